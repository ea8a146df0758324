import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ListingReviewPage } from '#app/components/catalogue/listing-review-page.tsx'
import { REVIEW_INTENTS } from '#app/http/catalogue-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listSubmitted } from '#app/read-models/catalogue/list-submitted.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods'] }

const HERE = '/listings/review'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context, 'listing.review')
  const view = await listSubmitted(context.database, context.clock.now(), context.ids.next('evt'))
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  return answerForm({
    request,
    context,
    actor,
    intents: REVIEW_INTENTS,
    subjectId: '',
    leadsTo: () => HERE,
  })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.catalogue.reviewTitle)

export default function ListingReview() {
  const { view, done } = useLoaderData<typeof loader>()
  return <ListingReviewPage view={view} answer={useActionData<typeof action>() ?? done} />
}
