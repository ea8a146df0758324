import { parseAwardInstance } from '#app/contracts/award-instance.ts'
import type { AwardAlternatives } from '#app/domain/awards/award-alternatives.ts'
import type { AwardInstance, AwardOutcome } from '#app/domain/awards/award-instance.ts'
import { evaluateAssignment } from '#app/domain/awards/evaluate-assignment.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { keepAlternatives, readWeighable, type WeighableAward } from '#db/stores/awards.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** Whoever can say what else could have been awarded. */
export type AwardWeigher = (instance: AwardInstance, outcome: AwardOutcome) => Promise<AwardAlternatives>

/**
 * After an award: what each alternative would have saved, which price or quantity would have won, what one more set
 * would have done. It is worked out outside any transaction and kept once, however often the job runs; the award
 * itself does not change.
 */
export async function explainAward(ctx: Ctx, weigh: AwardWeigher, awardId: string): Promise<Result<null>> {
  const read = await inTransaction(ctx, 'clock.act', async ({ tx }) => {
    const award = await readWeighable(tx, awardId)
    return award === null || award.isWeighed ? refuse('NOTHING_TO_DO') : accept(award)
  })
  if (!read.ok) return read
  const { instance, outcome } = decidedAward(awardId, read.value)
  const alternatives = await weigh(instance, outcome)
  return inTransaction(ctx, 'clock.act', async ({ tx }) =>
    (await keepAlternatives(tx, awardId, alternatives)) ? accept(null) : refuse('NOTHING_TO_DO'),
  )
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
