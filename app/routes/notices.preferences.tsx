import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { NoticePreferencesPage } from '#app/components/notices/preferences-page.tsx'
import { NOTICE_PREFERENCE_INTENTS } from '#app/http/notice-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadPreferences } from '#app/read-models/notices/load-preferences.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['offices'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = await requireActor(request, context)
  const view = await loadPreferences(context.database, userId, context.ids.next('evt'))
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = () => '/notices/preferences'
  const intents = NOTICE_PREFERENCE_INTENTS
  return answerForm({ request, context, actor, intents, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.notices.preferences)

export default function NoticePreferences() {
  const { view, done } = useLoaderData<typeof loader>()
  return <NoticePreferencesPage view={view} answer={useActionData<typeof action>() ?? done} />
}
