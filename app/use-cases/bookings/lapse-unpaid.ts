import type { DueBooking } from '#app/contracts/bookings.ts'
import { settleShare } from '#app/domain/bookings/price.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { lockBooking, peekBooking } from '#db/stores/bookings.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockMachine } from './lock-machine.ts'
import { moveBooking } from './move-booking.ts'
import { offerFreed } from './offer-freed.ts'
import { settleBooking } from './settle-booking.ts'
import { withdrawStandIns } from './withdraw-stand-ins.ts'

/** Deadline `booking.payment`: the prepayment is not in escrow in time, so the slot is free for others. */
export function lapseUnpaid(ctx: Ctx, { subjectId }: DueBooking): Promise<Result<{ hasActed: boolean }>> {
  return inTransaction<{ hasActed: boolean }>(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const seen = await peekBooking(tx, subjectId)
    if (seen) await lockMachine(act, seen)
    const booking = await lockBooking(tx, subjectId)
    if (!booking || !(await claimDeadline(tx, now, 'booking.payment', subjectId))) {
      return accept({ hasActed: false })
    }
    if (booking.state !== 'confirmed' || booking.heldFen >= booking.priceFen) {
      return accept({ hasActed: false })
    }
    await moveBooking(act, booking, 'lapse', 'unpaid')
    await settleBooking(act, booking, settleShare(booking.priceFen, booking.heldFen, 0))
    await withdrawStandIns(act, booking.id)
    await offerFreed(act, booking)
    return accept({ hasActed: true })
  })
}
