import { POOL_LIFECYCLE } from '#app/domain/pools/pool-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { dropDeadline } from '#db/outbox.ts'
import { livingOrders } from '#db/stores/awards.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * Once every order of an award is signed by both sides the award takes effect and deliveries may begin
 * (awarded → fulfilling). Asked after every signature; safe to ask twice.
 */
export function takeEffect(ctx: Ctx, poolId: string): Promise<Result<null>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const pool = await lockPool(act.tx, poolId)
    if (pool?.state !== 'awarded') return refuse('NOTHING_TO_DO')
    const orders = await livingOrders(act.tx, poolId)
    if (orders.length === 0) return refuse('NOTHING_TO_DO')
    if (orders.some((order) => order.state === 'awaiting_signature')) return refuse('NOTHING_TO_DO')
    await moveState(act.tx, act, {
      lifecycle: POOL_LIFECYCLE,
      id: poolId,
      poolId,
      from: pool.state,
      event: 'take_effect',
    })
    for (const awardId of new Set(orders.map((order) => order.awardId))) {
      await dropDeadline(act.tx, act.now, 'award.signing', awardId)
    }
    await tellWatchers(act.tx, poolId)
    return accept(null)
  })
}
