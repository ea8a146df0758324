import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SupplierPage } from '#app/components/catalogue/supplier-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadSupplier } from '#app/read-models/catalogue/load-supplier.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods'] }

export async function loader({ context, params }: LoaderFunctionArgs) {
  const view = await loadSupplier(context.database, idFrom(params.id), context.clock.now())
  if (!view) throw notFound()
  return view
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) =>
    text.locale === 'en' ? (data?.supplier.nameEn ?? data?.supplier.name) : data?.supplier.name,
  )

export default function Supplier() {
  return <SupplierPage view={useLoaderData<typeof loader>()} />
}
