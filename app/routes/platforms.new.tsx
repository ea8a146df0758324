import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PlatformFormPage } from '#app/components/platforms/platform-form-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { PLATFORM_FORM_INTENTS } from '#app/http/platform-desk-intents.ts'
import { notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadPlatformForm } from '#app/read-models/platforms/load-platform-form.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain', 'deals', 'desks'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.lead')
  const view = await loadPlatformForm(context.database, null, actor, context.ids.next('evt'))
  if (!view) throw notFound()
  return { view }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const { savePlatform } = PLATFORM_FORM_INTENTS
  const intents = savePlatform ? { savePlatform } : {}
  const leadsTo = (saved: unknown) => `/platforms/${(saved as { slug: string }).slug}/manage`
  return answerForm({ request, context, actor, intents, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.desk.found)

export default function NewPlatform() {
  const { view } = useLoaderData<typeof loader>()
  return <PlatformFormPage view={view} answer={useActionData<typeof action>() ?? null} />
}
