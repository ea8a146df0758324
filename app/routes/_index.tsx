import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HomePage } from '#app/components/pages/home-page.tsx'
import { MAP_MEASURES } from '#app/contracts/views/home.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import { titleOf } from '#app/http/page-title.ts'
import { currentActor } from '#app/http/session.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { tourOf } from '#app/i18n/preferences.ts'
import { loadHome } from '#app/read-models/home/load-home.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['market', 'welcome'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  const query = new URL(request.url).searchParams
  const [near, industry] = [query.get('near'), query.get('industry')]
  const asked = {
    county: COUNTIES.find(({ code }) => code === near)?.code ?? null,
    industry: COUNTIES.flatMap(({ industries }) => industries).find((one) => one === industry) ?? null,
  }
  const measure = MAP_MEASURES.find((one) => one === query.get('measure')) ?? 'sets'
  const view = await loadHome(context.database, { actor, asked, measure }, context.clock.now())
  const isUnverified = actor !== null && actor.capabilities.length === 0
  return { view, isSignedIn: actor !== null, isUnverified, isDemo: context.demo, tour: tourOf(request) }
}

export const meta: MetaFunction = ({ matches }) =>
  titleOf(matches, (text) => `${text.common.productName} · ${text.common.productTagline}`, 'whole')

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />
}
