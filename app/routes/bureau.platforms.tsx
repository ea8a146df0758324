import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BureauPlatformsPage } from '#app/components/oversight/bureau-platforms-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { insightDays } from '#app/read-models/platforms/insight-span.ts'
import { loadBureauPlatforms } from '#app/read-models/platforms/load-bureau-platforms.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain', 'city', 'desks'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'bureau.watch')
  const days = insightDays(new URL(request.url).searchParams.get('days'))
  return loadBureauPlatforms(context.database, actor, days, context.clock.now())
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.insights.bureauTitle)

export default function BureauPlatforms() {
  return <BureauPlatformsPage view={useLoaderData<typeof loader>()} />
}
