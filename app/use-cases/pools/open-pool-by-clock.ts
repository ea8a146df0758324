import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { startJoining } from './start-joining.ts'

/** A draft opens by the clock at its opening instant. Safe to run twice. */
export function openPoolByClock(ctx: Ctx, poolId: string): Promise<Result<null>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const pool = await lockPool(act.tx, poolId)
    if (!pool || !(await claimDeadline(act.tx, act.now, 'pool.open', poolId))) return refuse('NOTHING_TO_DO')
    if (pool.state === 'draft') await startJoining(act, pool)
    return accept(null)
  })
}
