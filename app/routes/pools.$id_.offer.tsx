import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OfferComposerPage } from '#app/components/pages/offer-page.tsx'
import { OFFER_INTENTS } from '#app/http/form-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadOfferComposer } from '#app/read-models/offers/load-offer-composer.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['market'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'offer.submit')
  const poolId = idFrom(params.id)
  const idempotencyKey = context.ids.next('evt')
  const now = context.clock.now()
  const view = await loadOfferComposer(context.database, { poolId, actor, now, idempotencyKey })
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const subjectId = idFrom(params.id)
  const leadsTo = () => `/pools/${subjectId}/offer`
  return answerForm({ request, context, actor, intents: OFFER_INTENTS, subjectId, leadsTo })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => (data?.view.standing ? text.offers.titleImprove : text.offers.titleNew))

export default function Offer() {
  const { view, done } = useLoaderData<typeof loader>()
  return <OfferComposerPage view={view} answer={useActionData<typeof action>() ?? done} />
}
