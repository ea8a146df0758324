import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AwardPage } from '#app/components/awards/award-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound } from '#app/http/require-actor.ts'
import { currentActor } from '#app/http/session.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadAwardPage } from '#app/read-models/awards/load-award-page.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['members'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  const view = await loadAwardPage(context.database, { poolId: idFrom(params.id), actor })
  if (!view) throw notFound()
  return view
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => `${text.awards.title} · ${data?.poolTitle ?? ''}`)

export default function Award() {
  return <AwardPage view={useLoaderData<typeof loader>()} />
}
