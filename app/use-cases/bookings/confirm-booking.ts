import { payBy } from '#app/domain/bookings/booking-terms.ts'
import { MINUTE_MS } from '#app/domain/bookings/local-time.ts'
import { dropDeadline, setDeadlines } from '#db/outbox.ts'
import type { BookingRow } from '#db/stores/bookings.ts'
import type { ResourceRow } from '#db/stores/resources.ts'
import type { Act } from '../use-case.ts'
import { askPrepayments } from './ask-prepayments.ts'
import { moveBooking } from './move-booking.ts'

/** A requested booking becomes a confirmed one: what is missing of its prepayment is payable from now on. */
export async function confirmBooking(
  act: Act,
  booking: BookingRow,
  { rules }: Pick<ResourceRow, 'rules'>,
): Promise<BookingRow> {
  const { tx, now } = act
  const { id, organisationId, startsAt } = booking
  const confirmed = await moveBooking(act, booking, 'approve')
  await dropDeadline(tx, now, 'booking.answer', id)
  const dueAt = new Date(payBy(rules, startsAt.getTime(), now.getTime()))
  const missingFen = booking.priceFen - booking.heldFen
  const noShowAt = new Date(startsAt.getTime() + rules.noShowMinutes * MINUTE_MS)
  await setDeadlines(tx, now, [
    { kind: 'booking.no_show', subjectId: id, dueAt: noShowAt },
    ...(missingFen > 0n ? [{ kind: 'booking.payment' as const, subjectId: id, dueAt }] : []),
  ])
  if (missingFen > 0n) {
    const rest = { id: act.ids.next('pay'), bookingId: id, organisationId, amountFen: missingFen, dueAt }
    await askPrepayments(tx, now, [{ ...rest, act: { actor: act.actor, now } }])
  }
  return confirmed
}
