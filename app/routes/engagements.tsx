import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EngagementsPage } from '#app/components/directory/engagements-page.tsx'
import { ENGAGEMENT_INTENTS } from '#app/http/directory-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listEngagements } from '#app/read-models/directory/list-engagements.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['city'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'engagement.see')
  const { database, clock, ids } = context
  const view = await listEngagements(database, actor, clock.now(), ids.next('evt'))
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = () => '/engagements'
  return answerForm({ request, context, actor, intents: ENGAGEMENT_INTENTS, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.shell.engagements)

export default function Engagements() {
  const { view, done } = useLoaderData<typeof loader>()
  return <EngagementsPage view={view} answer={useActionData<typeof action>() ?? done} />
}
