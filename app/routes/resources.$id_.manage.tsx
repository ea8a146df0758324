import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ResourceDeskPage } from '#app/components/platforms/resource-desk-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { RESOURCE_DESK_INTENTS } from '#app/http/platform-desk-intents.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadResourceDesk } from '#app/read-models/platforms/load-resource-desk.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain', 'desks'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.operate')
  const { database, clock, ids } = context
  const view = await loadResourceDesk(database, idFrom(params.id), actor, clock.now(), ids.next('evt'))
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.operate')
  const subjectId = idFrom(params.id)
  const leadsTo = () => `/resources/${subjectId}/manage`
  return answerForm({ request, context, actor, intents: RESOURCE_DESK_INTENTS, subjectId, leadsTo })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => `${text.desk.operateResource} ${data?.view.name ?? ''}`)

export default function OperateResource() {
  const { view, done } = useLoaderData<typeof loader>()
  return <ResourceDeskPage view={view} answer={useActionData<typeof action>() ?? done} />
}
