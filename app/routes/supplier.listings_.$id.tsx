import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ListingFormPage } from '#app/components/catalogue/listing-form-page.tsx'
import { LISTING_INTENTS } from '#app/http/catalogue-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { answerPhoto, isUpload } from '#app/http/photo-upload.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadListingForm } from '#app/read-models/catalogue/load-listing-form.ts'
import { isOwnListing } from '#app/read-models/catalogue/load-photo.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'listing.edit')
  const asked = { supplierId: actor.organisationId, idempotencyKey: context.ids.next('evt') }
  const view = await loadListingForm(context.database, idFrom(params.id), asked, context.clock.now())
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const subjectId = idFrom(params.id)
  if (isUpload(request)) {
    const isTheirs = () => isOwnListing(context.database, subjectId, actor.organisationId)
    return answerPhoto({ request, context, actor, listingId: subjectId, isTheirs })
  }
  return answerForm({
    request,
    context,
    actor,
    intents: LISTING_INTENTS,
    subjectId,
    leadsTo: () => `/supplier/listings/${subjectId}`,
  })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.catalogue.formEdit)

export default function OwnListing() {
  const { view, done } = useLoaderData<typeof loader>()
  return <ListingFormPage view={view} answer={useActionData<typeof action>() ?? done} />
}
