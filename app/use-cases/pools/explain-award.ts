import { parseAwardInstance } from '#app/contracts/award-instance.ts'
import type { AwardAlternatives } from '#app/domain/awards/award-alternatives.ts'
import type { AwardInstance, AwardOutcome } from '#app/domain/awards/award-instance.ts'
import { evaluateAssignment } from '#app/domain/awards/evaluate-assignment.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { tell } from '#db/outbox.ts'
import { keepAlternatives, readWeighable, type WeighableAward } from '#db/stores/awards.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** Whoever can say what else could have been awarded, a slice at a time, on top of what it said before. */
export type AwardWeigher = (
  instance: AwardInstance,
  outcome: AwardOutcome,
  before: AwardAlternatives | null,
) => Promise<AwardAlternatives>

/**
 * After an award: what each alternative would have saved, which price or quantity would have won, what one more set
 * would have done. A slice of it is worked out outside any transaction and kept once, however often the job runs;
 * unless that was all, the next slice is told in the same transaction. The award itself does not change.
 */
export async function explainAward(ctx: Ctx, weigh: AwardWeigher, awardId: string): Promise<Result<null>> {
  const read = await inTransaction(ctx, 'clock.act', async ({ tx }) => {
    const award = await readWeighable(tx, awardId)
    return award === null || award.isOver ? refuse('NOTHING_TO_DO') : accept(award)
  })
  if (!read.ok) return read
  const { instance, outcome } = decidedAward(awardId, read.value)
  const before = read.value.alternatives as AwardAlternatives | null
  const alternatives = await weigh(instance, outcome, before)
  const isOver = alternatives.isOver !== false
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    const isKept = await keepAlternatives(tx, awardId, read.value.slices, { alternatives, isOver })
    if (!isKept) return refuse('NOTHING_TO_DO')
    if (!isOver) await tell(tx, now, [{ topic: 'award.decided', key: awardId, payload: { awardId } }])
    return accept(null)
  })
}

function decidedAward(
  awardId: string,
  { status, boundFen, instance: stored, assignment }: WeighableAward,
): { instance: AwardInstance; outcome: AwardOutcome } {
  const parsed = parseAwardInstance(stored)
  if (!parsed.ok) throw new Error(`award ${awardId}: ${parsed.faults[0]}`)
  const { violations, ...value } = evaluateAssignment(parsed.instance, assignment)
  if (violations.length > 0) throw new Error(`award ${awardId} breaks ${violations[0]?.code}`)
  return { instance: parsed.instance, outcome: { status, boundFen, assignment, ...value } }
}
