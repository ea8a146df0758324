import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ListingFormPage } from '#app/components/catalogue/listing-form-page.tsx'
import { LISTING_INTENTS } from '#app/http/catalogue-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadNewListingForm } from '#app/read-models/catalogue/load-listing-form.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'listing.edit')
  const category = idFrom(new URL(request.url).searchParams.get('category') ?? undefined)
  const view = await loadNewListingForm(context.database, category, {
    supplierId: actor.organisationId,
    idempotencyKey: context.ids.next('evt'),
  })
  if (!view) throw notFound()
  return view
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = (value: unknown) => `/supplier/listings/${(value as { listingId: string }).listingId}`
  const { saveListing } = LISTING_INTENTS
  const intents = saveListing ? { saveListing } : {}
  return answerForm({ request, context, actor, intents, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.catalogue.formNew)

export default function NewListing() {
  const view = useLoaderData<typeof loader>()
  return <ListingFormPage view={view} answer={useActionData<typeof action>() ?? null} />
}
