import { dropDeadline } from '#db/outbox.ts'
import { type BookingRow, changeBookingRow, lockBooking } from '#db/stores/bookings.ts'
import type { ResourceRow } from '#db/stores/resources.ts'
import type { Act } from '../use-case.ts'
import { cancelPrepayments } from './cancel-prepayments.ts'
import { confirmBooking } from './confirm-booking.ts'
import { moveBooking } from './move-booking.ts'
import { replanStranded } from './replan-stranded.ts'

/**
 * The holder agrees to another machine: the old booking is rebooked, its prepayment goes with the holder, the
 * price stays. What the move makes room for is planned next. Answers the new booking's state.
 */
export async function takeReplacement(act: Act, booking: BookingRow, resource: ResourceRow): Promise<string> {
  const { tx, now } = act
  const before = booking.replacesId ? await lockBooking(tx, booking.replacesId) : null
  if (!before) throw new Error(`booking ${booking.id} replaces nothing`)
  // One that only makes room for others has not lost its machine: it gives it up now.
  const freed = before.state === 'interrupted' ? before : await moveBooking(act, before, 'break_down')
  await moveBooking(act, freed, 'rebook')
  for (const kind of ['booking.payment', 'booking.no_show', 'booking.answer'] as const) {
    await dropDeadline(tx, now, kind, before.id)
  }
  await cancelPrepayments(act, before.id)
  await changeBookingRow(tx, now, before.id, { heldFen: 0n, settledFen: 0n })
  await changeBookingRow(tx, now, booking.id, { heldFen: before.heldFen })
  const confirmed = await confirmBooking(act, { ...booking, heldFen: before.heldFen }, resource)
  await replanStranded(act, resource)
  return confirmed.state
}
