import type { DueBooking } from '#app/contracts/bookings.ts'
import { settleShare } from '#app/domain/bookings/price.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { lockBooking, peekBooking } from '#db/stores/bookings.ts'
import { lockResources } from '#db/stores/resources.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { moveBooking } from './move-booking.ts'
import { offerFreed } from './offer-freed.ts'
import { settleBooking } from './settle-booking.ts'

/** 爽约 (deadline `booking.no_show`): nobody has checked in within the grace; the resource's share is kept. */
export function missBooking(ctx: Ctx, { subjectId }: DueBooking): Promise<Result<{ hasActed: boolean }>> {
  return inTransaction<{ hasActed: boolean }>(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const seen = await peekBooking(tx, subjectId)
    const [resource] = seen ? await lockResources(tx, [seen.resourceId], 'share') : []
    const booking = await lockBooking(tx, subjectId)
    const isDue = booking && (await claimDeadline(tx, now, 'booking.no_show', subjectId))
    if (!booking || !resource || !isDue || booking.state !== 'confirmed') return accept({ hasActed: false })
    await moveBooking(act, booking, 'miss')
    const kept = settleShare(booking.priceFen, booking.heldFen, resource.rules.noShowBasisPoints)
    await settleBooking(act, booking, kept)
    await offerFreed(act, booking)
    return accept({ hasActed: true })
  })
}
