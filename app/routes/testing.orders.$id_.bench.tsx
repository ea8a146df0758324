import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BenchPage } from '#app/components/testing/bench-page.tsx'
import { ON_THE_BENCH, type TestOrderState } from '#app/domain/testing/test-order-lifecycle.ts'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import { TEST_ORDER_INTENTS } from '#app/http/testing-intents.ts'
import { loadTestOrder } from '#app/read-models/testing/load-test-order.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'test.work')
  const idempotencyKey = context.ids.next('evt')
  const order = await loadTestOrder(context.database, { orderId: idFrom(params.id), actor, idempotencyKey })
  if (!order?.actions.enter) throw notFound()
  return { order, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const subjectId = idFrom(params.id)
  const intents = TEST_ORDER_INTENTS
  // What was finished has left the bench.
  const leadsTo = (value: unknown) => {
    const { state } = value as { state: TestOrderState }
    return `/testing/orders/${subjectId}${ON_THE_BENCH.includes(state) ? '/bench' : ''}`
  }
  return answerForm({ request, context, actor, intents, subjectId, leadsTo })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => `${text.testing.bench} ${data?.order.number ?? ''}`)

export default function Bench() {
  const { order, done } = useLoaderData<typeof loader>()
  return <BenchPage key={order.id} order={order} answer={useActionData<typeof action>() ?? done} />
}
