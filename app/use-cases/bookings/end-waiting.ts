import type { DueBooking } from '#app/contracts/bookings.ts'
import { WAITLIST_LIFECYCLE } from '#app/domain/bookings/waitlist-lifecycle.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { moveState } from '#db/stores/trail.ts'
import { lockEntry } from '#db/stores/waitlist.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** Deadline `waitlist.end`: the slot's time has come and nothing was freed. */
export function endWaiting(ctx: Ctx, { subjectId }: DueBooking): Promise<Result<{ hasActed: boolean }>> {
  return inTransaction<{ hasActed: boolean }>(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const entry = await lockEntry(tx, subjectId)
    const isDue = await claimDeadline(tx, now, 'waitlist.end', subjectId)
    if (!entry || !isDue || entry.state !== 'waiting') return accept({ hasActed: false })
    const move = { lifecycle: WAITLIST_LIFECYCLE, id: entry.id, poolId: null, from: entry.state } as const
    await moveState(tx, act, { ...move, event: 'lapse' })
    return accept({ hasActed: true })
  })
}
