import type { DecideBooking } from '#app/contracts/bookings.ts'
import { settleShare } from '#app/domain/bookings/price.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { changeBookingRow, lockBooking, peekBooking } from '#db/stores/bookings.ts'
import { isStaffOf, lockResources } from '#db/stores/resources.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { confirmBooking } from './confirm-booking.ts'
import { moveBooking } from './move-booking.ts'
import { offerFreed } from './offer-freed.ts'
import { settleBooking } from './settle-booking.ts'

/**
 * 审批预约: the platform's management says yes or no to a request, which has held its slot until now. Refused:
 * BOOKING_NOT_FOUND (also for another platform's), BOOKING_STATE.
 */
export function decideBookingRequest(
  ctx: Ctx,
  input: DecideBooking,
): Promise<Result<{ bookingId: string; state: string }>> {
  return inTransaction(ctx, 'platform.lead', async (act) => {
    const { tx, now, actor } = act
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const seen = await peekBooking(tx, input.bookingId)
    if (!seen || !(await isStaffOf(tx, seen.platformId, actor.userId, ['lab_manager']))) {
      return refuse('BOOKING_NOT_FOUND')
    }
    const [resource] = await lockResources(tx, [seen.resourceId], 'share')
    const booking = await lockBooking(tx, seen.id)
    if (!booking || !resource) return refuse('BOOKING_NOT_FOUND')
    if (booking.awaits !== 'platform') return refuse('BOOKING_STATE', { state: booking.state })
    if (input.isApproved) {
      const confirmed = await confirmBooking(act, booking, resource)
      return accept({ bookingId: booking.id, state: confirmed.state })
    }
    const rejected = await moveBooking(act, booking, 'reject', input.reason || null)
    if (input.reason) await changeBookingRow(tx, now, booking.id, { reason: input.reason })
    await settleBooking(act, booking, settleShare(booking.priceFen, booking.heldFen, 0))
    await offerFreed(act, booking)
    return accept({ bookingId: booking.id, state: rejected.state })
  })
}
