import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OwnListingsPage } from '#app/components/catalogue/own-listings-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listOwnListings } from '#app/read-models/catalogue/list-own-listings.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'listing.edit')
  return listOwnListings(context.database, actor.organisationId)
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.catalogue.ownTitle)

export default function OwnListings() {
  return <OwnListingsPage view={useLoaderData<typeof loader>()} />
}
