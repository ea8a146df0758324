import { settleShare } from '#app/domain/bookings/price.ts'
import { WAITLIST_LIFECYCLE } from '#app/domain/bookings/waitlist-lifecycle.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { dropDeadline, tell } from '#db/outbox.ts'
import { changeBookingRow, lockBooking } from '#db/stores/bookings.ts'
import { bookingsToEnd, testsToEnd, waitsToEnd } from '#db/stores/closing.ts'
import { sharePlatformState } from '#db/stores/platforms.ts'
import { markTestOrder } from '#db/stores/test-orders.ts'
import { moveState } from '#db/stores/trail.ts'
import { moveBooking } from '../bookings/move-booking.ts'
import { settleBooking } from '../bookings/settle-booking.ts'
import { moveTestOrder } from '../testing/move-test-order.ts'
import { unwindTestOrder } from '../testing/unwind-test-order.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

/** So many of each kind at once: a transaction stays short, and who books elsewhere does not wait for it. */
const BATCH = 50

/**
 * Ends what a closed platform still has to come: bookings that have not begun, places in waiting lists, test orders
 * whose samples have not arrived; every prepayment and fee goes back whole. Asks itself again while something is
 * left; does nothing where the platform is open again.
 */
export function emptyPlatform(ctx: Ctx, platformId: string): Promise<Result<{ ended: number }>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    if ((await sharePlatformState(tx, platformId)) !== 'closed') return accept({ ended: 0 })
    const [row] = await tx.sql<{ reason: string }[]>`
      select closed_reason as reason from platforms where id = ${platformId}`
    const reason = row?.reason ?? ''
    const bookings = await bookingsToEnd(tx, platformId, BATCH)
    for (const id of bookings) await endBooking(act, id, reason)
    const waits = await waitsToEnd(tx, platformId, BATCH)
    for (const { id, state: from } of waits) {
      await moveState(tx, act, { lifecycle: WAITLIST_LIFECYCLE, id, poolId: null, from, event: 'lapse' })
      await dropDeadline(tx, now, 'waitlist.end', id)
    }
    const tests = await testsToEnd(tx, platformId, BATCH)
    for (const order of tests) {
      await moveTestOrder(act, order, order.state === 'submitted' ? 'reject' : 'cancel', reason)
      await markTestOrder(tx, now, order.id, { reason })
      await unwindTestOrder(act, order)
    }
    const isFull = [bookings, waits, tests].some(({ length }) => length === BATCH)
    if (isFull) await tell(tx, now, [{ topic: 'platform.closed', key: platformId, payload: { platformId } }])
    return accept({ ended: bookings.length + waits.length + tests.length })
  })
}

/** The whole prepayment goes back; what was kept for an answer never held money of its own. */
async function endBooking(act: Act, id: string, reason: string): Promise<void> {
  const { tx, now } = act
  const booking = await lockBooking(tx, id)
  if (booking?.state === 'interrupted' && booking.settledFen === null) {
    return settleBooking(act, booking, settleShare(booking.priceFen, booking.heldFen, 0))
  }
  if (booking?.state !== 'requested' && booking?.state !== 'confirmed') return
  const isOffer = booking.awaits === 'holder'
  const ended = await moveBooking(act, booking, 'close', reason)
  await changeBookingRow(tx, now, id, { reason })
  const heldFen = isOffer ? 0n : booking.heldFen
  await settleBooking(act, { ...ended, heldFen }, settleShare(isOffer ? 0n : booking.priceFen, heldFen, 0))
}
