import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { AwardAlternatives } from '#app/domain/awards/award-alternatives.ts'
import type { AwardInstance, AwardOutcome } from '#app/domain/awards/award-instance.ts'
import { askWithin, countAssignments, FEW_ASSIGNMENTS } from './question-desk.ts'
import { openSolverThreads, type SolverThreads } from './solver-threads.ts'
import { type WeighedPart, weighAlternatives } from './weigh-alternatives.ts'
import type { Ask } from './weighing.ts'

export interface WeighOptions {
  /** Seconds of wall-clock that one slice may take. */
  readonly seconds: number
  /** Seconds that all slices may take together; what they do not reach is left open and said to be so. */
  readonly totalSeconds: number
  readonly threads?: SolverThreads
}

/**
 * A slice of the alternatives of an award that is proven, each by solving again, on top of what was found `before`.
 * The last one is over: every question is answered, the total is used up, or a slice found nothing more though it had
 * time. Of an award that is not proven nothing is asked: what beats it is not known either.
 */
export async function weighAward(
  instance: AwardInstance,
  outcome: AwardOutcome,
  before: AwardAlternatives | null,
  { seconds, totalSeconds, threads = openSolverThreads({ keep: 0 }) }: WeighOptions,
): Promise<AwardAlternatives> {
  const startedAt = Date.now()
  const slices = (before?.slices ?? 0) + 1
  const closeOf = (weighed: WeighedPart): AwardAlternatives => {
    const taken = (Date.now() - startedAt) / 1000
    const used = (before?.seconds ?? 0) + taken
    // A slice counts whole where it was cut, so that the number of slices is bounded whatever the clock does.
    const isUsedUp = used >= totalSeconds || slices * seconds >= totalSeconds
    const isStuck = taken < seconds / 2 && before !== null && weighed.answered === before.answered
    const isOver = weighed.isComplete || outcome.status !== 'optimal' || isUsedUp || isStuck
    return { budgetSeconds: totalSeconds, seconds: used, slices, isOver, ...weighed }
  }
  if (outcome.status !== 'optimal') {
    return closeOf({ ...(await nothingMore(instance, outcome, before)), isComplete: false })
  }
  const until = startedAt + seconds * 1000
  if (countAssignments(instance) <= FEW_ASSIGNMENTS) {
    const ask = askWithin(() => (until - Date.now()) / 1000)
    const politely: Ask = async (question, share) => {
      await yieldToOthers()
      return ask(question, share)
    }
    return closeOf(await weighAlternatives(instance, outcome, politely, before))
  }
  // The thread looks at the clock between its questions: the limit is for one that does not.
  const limitAt = until + Math.max(2_000, seconds * 250)
  const task = { kind: 'alternatives', instance, outcome, before, deadlineAt: until } as const
  const answer = await threads.run(task, { limitAt })
  return closeOf(answer?.kind === 'weighed' ? answer.weighed : await nothingMore(instance, outcome, before))
}

/** What is known, as it was. */
function nothingMore(
  instance: AwardInstance,
  outcome: AwardOutcome,
  before: AwardAlternatives | null,
): Promise<WeighedPart> {
  return weighAlternatives(instance, outcome, async () => null, before)
}
