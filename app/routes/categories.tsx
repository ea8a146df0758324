import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CategoriesPage } from '#app/components/catalogue/categories-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listCategories } from '#app/read-models/catalogue/list-categories.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods'] }

export async function loader({ context }: LoaderFunctionArgs) {
  return listCategories(context.database)
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.catalogue.title)

export default function Categories() {
  return <CategoriesPage view={useLoaderData<typeof loader>()} />
}
