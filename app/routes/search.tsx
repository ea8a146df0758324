import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SearchPage } from '#app/components/search/search-page.tsx'
import { readSearchWords } from '#app/contracts/search.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import { countLookUp } from '#app/http/look-ups.ts'
import { titleOf } from '#app/http/page-title.ts'
import { notFound } from '#app/http/require-actor.ts'
import { currentActor } from '#app/http/session.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { searchListings } from '#app/read-models/catalogue/search-listings.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  countLookUp(request, context, 'search')
  const words = readSearchWords(new URL(request.url).searchParams)
  const actor = await currentActor(request, context)
  const asked = { category: null, path: '/search' }
  const view = await searchListings(context.database, context.clock, words, asked)
  if (!view) throw notFound()
  return { view, canDemand: actor !== null && isPermitted(actor, 'demand.state') }
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.catalogue.searchTitle)

export default function Search() {
  return <SearchPage {...useLoaderData<typeof loader>()} />
}
