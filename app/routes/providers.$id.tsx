import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ProviderPage } from '#app/components/directory/provider-page.tsx'
import { PROVIDER_INTENTS } from '#app/http/directory-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import { currentActor } from '#app/http/session.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadProvider } from '#app/read-models/directory/load-provider.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['city'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  const idempotencyKey = context.ids.next('evt')
  const view = await loadProvider(context.database, idFrom(params.id), { actor, idempotencyKey })
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const subjectId = idFrom(params.id)
  const leadsTo = (value: unknown) =>
    'engagementId' in (value as object) ? '/engagements' : `/providers/${subjectId}`
  return answerForm({ request, context, actor, intents: PROVIDER_INTENTS, subjectId, leadsTo })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) =>
    text.locale === 'en'
      ? (data?.view.provider.nameEn ?? data?.view.provider.name)
      : data?.view.provider.name,
  )

export default function Provider() {
  const { view, done } = useLoaderData<typeof loader>()
  return <ProviderPage view={view} answer={useActionData<typeof action>() ?? done} />
}
