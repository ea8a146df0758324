import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OwnProviderPage } from '#app/components/directory/own-provider-page.tsx'
import { OWN_PROVIDER_INTENTS } from '#app/http/directory-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadOwnProvider } from '#app/read-models/directory/load-provider.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['city'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'provider.edit')
  const view = await loadOwnProvider(context.database, actor, context.ids.next('evt'))
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = () => '/providers/own'
  return answerForm({ request, context, actor, intents: OWN_PROVIDER_INTENTS, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.shell.ownProvider)

export default function OwnProvider() {
  const { view, done } = useLoaderData<typeof loader>()
  return <OwnProviderPage view={view} answer={useActionData<typeof action>() ?? done} />
}
