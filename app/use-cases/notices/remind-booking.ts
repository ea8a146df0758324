import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { loadNoticedBooking } from '#db/stores/booking-notices.ts'
import { insertNotices } from '#db/stores/notices.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** Deadline `booking.reminder`: the holder of a booking that stands is told that it begins soon, once. */
export function remindBooking(
  ctx: Ctx,
  { subjectId }: { subjectId: string },
): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    if (!(await claimDeadline(tx, now, 'booking.reminder', subjectId))) return accept({ told: 0 })
    const booking = await loadNoticedBooking(tx, subjectId)
    if (booking?.state !== 'confirmed' || booking.startsAt <= now) return accept({ told: 0 })
    const { id, holder, title, startsAt } = booking
    const told = await insertNotices(tx, now, {
      kind: 'booking_near',
      firms: [holder],
      about: { kind: 'booking', id },
      facts: { title, startsAt: startsAt.toISOString() },
      once: `booking-near:${id}:${startsAt.getTime()}`,
    })
    return accept({ told })
  })
}
