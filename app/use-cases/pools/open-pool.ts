import type { PoolAction } from '#app/contracts/pools.ts'
import { POOL_LIFECYCLE } from '#app/domain/pools/pool-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { claimDeadline, dropDeadline, setDeadline } from '#db/outbox.ts'
import { type LockedPool, lockPool } from '#db/stores/commitments.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

/** The organiser opens a draft now. Refused: POOL_NOT_FOUND (also for somebody else's draft), POOL_CLOSED. */
export function openPool(ctx: Ctx, input: PoolAction): Promise<Result<{ poolId: string }>> {
  return inTransaction(ctx, 'pool.organise', async (act) => {
    const pool = await lockPool(act.tx, input.poolId)
    const isMine = act.actor.kind === 'person' && pool?.organiserId === act.actor.organisationId
    if (!pool || !isMine) return refuse('POOL_NOT_FOUND')
    if (pool.state !== 'draft') return refuse('POOL_CLOSED')
    if (pool.joinClosesAt <= act.now) return refuse('DEADLINE_IN_PAST')
    await dropDeadline(act.tx, act.now, 'pool.open', pool.id)
    if (pool.joinOpensAt > act.now) {
      await act.tx.sql`update pools set join_opens_at = ${act.now} where id = ${pool.id}`
    }
    await open(act, pool)
    return accept({ poolId: pool.id })
  })
}

/** The same by the clock at the opening instant. Safe to run twice. */
export function openPoolByClock(ctx: Ctx, poolId: string): Promise<Result<null>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const pool = await lockPool(act.tx, poolId)
    if (!pool || !(await claimDeadline(act.tx, act.now, 'pool.open', poolId))) return refuse('NOTHING_TO_DO')
    if (pool.state === 'draft') await open(act, pool)
    return accept(null)
  })
}

async function open(act: Act, pool: LockedPool): Promise<void> {
  await moveState(act.tx, act, {
    lifecycle: POOL_LIFECYCLE,
    id: pool.id,
    poolId: pool.id,
    from: 'draft',
    event: 'open',
  })
  await setDeadline(act.tx, act.now, 'pool.lock', pool.id, pool.joinClosesAt)
  await tellWatchers(act.tx, pool.id)
}
