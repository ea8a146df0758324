import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BookingPage } from '#app/components/bookings/booking-page.tsx'
import { lookAgain } from '#app/http/look-again.ts'
import { titleOf } from '#app/http/page-title.ts'
import { BOOKING_INTENTS } from '#app/http/platform-intents.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadBooking } from '#app/read-models/bookings/load-booking.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.use')
  const { database, clock, ids } = context
  const view = await loadBooking(
    database,
    idFrom(params.id),
    actor.organisationId,
    clock.now(),
    ids.next('evt'),
  )
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const subjectId = idFrom(params.id)
  const leadsTo = () => `/bookings/${subjectId}`
  return answerForm({ request, context, actor, intents: BOOKING_INTENTS, subjectId, leadsTo })
}

export const shouldRevalidate = lookAgain

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, () => data?.view.booking.resourceName)

export default function Booking() {
  const { view, done } = useLoaderData<typeof loader>()
  return <BookingPage view={view} answer={useActionData<typeof action>() ?? done} />
}
