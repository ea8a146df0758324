import { type AwardInstance, type AwardOutcome, inOrderOfId } from '#app/domain/awards/award-instance.ts'
import { usingOffer } from '#app/domain/awards/counterfactuals.ts'
import { allMemberTerms } from '#app/domain/awards/reference-price.ts'
import { askWithin, countAssignments, FEW_ASSIGNMENTS } from './question-desk.ts'
import { openSolverThreads } from './solver-threads.ts'
import type { Ask } from './weighing.ts'

/**
 * The best award that uses each offer without a sale, by its id: proven, the best found, or null where the seconds
 * did not suffice. Of an award that is not proven nothing is asked.
 */
export async function resolveLosers(
  instance: AwardInstance,
  outcome: AwardOutcome,
  seconds: number,
): Promise<ReadonlyMap<string, AwardOutcome | null>> {
  if (outcome.status !== 'optimal' || seconds <= 0) return new Map()
  const deadlineAt = Date.now() + seconds * 1000
  if (countAssignments(instance) <= FEW_ASSIGNMENTS) {
    const ask = askWithin(() => (deadlineAt - Date.now()) / 1000)
    return new Map(await askForLosers(instance, outcome, ask))
  }
  const threads = openSolverThreads({ keep: 0 })
  const answer = await threads.run(
    { kind: 'losers', instance, outcome, deadlineAt },
    { limitAt: deadlineAt + 500 },
  )
  return new Map(answer?.kind === 'resolved' ? answer.losers : [])
}

/** The same in this thread, as far as `ask` answers. */
export async function askForLosers(
  instance: AwardInstance,
  outcome: AwardOutcome,
  ask: Ask,
): Promise<(readonly [offerId: string, award: AwardOutcome | null])[]> {
  const terms = allMemberTerms(instance)
  const answers: (readonly [string, AwardOutcome | null])[] = []
  for (const { id } of inOrderOfId(instance.offers)) {
    if (Object.hasOwn(outcome.quantity, id)) continue
    const found = await ask(usingOffer(instance, terms, id), 1)
    const isFound = found !== null && (found.status !== 'gap' || Object.hasOwn(found.quantity, id))
    answers.push([id, isFound ? found : null])
  }
  return answers
}
