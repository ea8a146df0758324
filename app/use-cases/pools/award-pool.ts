import type { AwardInstance, AwardOutcome } from '#app/domain/awards/award-instance.ts'
import { evaluateAssignment } from '#app/domain/awards/evaluate-assignment.ts'
import { instanceOf } from '#app/domain/awards/pool-instance.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { type CommitmentRow, type LockedPool, livingCommitments, lockPool } from '#db/stores/commitments.ts'
import { type OfferRow, offersOf } from '#db/stores/offers.ts'
import type { Tx } from '#db/transaction.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { endPool } from './end-pool.ts'
import { recordAward } from './record-award.ts'

/** Whoever can find the best award: exhaustive search for small pools, a proven optimum for large ones. */
export type AwardSolver = (instance: AwardInstance) => Promise<AwardOutcome>

/** Everything the award of a pool is decided on, read under the pool's lock. */
export interface AwardCase {
  readonly pool: LockedPool
  readonly members: readonly CommitmentRow[]
  readonly offers: readonly OfferRow[]
  readonly instance: AwardInstance
}

/**
 * 择优, by the clock once offers have closed. The search runs outside any transaction; before its outcome is
 * recorded the case is read again under the lock and must be the very one that was solved, and the outcome is
 * recomputed in whole fen. No feasible award fails the pool.
 */
export async function awardPool(ctx: Ctx, solve: AwardSolver, poolId: string): Promise<Result<null>> {
  const posed = await inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    const found = await readCase(tx, poolId, now)
    return found ? accept(found) : refuse('NOTHING_TO_DO')
  })
  if (!posed.ok) return posed
  const outcome = await solve(posed.value.instance)
  return inTransaction(ctx, 'clock.act', async (act) => {
    const found = await readCase(act.tx, poolId, act.now)
    if (!found || !(await claimDeadline(act.tx, act.now, 'pool.award', poolId)))
      return refuse('NOTHING_TO_DO')
    if (textOf(found.instance) !== textOf(posed.value.instance)) {
      throw new Error(`pool ${poolId} changed while it was solved: it is solved again`)
    }
    if (outcome.status === 'infeasible') {
      await endPool(act, found.pool, 'fail', 'no feasible award')
      return accept(null)
    }
    const { violations } = evaluateAssignment(found.instance, outcome.assignment)
    if (violations.length > 0) {
      throw new Error(`pool ${poolId}: the solver's answer does not hold: ${violations[0]?.code}`)
    }
    await recordAward(act, found, outcome)
    return accept(null)
  })
}

async function readCase(tx: Tx, poolId: string, now: Date): Promise<AwardCase | null> {
  const pool = await lockPool(tx, poolId)
  if (pool?.state !== 'locked' || now < pool.offersCloseAt) return null
  const living = await livingCommitments(tx, poolId, null)
  const members = living.filter((member) => member.state === 'active')
  const standing = await offersOf(tx, poolId, ['submitted', 'improved'])
  // An offer counts while it is valid and its bid bond is held.
  const offers = standing.filter(
    (offer) => offer.bondHeldFen >= offer.bondDueFen && (offer.validUntil === null || offer.validUntil > now),
  )
  return { pool, members, offers, instance: instanceOf(pool.minQuantity, members, offers, now) }
}

function textOf(instance: AwardInstance): string {
  return JSON.stringify(instance, (_, value) => (typeof value === 'bigint' ? value.toString() : value))
}
