import { settleShare } from '#app/domain/bookings/price.ts'
import { type BookingRow, lockStandInsFor } from '#db/stores/bookings.ts'
import type { Act } from '../use-case.ts'
import { dropOffer } from './drop-offer.ts'
import { settleBooking } from './settle-booking.ts'

/** A booking without its machine waits no longer: what is kept for it elsewhere goes on, its money comes back whole. */
export async function letGo(act: Act, booking: BookingRow): Promise<void> {
  const [offer] = await lockStandInsFor(act.tx, booking.id)
  if (offer) return dropOffer(act, offer, 'leave')
  await settleBooking(act, booking, settleShare(booking.priceFen, booking.heldFen, 0))
}
