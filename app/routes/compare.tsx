import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ComparePage } from '#app/components/catalogue/compare-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadComparison } from '#app/read-models/catalogue/load-comparison.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods'] }

/** `?ids=a,b` and `?ids=a&ids=b` mean the same. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const named = new URL(request.url).searchParams.getAll('ids').flatMap((word) => word.split(','))
  const ids = named.filter((id) => /^[\w-]{1,80}$/.test(id))
  return loadComparison(context.database, ids, context.clock.now())
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.catalogue.compareTitle)

export default function Compare() {
  return <ComparePage view={useLoaderData<typeof loader>()} />
}
