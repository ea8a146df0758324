import { POOL_LIFECYCLE } from '#app/domain/pools/pool-lifecycle.ts'
import { setDeadline } from '#db/outbox.ts'
import type { LockedPool } from '#db/stores/commitments.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { moveState } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'

/** A draft becomes open: its joining deadline is set, watchers are told. */
export async function startJoining(act: Act, pool: LockedPool): Promise<void> {
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
