import type { PoolAction } from '#app/contracts/pools.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { dropDeadline } from '#db/outbox.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { lacksPinnedOffer } from '#db/stores/offers.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { startJoining } from './start-joining.ts'

/**
 * The organiser opens a draft now. Refused: POOL_NOT_FOUND (also for somebody else's draft), POOL_CLOSED,
 * DEADLINE_IN_PAST, PINNED_OFFER_MISSING (a supplier-led pool opens with its supplier's offer, DOMAIN 6).
 */
export function openPool(ctx: Ctx, input: PoolAction): Promise<Result<{ poolId: string }>> {
  return inTransaction(ctx, 'pool.organise', async (act) => {
    const pool = await lockPool(act.tx, input.poolId)
    const isMine = act.actor.kind === 'person' && pool?.organiserId === act.actor.organisationId
    if (!pool || !isMine) return refuse('POOL_NOT_FOUND')
    if (pool.state !== 'draft') return refuse('POOL_CLOSED')
    if (pool.joinClosesAt <= act.now) return refuse('DEADLINE_IN_PAST')
    if (await lacksPinnedOffer(act.tx, pool)) return refuse('PINNED_OFFER_MISSING')
    await dropDeadline(act.tx, act.now, 'pool.open', pool.id)
    if (pool.joinOpensAt > act.now) {
      await act.tx.sql`update pools set join_opens_at = ${act.now} where id = ${pool.id}`
    }
    await startJoining(act, pool)
    return accept({ poolId: pool.id })
  })
}
