import type { ExtendJoining } from '#app/contracts/pools.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { setDeadline, tell } from '#db/outbox.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * The organiser extends joining, once and before lock (DOMAIN 6); offers close no earlier than before.
 * Refused: POOL_NOT_FOUND, POOL_CLOSED, EXTENSION_USED, DEADLINE_IN_PAST (not later than the standing one).
 */
export function extendJoining(ctx: Ctx, input: ExtendJoining): Promise<Result<{ joinClosesAt: string }>> {
  return inTransaction(ctx, 'pool.organise', async (act) => {
    const { tx, now, actor } = act
    const pool = await lockPool(tx, input.poolId)
    if (!pool || actor.kind !== 'person' || pool.organiserId !== actor.organisationId) {
      return refuse('POOL_NOT_FOUND')
    }
    if (pool.state !== 'open' || pool.joinClosesAt <= now) return refuse('POOL_CLOSED')
    if (pool.extendedAt) return refuse('EXTENSION_USED', { extendedAt: pool.extendedAt.toISOString() })
    if (input.joinClosesAt <= pool.joinClosesAt) return refuse('DEADLINE_IN_PAST')
    const offersCloseAt = input.offersCloseAt ?? pool.offersCloseAt
    if (offersCloseAt < pool.offersCloseAt) return refuse('DEADLINE_IN_PAST')
    await tx.sql`
      update pools set join_closes_at = ${input.joinClosesAt}, offers_close_at = ${offersCloseAt},
        extended_at = ${now}
      where id = ${pool.id}`
    await setDeadline(tx, now, 'pool.lock', pool.id, input.joinClosesAt)
    await recordTrail(tx, act, [
      {
        machine: 'pool',
        subjectId: pool.id,
        poolId: pool.id,
        event: 'extend',
        fromState: 'open',
        toState: 'open',
        facts: { untilAt: input.joinClosesAt.toISOString() },
      },
    ])
    // With notice: every member and supplier of the pool learns of it.
    await tell(tx, now, [
      { topic: 'pool.notice', key: pool.id, payload: { poolId: pool.id, kind: 'extended' } },
    ])
    await tellWatchers(tx, pool.id)
    return accept({ joinClosesAt: input.joinClosesAt.toISOString() })
  })
}
