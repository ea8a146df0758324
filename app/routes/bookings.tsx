import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BookingsPage } from '#app/components/bookings/bookings-page.tsx'
import { bookingsFilter } from '#app/http/bookings-filter.ts'
import { lookAgain } from '#app/http/look-again.ts'
import { titleOf } from '#app/http/page-title.ts'
import { BOOKING_INTENTS, bookingLeadsTo } from '#app/http/platform-intents.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listBookings } from '#app/read-models/bookings/list-bookings.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain', 'desks'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.use')
  const { database, clock, ids } = context
  const filter = bookingsFilter(new URL(request.url).searchParams)
  const view = await listBookings(database, actor.organisationId, clock.now(), ids.next('evt'), filter)
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = bookingLeadsTo
  return answerForm({ request, context, actor, intents: BOOKING_INTENTS, subjectId: '', leadsTo })
}

export const shouldRevalidate = lookAgain

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.bookings.title)

export default function Bookings() {
  const { view, done } = useLoaderData<typeof loader>()
  return <BookingsPage view={view} answer={useActionData<typeof action>() ?? done} />
}
