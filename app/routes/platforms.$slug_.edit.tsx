import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PlatformFormPage } from '#app/components/platforms/platform-form-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { PLATFORM_FORM_INTENTS } from '#app/http/platform-desk-intents.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadPlatformForm } from '#app/read-models/platforms/load-platform-form.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain', 'deals', 'desks'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.lead')
  const key = context.ids.next('evt')
  const view = await loadPlatformForm(context.database, idFrom(params.slug), actor, key)
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.lead')
  const slug = idFrom(params.slug)
  const view = await loadPlatformForm(context.database, slug, actor, '')
  if (!view?.platform) throw notFound()
  const subjectId = view.platform.id
  // A platform may have moved to another address.
  const leadsTo = (saved: unknown) => `/platforms/${(saved as { slug?: string }).slug ?? slug}/edit`
  return answerForm({ request, context, actor, intents: PLATFORM_FORM_INTENTS, subjectId, leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.desk.edit)

export default function EditPlatform() {
  const { view, done } = useLoaderData<typeof loader>()
  return <PlatformFormPage view={view} answer={useActionData<typeof action>() ?? done} />
}
