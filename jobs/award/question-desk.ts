import type { AwardInstance } from '#app/domain/awards/award-instance.ts'
import { exceedsExactRange } from '#app/domain/awards/exact-range.ts'
import { answerByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { answerExactly } from './solve-exactly.ts'
import type { Ask } from './weighing.ts'

/** Trying everything is quicker than a solver up to this many assignments. */
export const FEW_ASSIGNMENTS = 5_000

/** How many assignments there are to try, cut off above what is few. */
export function countAssignments(instance: AwardInstance): number {
  let count = 1
  for (const { accepts } of instance.members) {
    count *= 1 + (accepts === null ? instance.offers.length : accepts.length)
    if (count > FEW_ASSIGNMENTS) break
  }
  return count
}

/**
 * Answers questions in this thread while there is time, each with a share of it at most; then none. A question may
 * take a quarter of the time, or, where `isPatient`, all that is left.
 */
export function askWithin(secondsLeft: () => number, isPatient = false): Ask {
  const budget = secondsLeft()
  return async (question, share) => {
    if (secondsLeft() <= budget * (1 - share) || exceedsExactRange(question.instance)) return null
    if (countAssignments(question.instance) <= FEW_ASSIGNMENTS) return answerByExhaustion(question)
    const until = isPatient ? 0 : secondsLeft() - budget / 4
    const left = (): number => secondsLeft() - Math.max(0, until)
    return (await answerExactly(question, left)).outcome
  }
}
