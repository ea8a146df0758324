import { POOL_LIFECYCLE } from '#app/domain/pools/pool-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { claimDeadline, setDeadline } from '#db/outbox.ts'
import { type LockedPool, livingCommitments, lockPool } from '#db/stores/commitments.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { bindMembers } from './bind-members.ts'
import { endPool } from './end-pool.ts'
import { releaseMembers } from './release-members.ts'

/**
 * At the joining deadline, by the clock, exactly once: commitments without a held deposit are dropped, raises
 * whose deposit is not held lapse, the rest are binding (DOMAIN 6). Fails the pool when the minimum is missed.
 */
export function lockPoolByClock(ctx: Ctx, poolId: string): Promise<Result<null>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const pool = await lockPool(tx, poolId)
    if (!pool || !(await claimDeadline(tx, now, 'pool.lock', poolId))) return refuse('NOTHING_TO_DO')
    if (pool.state !== 'open') return accept(null)
    const members = await livingCommitments(tx, poolId, null)
    await releaseMembers(
      act,
      members.filter((member) => member.state === 'pending_deposit'),
      'drop',
      'no deposit held at lock',
    )
    await bindMembers(
      act,
      members.filter((member) => member.state === 'active'),
    )
    await tx.sql`update pools set reserved_quantity = active_quantity, locked_at = ${now} where id = ${poolId}`
    if (pool.activeQuantity < pool.minQuantity) {
      await endPool(act, pool, 'fail', 'minimum quantity not met')
      return accept(null)
    }
    await lock(act, pool)
    return accept(null)
  })
}

async function lock(act: Act, pool: LockedPool): Promise<void> {
  const { tx, now } = act
  await moveState(tx, act, {
    lifecycle: POOL_LIFECYCLE,
    id: pool.id,
    poolId: pool.id,
    from: pool.state,
    event: 'lock',
    facts: { total: pool.activeQuantity },
  })
  const awardAt = new Date(Math.max(pool.offersCloseAt.getTime(), now.getTime()))
  await setDeadline(tx, now, 'pool.award', pool.id, awardAt)
  await tellWatchers(tx, pool.id)
}
