import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LiveOrderPage } from '#app/components/pages/live-order-page.tsx'
import { DEALING_INTENTS } from '#app/http/dealing-intents.ts'
import { ORDER_INTENTS } from '#app/http/form-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadOrderPage } from '#app/read-models/orders/load-order-page.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['market', 'moves', 'deals'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'order.see')
  const orderId = idFrom(params.id)
  const idempotencyKey = context.ids.next('evt')
  const now = context.clock.now()
  const order = await loadOrderPage(context.database, { orderId, actor, now, idempotencyKey })
  if (!order) throw notFound()
  return { order, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const subjectId = idFrom(params.id)
  return answerForm({
    request,
    context,
    actor,
    intents: { ...ORDER_INTENTS, ...DEALING_INTENTS },
    subjectId,
    leadsTo: () => `/orders/${subjectId}`,
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => `${text.orders.number} ${data?.order.number ?? ''}`)

export default function Order() {
  const { order, done } = useLoaderData<typeof loader>()
  return <LiveOrderPage key={order.id} order={order} answer={useActionData<typeof action>() ?? done} />
}
