import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PlatformPage } from '#app/components/platforms/platform-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { PLATFORM_INTENTS } from '#app/http/platform-intents.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import { currentActor } from '#app/http/session.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadPlatform } from '#app/read-models/platforms/load-platform.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'], ownWords: ['moves', 'desks'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  const { database, clock, ids } = context
  const view = await loadPlatform(database, idFrom(params.slug), actor, clock.now(), ids.next('evt'))
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const slug = idFrom(params.slug)
  const view = await loadPlatform(context.database, slug, actor, context.clock.now(), '')
  if (!view) throw notFound()
  const subjectId = view.platform.id
  const leadsTo = () => `/platforms/${slug}`
  return answerForm({ request, context, actor, intents: PLATFORM_INTENTS, subjectId, leadsTo })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, () => data?.view.platform.name)

export default function Platform() {
  const { view, done } = useLoaderData<typeof loader>()
  return <PlatformPage view={view} answer={useActionData<typeof action>() ?? done} />
}
