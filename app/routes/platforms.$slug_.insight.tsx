import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { InsightPage } from '#app/components/platforms/insight-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { insightDays } from '#app/read-models/platforms/insight-span.ts'
import { loadInsight } from '#app/read-models/platforms/load-insight.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain', 'desks'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.lead')
  const query = new URL(request.url).searchParams
  const asked = { days: insightDays(query.get('days')), resourceId: query.get('resource') }
  const view = await loadInsight(context.database, idFrom(params.slug), actor, asked, context.clock.now())
  if (!view) throw notFound()
  return view
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.insights.title)

export default function Insight() {
  return <InsightPage view={useLoaderData<typeof loader>()} />
}
