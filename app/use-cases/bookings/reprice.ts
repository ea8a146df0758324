import { payBy } from '#app/domain/bookings/booking-terms.ts'
import { MINUTE_MS } from '#app/domain/bookings/local-time.ts'
import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { minFen } from '#app/domain/shared/money.ts'
import { dropDeadline, setDeadlines } from '#db/outbox.ts'
import { type BookingRow, changeBookingRow } from '#db/stores/bookings.ts'
import type { ResourceRow } from '#db/stores/resources.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'
import { askPrepayments } from './ask-prepayments.ts'
import { cancelPrepayments } from './cancel-prepayments.ts'
import { moveBooking } from './move-booking.ts'

/**
 * What a changed time means for price, prepayment, deadlines and state: a surplus goes back at once, a
 * difference is asked for, a booking that needs approval is asked for again. Answers the state.
 */
export async function reprice(
  act: Act,
  booking: BookingRow,
  { rules }: ResourceRow,
  priceFen: bigint,
): Promise<BookingRow['state']> {
  const { tx, now } = act
  const { id, organisationId, startsAt } = booking
  const heldFen = minFen(booking.heldFen, priceFen)
  await changeBookingRow(tx, now, id, { priceFen, heldFen })
  await payBack(act, {
    purpose: 'refund',
    from: account('booking', booking.moneyId, null),
    organisationId,
    amountFen: booking.heldFen - heldFen,
    poolId: null,
    bookingId: id,
    idempotencyKey: `booking-change-refund:${id}:${now.getTime()}`,
  })
  await cancelPrepayments(act, id)
  for (const kind of ['booking.payment', 'booking.no_show'] as const) await dropDeadline(tx, now, kind, id)
  if (booking.state === 'requested' || rules.approval === 'approval') {
    const event = booking.state === 'requested' ? 'change' : 'ask_again'
    await setDeadlines(tx, now, [{ kind: 'booking.answer', subjectId: id, dueAt: startsAt }])
    return (await moveBooking(act, booking, event)).state
  }
  const missingFen = priceFen - heldFen
  const dueAt = new Date(payBy(rules, startsAt.getTime(), now.getTime()))
  const noShowAt = new Date(startsAt.getTime() + rules.noShowMinutes * MINUTE_MS)
  await setDeadlines(tx, now, [
    { kind: 'booking.no_show', subjectId: id, dueAt: noShowAt },
    ...(missingFen > 0n ? [{ kind: 'booking.payment' as const, subjectId: id, dueAt }] : []),
  ])
  if (missingFen > 0n) {
    const rest = { id: act.ids.next('pay'), bookingId: id, organisationId, amountFen: missingFen, dueAt }
    await askPrepayments(tx, now, [{ ...rest, act: { actor: act.actor, now } }])
  }
  return (await moveBooking(act, booking, 'change')).state
}
