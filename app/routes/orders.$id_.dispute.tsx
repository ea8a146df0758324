import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DisputePage } from '#app/components/pages/dispute-page.tsx'
import { paths } from '#app/components/paths.ts'
import { DEALING_INTENTS } from '#app/http/dealing-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadDispute } from '#app/read-models/orders/load-dispute.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['deals'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'order.see')
  const orderId = idFrom(params.id)
  const now = context.clock.now()
  const idempotencyKey = context.ids.next('evt')
  const view = await loadDispute(context.database, { orderId, actor, now, idempotencyKey })
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const subjectId = idFrom(params.id)
  const leadsTo = () => paths.dispute(subjectId)
  return answerForm({ request, context, actor, intents: DEALING_INTENTS, subjectId, leadsTo })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => `${text.dealings.disputeTitle} ${data?.view.order.number ?? ''}`)

export default function Dispute() {
  const { view, done } = useLoaderData<typeof loader>()
  return <DisputePage view={view} answer={useActionData<typeof action>() ?? done} />
}
