import { POOL_LIFECYCLE } from '#app/domain/pools/pool-lifecycle.ts'
import { dropDeadline } from '#db/outbox.ts'
import type { LivingOrder } from '#db/stores/awards.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { moveState } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'

/**
 * The award of a locked, awarded pool takes effect (awarded → fulfilling) where none of its living orders waits
 * for a signature any more. Answers whether it did.
 */
export async function beginFulfilling(
  act: Act,
  poolId: string,
  orders: readonly LivingOrder[],
): Promise<boolean> {
  if (orders.length === 0 || orders.some((order) => order.state === 'awaiting_signature')) return false
  const move = { lifecycle: POOL_LIFECYCLE, id: poolId, poolId, from: 'awarded' } as const
  await moveState(act.tx, act, { ...move, event: 'take_effect' })
  for (const awardId of new Set(orders.map((order) => order.awardId))) {
    await dropDeadline(act.tx, act.now, 'award.signing', awardId)
  }
  await tellWatchers(act.tx, poolId)
  return true
}
