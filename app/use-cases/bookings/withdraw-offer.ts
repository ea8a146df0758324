import { BOOKING_LIFECYCLE } from '#app/domain/bookings/booking-lifecycle.ts'
import { settleShare } from '#app/domain/bookings/price.ts'
import { WAITLIST_LIFECYCLE } from '#app/domain/bookings/waitlist-lifecycle.ts'
import { tell } from '#db/outbox.ts'
import type { BookingRow } from '#db/stores/bookings.ts'
import { moveState } from '#db/stores/trail.ts'
import { lockEntryOf } from '#db/stores/waitlist.ts'
import type { Act } from '../use-case.ts'
import { settleBooking } from './settle-booking.ts'

/**
 * What was kept for a holder is no more, through no doing of its own: the machine is closed, or what it was to
 * replace is gone. Whoever calls this looks for another place, and offers the freed one on.
 */
export async function withdrawOffer(act: Act, booking: BookingRow): Promise<void> {
  const { tx, now } = act
  const { id, state: from } = booking
  const reason = 'withdrawn'
  await moveState(tx, act, { lifecycle: BOOKING_LIFECYCLE, id, poolId: null, from, event: 'lapse', reason })
  const payload = { bookingId: id, event: 'withdraw' }
  await tell(tx, now, [{ topic: 'booking.changed', key: id, payload }])
  // The offer never held money of its own.
  await settleBooking(act, { ...booking, heldFen: 0n }, settleShare(0n, 0n, 0))
  const entry = await lockEntryOf(tx, id)
  if (!entry) return
  const move = { lifecycle: WAITLIST_LIFECYCLE, id: entry.id, poolId: null, from: entry.state } as const
  await moveState(tx, act, { ...move, event: 'lapse' })
}
