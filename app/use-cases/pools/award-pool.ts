import type { AwardInstance } from '#app/domain/awards/award-instance.ts'
import { evaluateAssignment } from '#app/domain/awards/evaluate-assignment.ts'
import { exceedsExactRange } from '#app/domain/awards/exact-range.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { readCase } from './award-case.ts'
import { awardEvidence, type SolvedOutcome } from './award-evidence.ts'
import { endPool } from './end-pool.ts'
import { recordAward } from './record-award.ts'

/** Whoever can find the best award: exhaustive search for small pools, a proven optimum for large ones. */
export type AwardSolver = (instance: AwardInstance) => Promise<SolvedOutcome>

/**
 * 择优, by the clock once offers have closed. The search runs outside any transaction; before its outcome is
 * recorded the case is read again under the lock and must be the very one that was solved, and the outcome is
 * recomputed in whole fen. No feasible award fails the pool, and so do sums that no solver can count exactly
 * (docs/decisions/0280).
 */
export async function awardPool(ctx: Ctx, solve: AwardSolver, poolId: string): Promise<Result<null>> {
  const posed = await inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    const found = await readCase(tx, poolId, now)
    return found ? accept(found) : refuse('NOTHING_TO_DO')
  })
  if (!posed.ok) return posed
  const { instance } = posed.value
  const outcome = exceedsExactRange(instance) ? null : await solve(instance)
  return inTransaction(ctx, 'clock.act', async (act) => {
    const found = await readCase(act.tx, poolId, act.now)
    if (!found || !(await claimDeadline(act.tx, act.now, 'pool.award', poolId)))
      return refuse('NOTHING_TO_DO')
    if (textOf(found.instance) !== textOf(instance)) {
      throw new Error(`pool ${poolId} changed while it was solved: it is solved again`)
    }
    if (outcome === null || outcome.status === 'infeasible') {
      const reason = outcome === null ? 'totals beyond 2^53 - 1 fen' : 'no feasible award'
      await endPool(act, found.pool, 'fail', reason)
      return accept(null)
    }
    const { violations } = evaluateAssignment(found.instance, outcome.assignment)
    if (violations.length > 0) {
      throw new Error(`pool ${poolId}: the solver's answer does not hold: ${violations[0]?.code}`)
    }
    const evidence = awardEvidence(found.instance, outcome, act.ids.next('prf'))
    await recordAward(act, found, { ...outcome, ...evidence })
    return accept(null)
  })
}

function textOf(instance: AwardInstance): string {
  return JSON.stringify(instance, (_, value) => (typeof value === 'bigint' ? value.toString() : value))
}
