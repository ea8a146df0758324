import type { WaitlistAction } from '#app/contracts/bookings.ts'
import { WAITLIST_LIFECYCLE } from '#app/domain/bookings/waitlist-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { dropDeadline } from '#db/outbox.ts'
import { moveState } from '#db/stores/trail.ts'
import { lockEntry } from '#db/stores/waitlist.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** Waits no longer. What is already offered is answered at its booking. Refused: WAITLIST_NOT_FOUND. */
export function leaveWaitlist(ctx: Ctx, input: WaitlistAction): Promise<Result<{ entryId: string }>> {
  return inTransaction(ctx, 'platform.use', async (act) => {
    const { tx, now, actor } = act
    const entry = await lockEntry(tx, input.entryId)
    const isMine = actor.kind === 'person' && entry?.organisationId === actor.organisationId
    if (!entry || !isMine || entry.state !== 'waiting') return refuse('WAITLIST_NOT_FOUND')
    const move = { lifecycle: WAITLIST_LIFECYCLE, id: entry.id, poolId: null, from: entry.state } as const
    await moveState(tx, act, { ...move, event: 'leave' })
    await dropDeadline(tx, now, 'waitlist.end', entry.id)
    return accept({ entryId: entry.id })
  })
}
