import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ResourceFormPage } from '#app/components/platforms/resource-form-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { NEW_RESOURCE_INTENTS } from '#app/http/platform-desk-intents.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadResourceForm } from '#app/read-models/platforms/load-resource-form.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain', 'deals', 'desks'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.lead')
  const asked = { of: { slug: idFrom(params.slug) }, actor, idempotencyKey: context.ids.next('evt') }
  const view = await loadResourceForm(context.database, asked)
  if (!view) throw notFound()
  return { view }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.lead')
  const asked = { of: { slug: idFrom(params.slug) }, actor, idempotencyKey: '' }
  const view = await loadResourceForm(context.database, asked)
  if (!view) throw notFound()
  const subjectId = view.platform.id
  const leadsTo = (saved: unknown) => `/resources/${(saved as { resourceId: string }).resourceId}/edit`
  return answerForm({ request, context, actor, intents: NEW_RESOURCE_INTENTS, subjectId, leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.desk.newResource)

export default function NewResource() {
  const { view } = useLoaderData<typeof loader>()
  return <ResourceFormPage view={view} answer={useActionData<typeof action>() ?? null} />
}
