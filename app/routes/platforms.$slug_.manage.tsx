import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PlatformDeskPage } from '#app/components/platforms/platform-desk-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { PLATFORM_DESK_INTENTS } from '#app/http/platform-desk-intents.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadPlatformDesk } from '#app/read-models/platforms/load-platform-desk.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain', 'moves', 'desks'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.lead')
  const { database, clock, ids } = context
  const view = await loadPlatformDesk(database, idFrom(params.slug), actor, clock.now(), ids.next('evt'))
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.lead')
  const slug = idFrom(params.slug)
  const view = await loadPlatformDesk(context.database, slug, actor, context.clock.now(), '')
  if (!view) throw notFound()
  const subjectId = view.platform.id
  const leadsTo = () => `/platforms/${slug}/manage`
  return answerForm({ request, context, actor, intents: PLATFORM_DESK_INTENTS, subjectId, leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.desk.manage)

export default function ManagePlatform() {
  const { view, done } = useLoaderData<typeof loader>()
  return <PlatformDeskPage view={view} answer={useActionData<typeof action>() ?? done} />
}
