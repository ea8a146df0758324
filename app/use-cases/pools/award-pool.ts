import type { AwardInstance } from '#app/domain/awards/award-instance.ts'
import { evaluateAssignment } from '#app/domain/awards/evaluate-assignment.ts'
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
    const evidence = awardEvidence(found.instance, outcome, act.ids.next('prf'))
    await recordAward(act, found, { ...outcome, ...evidence })
    return accept(null)
  })
}

function textOf(instance: AwardInstance): string {
  return JSON.stringify(instance, (_, value) => (typeof value === 'bigint' ? value.toString() : value))
}
