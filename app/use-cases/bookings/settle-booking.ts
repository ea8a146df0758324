import type { Settlement } from '#app/domain/bookings/price.ts'
import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { dropDeadline } from '#db/outbox.ts'
import { type BookingRow, changeBookingRow } from '#db/stores/bookings.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'
import { askPrepayments } from './ask-prepayments.ts'
import { cancelPrepayments } from './cancel-prepayments.ts'

const OWED_DAYS = 7

/**
 * Ends a booking's money: what was earned goes to the platform's leader, the rest of the prepayment back to
 * its holder, what is still owed becomes payable. Open prepayments and every deadline of the booking end.
 */
export async function settleBooking(act: Act, booking: BookingRow, settlement: Settlement): Promise<void> {
  const { tx, now } = act
  const { id, moneyId, organisationId } = booking
  for (const kind of ['booking.payment', 'booking.no_show', 'booking.answer'] as const) {
    await dropDeadline(tx, now, kind, id)
  }
  await cancelPrepayments(act, id)
  await changeBookingRow(tx, now, id, { heldFen: 0n, settledFen: settlement.totalFen })
  const from = account('booking', moneyId, null)
  await payBack(act, {
    purpose: 'payout',
    from,
    organisationId: await leaderOf(act, booking),
    amountFen: settlement.payoutFen,
    poolId: null,
    bookingId: id,
    idempotencyKey: `booking-payout:${id}`,
  })
  await payBack(act, {
    purpose: 'refund',
    from,
    organisationId,
    amountFen: settlement.refundFen,
    poolId: null,
    bookingId: id,
    idempotencyKey: `booking-refund:${id}`,
  })
  if (settlement.owedFen === 0n) return
  const dueAt = addDays(now, OWED_DAYS)
  const rest = {
    id: act.ids.next('pay'),
    bookingId: id,
    organisationId,
    amountFen: settlement.owedFen,
    dueAt,
  }
  await askPrepayments(tx, now, [{ ...rest, act: { actor: act.actor, now } }])
}

async function leaderOf({ tx }: Act, { platformId }: BookingRow): Promise<string> {
  const [row] = await tx.sql<{ leaderId: string }[]>`
    select leader_id as "leaderId" from platforms where id = ${platformId}`
  if (!row) throw new Error(`platform ${platformId} is gone`)
  return row.leaderId
}
