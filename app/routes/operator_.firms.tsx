import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { WaitingFirmsPage } from '#app/components/operations/waiting-firms-page.tsx'
import { FIRM_INTENTS } from '#app/http/operations-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listWaitingFirms } from '#app/read-models/operator/list-waiting-firms.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['welcome', 'moves', 'offices'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context, 'organisation.verify')
  const firms = await listWaitingFirms(context.database)
  return { view: { firms, idempotencyKey: context.ids.next('evt') }, done: doneAnswer(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = () => '/operator/firms'
  return answerForm({ request, context, actor, intents: FIRM_INTENTS, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.operations.firms)

export default function WaitingFirms() {
  const { view, done } = useLoaderData<typeof loader>()
  return <WaitingFirmsPage view={view} answer={useActionData<typeof action>() ?? done} />
}
