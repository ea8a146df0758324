import type { CreatePool } from '#app/contracts/pools.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { setDeadline } from '#db/outbox.ts'
import { categoryExists, insertPool } from '#db/stores/pools.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * An organiser drafts a pool; it opens by itself at its opening instant, or earlier by hand. Refused:
 * CATEGORY_NOT_FOUND, DEADLINE_IN_PAST (joining or offers would close before they open),
 * NOT_PERMITTED when somebody else than the operator asks for a fee.
 */
export function createPool(ctx: Ctx, input: CreatePool): Promise<Result<{ poolId: string }>> {
  return inTransaction(ctx, 'pool.create', (act) => {
    const { idempotencyKey, category, ...asked } = input
    const replay = idempotencyKey
      ? { key: idempotencyKey, fingerprint: fingerprintOf('create-pool', input) }
      : null
    return onceOnly(act, replay, async () => {
      const { tx, now, actor } = act
      if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
      const takesFee = asked.feeBasisPoints > 0
      if (takesFee && !actor.capabilities.includes('operator')) return refuse('NOT_PERMITTED')
      if (!(await categoryExists(tx, category))) return refuse('CATEGORY_NOT_FOUND', { category })
      const joinOpensAt = asked.joinOpensAt ?? now
      if (asked.joinClosesAt <= now || asked.joinClosesAt <= joinOpensAt) return refuse('DEADLINE_IN_PAST')
      if (asked.offersCloseAt <= now) return refuse('DEADLINE_IN_PAST')
      const poolId = act.ids.next('pool')
      await insertPool(tx, now, {
        ...asked,
        id: poolId,
        categorySlug: category,
        organiserId: actor.organisationId,
        joinOpensAt,
      })
      await recordTrail(tx, act, [
        { machine: 'pool', subjectId: poolId, poolId, event: 'draft', fromState: null, toState: 'draft' },
      ])
      await setDeadline(tx, now, 'pool.open', poolId, joinOpensAt)
      return accept({ poolId })
    })
  })
}
