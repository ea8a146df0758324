import { settleInterrupted, settleShare } from '#app/domain/bookings/price.ts'
import { type BookingRow, changeBookingRow } from '#db/stores/bookings.ts'
import { lockEntryOf } from '#db/stores/waitlist.ts'
import type { Act } from '../use-case.ts'
import { moveBooking } from './move-booking.ts'
import { settleBooking } from './settle-booking.ts'
import { withdrawOffer } from './withdraw-offer.ts'

/**
 * A booking loses its machine. What runs is settled to the minute; what has not begun keeps its money until
 * another machine is found and agreed to, unless it is said to `end`: then everything goes back at once.
 */
export async function breakOff(
  act: Act,
  booking: BookingRow,
  how: { readonly reason: string; readonly ends?: boolean },
): Promise<void> {
  const { tx, now } = act
  if (booking.awaits === 'holder') {
    // An offer of a slot that is no more; who waited keeps nothing, who was to be moved is planned anew.
    const entry = await lockEntryOf(tx, booking.id)
    if (entry || booking.replacesId) return withdrawOffer(act, booking)
  }
  const interrupted = await moveBooking(act, booking, 'break_down', how.reason)
  await changeBookingRow(tx, now, booking.id, { reason: how.reason })
  const hasBegun = booking.state === 'checked_in'
  if (!hasBegun && booking.startsAt > now) {
    if (how.ends) await settleBooking(act, interrupted, settleShare(booking.priceFen, booking.heldFen, 0))
    return
  }
  const window = { fromMs: booking.startsAt.getTime(), toMs: booking.endsAt.getTime() }
  const brokeOffMs = hasBegun ? now.getTime() : window.fromMs
  const settlement = settleInterrupted(window, booking.priceFen, booking.heldFen, brokeOffMs)
  await settleBooking(act, interrupted, settlement)
}
