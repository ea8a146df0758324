import type { AppLoadContext } from '@remix-run/node'
import type { Permission } from '#app/domain/identity/permission-matrix.ts'
import type { TestOrderState } from '#app/domain/testing/test-order-lifecycle.ts'
import { loadTestOrder } from '#app/read-models/testing/load-test-order.ts'
import { idFrom, notFound, requireActor } from './require-actor.ts'
import { answerForm, doneAnswer } from './respond.ts'
import { TEST_ORDER_INTENTS } from './testing-intents.ts'

interface Call {
  readonly request: Request
  readonly context: AppLoadContext
  readonly params: { readonly id?: string | undefined }
}

/** One of the pages about a test order, for whoever may see it; everybody else finds nothing. */
export async function loadTestOrderPage({ request, context, params }: Call, permission: Permission) {
  const actor = await requireActor(request, context, permission)
  const idempotencyKey = context.ids.next('evt')
  const order = await loadTestOrder(context.database, { orderId: idFrom(params.id), actor, idempotencyKey })
  if (!order) throw notFound()
  return { order, done: doneAnswer(request) }
}

/** Does what a form of these pages asks; `tail` says on which of them the reader goes on. */
export async function answerTestOrderPage(
  { request, context, params }: Call,
  tail: (state: TestOrderState) => '' | '/bench' = () => '',
) {
  const actor = await requireActor(request, context)
  const subjectId = idFrom(params.id)
  const intents = TEST_ORDER_INTENTS
  const leadsTo = (value: unknown) =>
    `/testing/orders/${subjectId}${tail((value as { state: TestOrderState }).state)}`
  return answerForm({ request, context, actor, intents, subjectId, leadsTo })
}
