import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DisputeDeskPage } from '#app/components/pages/dispute-desk-page.tsx'
import { paths } from '#app/components/paths.ts'
import { DESK_INTENTS } from '#app/http/dealing-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadDisputeDesk } from '#app/read-models/orders/load-dispute-desk.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['moves', 'deals', 'offices'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'operator.watch')
  const view = await loadDisputeDesk(context.database, actor, context.ids.next('evt'))
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = () => paths.disputeDesk
  return answerForm({ request, context, actor, intents: DESK_INTENTS, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.dealings.desk)

export default function DisputeDesk() {
  const { view, done } = useLoaderData<typeof loader>()
  return <DisputeDeskPage view={view} answer={useActionData<typeof action>() ?? done} />
}
