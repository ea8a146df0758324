import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SavedSearchesPage } from '#app/components/searches/saved-searches-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import { SEARCH_INTENTS } from '#app/http/search-intents.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listSavedSearches } from '#app/read-models/searches/list-saved-searches.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['wants'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = await requireActor(request, context)
  const view = await listSavedSearches(context.database, userId, context.ids.next('evt'))
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = () => '/searches'
  return answerForm({ request, context, actor, intents: SEARCH_INTENTS, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.demands.savedSearches)

export default function SavedSearches() {
  const { view, done } = useLoaderData<typeof loader>()
  return <SavedSearchesPage view={view} answer={useActionData<typeof action>() ?? done} />
}
