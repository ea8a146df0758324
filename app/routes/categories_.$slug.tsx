import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SearchPage } from '#app/components/search/search-page.tsx'
import { readSearchWords } from '#app/contracts/search.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import { countLookUp } from '#app/http/look-ups.ts'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound } from '#app/http/require-actor.ts'
import { currentActor } from '#app/http/session.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { searchListings } from '#app/read-models/catalogue/search-listings.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  countLookUp(request, context, 'search')
  const category = idFrom(params.slug)
  const words = readSearchWords(new URL(request.url).searchParams)
  const actor = await currentActor(request, context)
  const view = await searchListings(context.database, context.clock, words, {
    category,
    path: `/categories/${category}`,
  })
  if (!view) throw notFound()
  return { view, canDemand: actor !== null && isPermitted(actor, 'demand.state') }
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) =>
    text.locale === 'zh' ? data?.view.category?.nameZh : data?.view.category?.nameEn,
  )

export default function Category() {
  return <SearchPage {...useLoaderData<typeof loader>()} />
}
