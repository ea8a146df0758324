import { type AwardInstance, type AwardOutcome, emptyOutcome } from '#app/domain/awards/award-instance.ts'
import type { ProvenObjectives } from '#app/domain/awards/award-proof.ts'
import { type BoundCertificate, EMPTY_CERTIFICATE } from '#app/domain/awards/bound-certificate.ts'
import { evaluateAssignment } from '#app/domain/awards/evaluate-assignment.ts'
import { exceedsExactRange } from '#app/domain/awards/exact-range.ts'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { projectAward } from '#app/domain/awards/project-award.ts'
import { allMemberTerms } from '#app/domain/awards/reference-price.ts'
import { decideStability, type Stability } from '#app/domain/awards/stability.ts'
import { countAssignments, FEW_ASSIGNMENTS } from './question-desk.ts'
import { openSolverThreads, type SolverThreads } from './solver-threads.ts'

export interface SolveOptions {
  /** Wall-clock limit; the answer comes before it, proven or not. */
  readonly seconds: number
  readonly signal?: AbortSignal
  /** Warm threads; without them one is started for this award alone. */
  readonly threads?: SolverThreads
}

export interface SolvedAward extends AwardOutcome {
  readonly stability: Stability
  /** Wall-clock seconds taken. */
  readonly seconds: number
  readonly proven: ProvenObjectives
  readonly certificate: BoundCertificate
}

const ALL_PROVEN: ProvenObjectives = { saving: true, ties: true, smallest: true }
const NONE_PROVEN: ProvenObjectives = { saving: false, ties: false, smallest: false }

/**
 * The award of DOMAIN 8, solved in a worker thread so that the caller's thread never waits. Proven optimal in all
 * four objectives, or, when the time is over, the best award found with status `gap` and a valid bound. Throws
 * RangeError when totals are beyond 2^53 - 1 fen, and the signal's reason when it is aborted.
 */
export async function solveAward(
  instance: AwardInstance,
  { seconds, signal, threads = openSolverThreads({ keep: 0 }) }: SolveOptions,
): Promise<SolvedAward> {
  if (exceedsExactRange(instance)) throw new RangeError('the total of the instance is beyond 2^53 - 1 fen')
  signal?.throwIfAborted()
  const startedAt = Date.now()
  const taken = (): number => (Date.now() - startedAt) / 1000
  if (countAssignments(instance) <= FEW_ASSIGNMENTS) {
    const outcome = solveByExhaustion(instance)
    const stability = decideStability(instance, outcome)
    return { ...outcome, stability, seconds: taken(), proven: ALL_PROVEN, certificate: EMPTY_CERTIFICATE }
  }
  const limitAt = startedAt + seconds * 1000
  const margin = Math.min(500, Math.max(50, seconds * 50))
  let found: AwardOutcome | null = null
  const answer = await threads.run(
    { kind: 'award', instance, deadlineAt: limitAt - margin },
    {
      limitAt,
      ...(signal === undefined ? {} : { signal }),
      onFound: (outcome) => {
        found = outcome
      },
    },
  )
  if (answer?.kind === 'solved') {
    const { outcome, proven, certificate } = answer.solved
    return { ...outcome, stability: answer.stability, seconds: taken(), proven, certificate }
  }
  const outcome = found ?? quickOutcome(instance)
  const stability: Stability = { stable: null, blocking: null }
  return { ...outcome, stability, seconds: taken(), proven: NONE_PROVEN, certificate: EMPTY_CERTIFICATE }
}

/** What the projection finds, when the thread had no time for anything better; nobody, when that is no award. */
function quickOutcome(instance: AwardInstance): AwardOutcome {
  const empty = emptyOutcome(instance, 'gap', looseBoundFen(instance))
  const { members } = projectAward(instance)
  const assignment = Object.fromEntries(Object.entries(members).map(([id, { offerId }]) => [id, offerId]))
  const { violations, ...value } = evaluateAssignment(instance, assignment)
  if (violations.length > 0 || value.servedQuantity === 0) return empty
  return { ...empty, ...value, assignment }
}

/** Everyone at the lowest price on the table: the bound of last resort. */
function looseBoundFen(instance: AwardInstance): bigint {
  let lowestFen: bigint | null = null
  for (const { tiers } of instance.offers) {
    const fen = tiers.at(-1)?.unitPriceFen
    if (fen !== undefined && (lowestFen === null || fen < lowestFen)) lowestFen = fen
  }
  const terms = allMemberTerms(instance)
  let boundFen = 0n
  for (const { id, quantity } of instance.members) {
    const gainFen = (terms.get(id)?.refFen ?? 0n) - (lowestFen ?? 0n)
    if (gainFen > 0n) boundFen += BigInt(quantity) * gainFen
  }
  return boundFen
}
