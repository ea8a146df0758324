import type { DueSubject } from '#app/contracts/orders.ts'
import { ENGAGEMENT_LIFECYCLE } from '#app/domain/directory/engagement-lifecycle.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { lockEngagement, markEngagement } from '#db/stores/directory.ts'
import { moveState } from '#db/stores/trail.ts'
import type { DueAnswer } from '../orders/lock-order-for.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * 到期未确认 (deadline `engagement.confirm`): what was delivered and neither confirmed nor sent back is
 * confirmed. Nothing happens when the client was in time.
 */
export function confirmEngagementByClock(
  ctx: Ctx,
  { subjectId: id }: DueSubject,
): Promise<Result<DueAnswer>> {
  return inTransaction<DueAnswer>(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const engagement = await lockEngagement(tx, id)
    const isDue = engagement && (await claimDeadline(tx, now, 'engagement.confirm', id))
    if (!isDue || engagement.state !== 'delivered') return accept({ hasActed: false })
    await markEngagement(tx, now, id, null)
    const lifecycle = ENGAGEMENT_LIFECYCLE
    await moveState(tx, act, { lifecycle, id, poolId: null, from: 'delivered', event: 'confirm' })
    return accept({ hasActed: true })
  })
}
