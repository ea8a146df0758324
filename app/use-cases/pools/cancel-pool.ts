import type { PoolAction } from '#app/contracts/pools.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { dropDeadline } from '#db/outbox.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { endPool } from './end-pool.ts'

/** The organiser calls a draft or open pool off; every deposit goes back. Refused: POOL_NOT_FOUND, POOL_CLOSED. */
export function cancelPool(ctx: Ctx, input: PoolAction): Promise<Result<{ poolId: string }>> {
  return inTransaction(ctx, 'pool.organise', async (act) => {
    const { tx, now, actor } = act
    const pool = await lockPool(tx, input.poolId)
    if (!pool || actor.kind !== 'person' || pool.organiserId !== actor.organisationId) {
      return refuse('POOL_NOT_FOUND')
    }
    const isOver = pool.state === 'open' && pool.joinClosesAt <= now
    if ((pool.state !== 'draft' && pool.state !== 'open') || isOver) return refuse('POOL_CLOSED')
    await dropDeadline(tx, now, 'pool.open', pool.id)
    await dropDeadline(tx, now, 'pool.lock', pool.id)
    await endPool(act, pool, 'cancel', input.reason ?? 'cancelled by the organiser')
    return accept({ poolId: pool.id })
  })
}
