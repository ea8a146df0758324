import { POOL_LIFECYCLE } from '#app/domain/pools/pool-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { livingOrders } from '#db/stores/awards.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { isMoneyExpected } from '#db/stores/payments.ts'
import { poolEscrowFen, tellWatchers } from '#db/stores/pools.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * fulfilling → settled when every order is completed or terminated and the custodian holds nothing for the
 * pool any more (DOMAIN 6). Asked whenever an order closes or money leaves; safe to ask twice.
 */
export function settlePool(ctx: Ctx, poolId: string): Promise<Result<null>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const pool = await lockPool(act.tx, poolId)
    if (pool?.state !== 'fulfilling') return refuse('NOTHING_TO_DO')
    const open = (await livingOrders(act.tx, poolId)).filter((order) => order.state !== 'completed')
    if (open.length > 0 || (await poolEscrowFen(act.tx, poolId)) !== 0n) return refuse('NOTHING_TO_DO')
    if (await isMoneyExpected(act.tx, poolId)) return refuse('NOTHING_TO_DO')
    await moveState(act.tx, act, {
      lifecycle: POOL_LIFECYCLE,
      id: poolId,
      poolId,
      from: pool.state,
      event: 'settle',
    })
    await tellWatchers(act.tx, poolId)
    return accept(null)
  })
}
