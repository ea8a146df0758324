import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ListingPage } from '#app/components/catalogue/listing-page.tsx'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound } from '#app/http/require-actor.ts'
import { currentActor } from '#app/http/session.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadListing } from '#app/read-models/catalogue/load-listing.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const id = idFrom(params.id)
  const actor = await currentActor(request, context)
  const view = await loadListing(context.database, id, actor?.organisationId ?? null, context.clock.now())
  if (!view) throw notFound()
  return { view, canDemand: actor !== null && isPermitted(actor, 'demand.state') }
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, () => data?.view.listing.title)

export default function Listing() {
  return <ListingPage {...useLoaderData<typeof loader>()} />
}
