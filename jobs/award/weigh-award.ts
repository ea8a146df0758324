import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { AwardAlternatives } from '#app/domain/awards/award-alternatives.ts'
import type { AwardInstance, AwardOutcome } from '#app/domain/awards/award-instance.ts'
import { askWithin, countAssignments, FEW_ASSIGNMENTS } from './question-desk.ts'
import { openSolverThreads, type SolverThreads } from './solver-threads.ts'
import { type Ask, weighAlternatives } from './weigh-alternatives.ts'

export interface WeighOptions {
  /** The budget in seconds of wall-clock; what it does not reach is left open and said to be so. */
  readonly seconds: number
  readonly threads?: SolverThreads
}

/**
 * The alternatives of an award that is proven, each by solving again; of one that is not proven nothing is asked:
 * what beats it is not known either.
 */
export async function weighAward(
  instance: AwardInstance,
  outcome: AwardOutcome,
  { seconds, threads = openSolverThreads({ keep: 0 }) }: WeighOptions,
): Promise<AwardAlternatives> {
  const startedAt = Date.now()
  const until = startedAt + seconds * 1000
  const closeOf = (
    weighed: Pick<AwardAlternatives, 'isComplete' | 'offers' | 'members'>,
  ): AwardAlternatives => ({
    budgetSeconds: seconds,
    seconds: (Date.now() - startedAt) / 1000,
    ...weighed,
  })
  if (outcome.status !== 'optimal') {
    return closeOf({ ...(await weighAlternatives(instance, outcome, async () => null)), isComplete: false })
  }
  if (countAssignments(instance) <= FEW_ASSIGNMENTS) {
    const ask = askWithin(() => (until - Date.now()) / 1000)
    const politely: Ask = async (question, share) => {
      await yieldToOthers()
      return ask(question, share)
    }
    return closeOf(await weighAlternatives(instance, outcome, politely))
  }
  // The thread looks at the clock between its questions: the limit is for one that does not.
  const limitAt = until + Math.max(2_000, seconds * 250)
  const answer = await threads.run(
    { kind: 'alternatives', instance, outcome, deadlineAt: until },
    { limitAt },
  )
  if (answer?.kind === 'weighed') return closeOf(answer.weighed)
  return closeOf({ ...(await weighAlternatives(instance, outcome, async () => null)), isComplete: false })
}
