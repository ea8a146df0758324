import type { DueBooking } from '#app/contracts/bookings.ts'
import { settleShare } from '#app/domain/bookings/price.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { lockBooking, peekBooking } from '#db/stores/bookings.ts'
import { lockResources, lockWithKin } from '#db/stores/resources.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { dropOffer } from './drop-offer.ts'
import { moveBooking } from './move-booking.ts'
import { offerFreed } from './offer-freed.ts'
import { settleBooking } from './settle-booking.ts'

/**
 * Deadline `booking.answer`: nobody has answered in time. A request that the platform left alone falls, an
 * offer that its holder left alone goes to the next in line.
 */
export function lapseBooking(ctx: Ctx, { subjectId }: DueBooking): Promise<Result<{ hasActed: boolean }>> {
  return inTransaction<{ hasActed: boolean }>(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const seen = await peekBooking(tx, subjectId)
    if (seen?.replacesId) await lockWithKin(tx, seen.resourceId)
    else if (seen) await lockResources(tx, [seen.resourceId], 'share')
    const booking = await lockBooking(tx, subjectId)
    if (!booking || !(await claimDeadline(tx, now, 'booking.answer', subjectId))) {
      return accept({ hasActed: false })
    }
    if (booking.awaits === 'holder') {
      await dropOffer(act, booking, 'lapse')
      return accept({ hasActed: true })
    }
    if (booking.state !== 'requested') return accept({ hasActed: false })
    await moveBooking(act, booking, 'lapse')
    await settleBooking(act, booking, settleShare(booking.priceFen, booking.heldFen, 0))
    await offerFreed(act, booking)
    return accept({ hasActed: true })
  })
}
