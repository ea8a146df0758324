import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { dropDeadline, tell } from '#db/outbox.ts'
import { changeBookingRow, lockBooking } from '#db/stores/bookings.ts'
import type { PaymentRow } from '#db/stores/payments.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'

/**
 * What a booking makes of money that has just come into escrow for it (its journal is posted). While it lives
 * the money is held; what was still owed after the use goes on to the platform; for a booking that has fallen
 * meanwhile it goes back whole.
 */
export async function bookingMoneyHeld(act: Act, payment: PaymentRow): Promise<void> {
  const { tx, now } = act
  const { bookingId, amountFen, organisationId } = payment
  const booking = bookingId ? await lockBooking(tx, bookingId) : null
  if (!booking) throw new Error(`payment ${payment.id} names no booking`)
  await tell(tx, now, [
    { topic: 'booking.changed', key: booking.id, payload: { bookingId: booking.id, event: 'paid' } },
  ])
  if (booking.settledFen === null && ['requested', 'confirmed', 'checked_in'].includes(booking.state)) {
    const heldFen = booking.heldFen + amountFen
    await changeBookingRow(tx, now, booking.id, { heldFen })
    if (heldFen >= booking.priceFen) await dropDeadline(tx, now, 'booking.payment', booking.id)
    return
  }
  const isEarned = booking.state === 'completed'
  await payBack(act, {
    purpose: isEarned ? 'payout' : 'refund',
    from: account('booking', booking.moneyId, null),
    organisationId: isEarned ? await leaderOf(act, booking.platformId) : organisationId,
    amountFen,
    poolId: null,
    bookingId: booking.id,
    idempotencyKey: `booking-late-money:${payment.id}`,
  })
}

async function leaderOf({ tx }: Act, platformId: string): Promise<string> {
  const [row] = await tx.sql<{ id: string }[]>`select leader_id as id from platforms where id = ${platformId}`
  return row?.id ?? ''
}
