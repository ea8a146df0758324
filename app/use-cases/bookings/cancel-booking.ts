import type { BookingAction } from '#app/contracts/bookings.ts'
import { cancelTerms } from '#app/domain/bookings/booking-terms.ts'
import { settleShare } from '#app/domain/bookings/price.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockBooking, peekBooking } from '#db/stores/bookings.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockMachine } from './lock-machine.ts'
import { moveBooking } from './move-booking.ts'
import { offerFreed } from './offer-freed.ts'
import { settleBooking } from './settle-booking.ts'
import { withdrawStandIns } from './withdraw-stand-ins.ts'

/**
 * 取消预约 by its holder: free until the resource's cancellation time, later at its fee, which the prepayment
 * pays. The slot goes to who waits for it. Refused: BOOKING_NOT_FOUND, BOOKING_STATE.
 */
export function cancelBooking(
  ctx: Ctx,
  input: BookingAction,
): Promise<Result<{ bookingId: string; state: string; feeFen: number }>> {
  return inTransaction(ctx, 'platform.use', async (act) => {
    const { tx, now, actor } = act
    const seen = await peekBooking(tx, input.bookingId)
    const resource = seen && (await lockMachine(act, seen))
    const booking = seen ? await lockBooking(tx, seen.id) : null
    const isMine = actor.kind === 'person' && booking?.organisationId === actor.organisationId
    if (!booking || !resource || !isMine) return refuse('BOOKING_NOT_FOUND')
    const isAnswerable = booking.awaits === 'holder'
    if (isAnswerable || (booking.state !== 'requested' && booking.state !== 'confirmed')) {
      return refuse('BOOKING_STATE', { state: booking.state })
    }
    const { rules } = resource
    const terms = cancelTerms(rules, booking.state, booking.startsAt.getTime(), now.getTime())
    const after = await moveBooking(act, booking, terms.event)
    const settlement = settleShare(booking.priceFen, booking.heldFen, terms.basisPoints)
    await settleBooking(act, booking, settlement)
    await withdrawStandIns(act, booking.id)
    await offerFreed(act, booking)
    return accept({ bookingId: booking.id, state: after.state, feeFen: Number(settlement.totalFen) })
  })
}
