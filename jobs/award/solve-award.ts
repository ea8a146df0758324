import { Worker } from 'node:worker_threads'
import { type AwardInstance, type AwardOutcome, emptyOutcome } from '#app/domain/awards/award-instance.ts'
import type { ProvenObjectives } from '#app/domain/awards/award-proof.ts'
import { type BoundCertificate, EMPTY_CERTIFICATE } from '#app/domain/awards/bound-certificate.ts'
import { evaluateAssignment } from '#app/domain/awards/evaluate-assignment.ts'
import { exceedsExactRange } from '#app/domain/awards/exact-range.ts'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { projectAward } from '#app/domain/awards/project-award.ts'
import { allMemberTerms } from '#app/domain/awards/reference-price.ts'
import { decideStability, type Stability } from '#app/domain/awards/stability.ts'
import { compileSolver } from './highs-solver.ts'
import type { WorkerInput, WorkerMessage } from './worker-message.ts'

export interface SolveOptions {
  /** Wall-clock limit; the answer comes before it, proven or not. */
  readonly seconds: number
  readonly signal?: AbortSignal
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
/** Trying everything is quicker than starting a thread up to this many assignments. */
const FEW_ASSIGNMENTS = 5_000

/**
 * The award of DOMAIN 8, solved in a worker thread so that the caller's thread never waits. Proven optimal in all
 * four objectives, or, when the time is over, the best award found with status `gap` and a valid bound. Throws
 * RangeError when totals are beyond 2^53 - 1 fen, and the signal's reason when it is aborted.
 */
export async function solveAward(
  instance: AwardInstance,
  { seconds, signal }: SolveOptions,
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
  const answer = await runWorker(instance, limitAt, await compileSolver(), signal)
  if (answer.kind === 'solved') {
    const { outcome, proven, certificate } = answer.solved
    return { ...outcome, stability: answer.stability, seconds: taken(), proven, certificate }
  }
  const outcome = answer.outcome ?? quickOutcome(instance)
  const stability: Stability = { stable: null, blocking: null }
  return { ...outcome, stability, seconds: taken(), proven: NONE_PROVEN, certificate: EMPTY_CERTIFICATE }
}

type Answer = Extract<WorkerMessage, { kind: 'solved' }> | { kind: 'cut'; outcome: AwardOutcome | null }

function runWorker(
  instance: AwardInstance,
  limitAt: number,
  solver: WebAssembly.Module,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const margin = Math.min(500, Math.max(50, (limitAt - Date.now()) * 0.05))
    const worker = new Worker(new URL('./start-worker.mjs', import.meta.url), {
      execArgv: [],
      workerData: { instance, deadlineAt: limitAt - margin, solver } satisfies WorkerInput,
    })
    let found: AwardOutcome | null = null
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      void worker.terminate()
      settle()
    }
    const abort = (): void => finish(() => reject(signal?.reason))
    const cut = (): void => finish(() => resolve({ kind: 'cut', outcome: found }))
    const timer = setTimeout(cut, Math.max(0, limitAt - Date.now()))
    signal?.addEventListener('abort', abort, { once: true })
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'found') found = message.outcome
      else finish(() => resolve(message))
    })
    worker.on('error', (fault) => finish(() => reject(fault)))
    worker.on('exit', (code) => finish(() => reject(new Error(`the award worker ended with code ${code}`))))
  })
}

/** How many assignments there are to try, cut off above what is few. */
function countAssignments(instance: AwardInstance): number {
  let count = 1
  for (const { accepts } of instance.members) {
    count *= 1 + (accepts === null ? instance.offers.length : accepts.length)
    if (count > FEW_ASSIGNMENTS) break
  }
  return count
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
