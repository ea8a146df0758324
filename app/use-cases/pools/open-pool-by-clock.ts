import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { lacksPinnedOffer } from '#db/stores/offers.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { startJoining } from './start-joining.ts'

/**
 * A draft opens by the clock at its opening instant; a supplier-led one that waits for its
 * supplier's offer opens with that offer instead. Safe to run twice.
 */
export function openPoolByClock(ctx: Ctx, poolId: string): Promise<Result<null>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const pool = await lockPool(act.tx, poolId)
    if (!pool || !(await claimDeadline(act.tx, act.now, 'pool.open', poolId))) return refuse('NOTHING_TO_DO')
    const mayOpen = pool.state === 'draft' && !(await lacksPinnedOffer(act.tx, pool))
    if (mayOpen) await startJoining(act, pool)
    return accept(null)
  })
}
