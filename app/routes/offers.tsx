import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MyOffersPage } from '#app/components/offers/my-offers-page.tsx'
import { BOND_INTENTS } from '#app/http/form-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listMyOffers } from '#app/read-models/offers/list-my-offers.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['market', 'moves'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { organisationId } = await requireActor(request, context, 'offer.submit')
  const { database, clock, ids } = context
  const view = await listMyOffers(database, organisationId, clock.now(), ids.next('evt'))
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  return answerForm({
    request,
    context,
    actor,
    intents: BOND_INTENTS,
    subjectId: '',
    leadsTo: () => '/offers',
  })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.shell.myOffers)

export default function Offers() {
  const { view, done } = useLoaderData<typeof loader>()
  return <MyOffersPage view={view} answer={useActionData<typeof action>() ?? done} />
}
