import { BOOKING_LIFECYCLE, type BookingEvent } from '#app/domain/bookings/booking-lifecycle.ts'
import { tell } from '#db/outbox.ts'
import type { BookingRow } from '#db/stores/bookings.ts'
import { moveState } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'

/** One legal move of a locked booking, in the trail, and told to whoever it concerns. */
export async function moveBooking(
  act: Act,
  booking: BookingRow,
  event: BookingEvent,
  reason: string | null = null,
): Promise<BookingRow> {
  const { id, state: from } = booking
  const move = { lifecycle: BOOKING_LIFECYCLE, id, poolId: null, from, event, reason }
  const state = await moveState(act.tx, act, move)
  await tell(act.tx, act.now, [{ topic: 'booking.changed', key: id, payload: { bookingId: id, event } }])
  return { ...booking, state }
}
