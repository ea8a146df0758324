import { type AwardInstance, type AwardOutcome, emptyOutcome } from '#app/domain/awards/award-instance.ts'
import type { ProvenObjectives } from '#app/domain/awards/award-proof.ts'
import { type BoundCertificate, EMPTY_CERTIFICATE } from '#app/domain/awards/bound-certificate.ts'
import { exceedsExactRange } from '#app/domain/awards/exact-range.ts'
import { type AwardQuestion, plainQuestion } from '#app/domain/awards/exhaustive.ts'
import { compactModel } from './compact-model.ts'
import { greedyPicks } from './greedy.ts'
import { loadSolver } from './highs-solver.ts'
import type { Descent } from './multipliers.ts'
import { type Leaf, searchPatterns } from './pattern-search.ts'
import { createRelaxer, type Multipliers } from './relaxation.ts'
import { findRootBound } from './root-bound.ts'
import { type Incumbent, incumbentOf, outcomeOf, type Picks, type Search } from './search.ts'
import { smallestAssignment } from './smallest-assignment.ts'
import { type ObjectiveProof, solveObjectives } from './solve-objectives.ts'

/** The award, how far it is proven, and multipliers that certify a bound near it. */
export interface Solved {
  readonly outcome: AwardOutcome
  readonly proven: ProvenObjectives
  readonly certificate: BoundCertificate
}

/**
 * The award of DOMAIN 8 in this thread: bound, core, mixed-integer search, smallest assignment. `secondsLeft`
 * is asked often; when it falls to zero the best found is the answer, with an honest bound. `report` hears of
 * every award on the way. Throws RangeError when totals exceed what doubles carry exactly.
 */
export function solveExactly(
  instance: AwardInstance,
  secondsLeft: () => number,
  report: (outcome: AwardOutcome) => void = () => {},
): Promise<Solved> {
  return answerExactly(plainQuestion(instance), secondsLeft, report)
}

/** The same for a question that is asked otherwise: terms held as they were, or an offer that must be used. */
export async function answerExactly(
  question: AwardQuestion,
  secondsLeft: () => number,
  report: (outcome: AwardOutcome) => void = () => {},
): Promise<Solved> {
  const { instance, terms, required } = question
  if (exceedsExactRange(instance)) throw new RangeError('the total of the instance is beyond 2^53 - 1 fen')
  const model = compactModel(instance, question)
  const isHopeless = required !== null && (model.offers[model.required]?.tiers.length ?? 0) === 0
  if (model.groups.length === 0 || isHopeless) return infeasible(instance, EMPTY_CERTIFICATE)
  const solver = await loadSolver()
  const relaxer = createRelaxer(model)
  const search: Search = { instance, terms, model, relaxer, solver, secondsLeft }
  const start = incumbentOf(
    search,
    greedyPicks(model, () => secondsLeft() <= 0),
  )
  const ceiling = relaxer.relax({ member: new Float64Array(model.groups.length), minimum: 0 }).bound
  if (start !== null) report(outcomeOf(search, start, 'gap', ceiling))
  const root = findRootBound(search)
  if (root === null) return infeasible(instance, EMPTY_CERTIFICATE)
  const certificate = certificateOf(search, root.multipliers)
  const { leaves, incumbent, bound, savingProven, proven } = proveObjectives(search, root, start)
  if (incumbent === null) {
    if (proven) return infeasible(instance, certificate)
    const outcome = emptyOutcome(instance, 'gap', BigInt(Math.max(0, bound)) * model.unitFen)
    return { outcome, certificate, proven: { saving: false, ties: false, smallest: false } }
  }
  const partly = { saving: savingProven, ties: proven, smallest: false }
  if (!proven) return { outcome: outcomeOf(search, incumbent, 'gap', bound), certificate, proven: partly }
  report(outcomeOf(search, incumbent, 'gap', bound))
  const picks = leaves.length > 0 ? smallestOfLeaves(leaves) : smallestAssignment(search, root, incumbent)
  const smallest = picks === null ? null : incumbentOf(search, picks)
  const agrees =
    smallest !== null &&
    smallest.saving === incumbent.saving &&
    smallest.servedQuantity === incumbent.servedQuantity &&
    smallest.suppliers === incumbent.suppliers
  if (!agrees) return { outcome: outcomeOf(search, incumbent, 'gap', bound), certificate, proven: partly }
  return {
    outcome: outcomeOf(search, smallest, 'optimal', bound),
    certificate,
    proven: { saving: true, ties: true, smallest: true },
  }
}

function proveObjectives(
  search: Search,
  root: Descent,
  start: Incumbent | null,
): ObjectiveProof & { leaves: readonly Leaf[] } {
  const { isComplete, leaves, incumbent, bound } = searchPatterns(search, root, start)
  if (isComplete) return { leaves, incumbent, bound, savingProven: true, proven: true }
  return { leaves: [], ...solveObjectives(search, root, incumbent) }
}

/** The smallest of all patterns that tie; null when the time is over. */
function smallestOfLeaves(leaves: readonly Leaf[]): Picks | null {
  let smallest: Picks | null = null
  for (const { search, root, incumbent } of leaves) {
    const picks = smallestAssignment(search, root, incumbent)
    if (picks === null) return null
    if (smallest === null || isSmaller(picks, smallest)) smallest = picks
  }
  return smallest
}

/** Offers in order of id, nobody last. */
function isSmaller(a: Picks, b: Picks): boolean {
  const at = a.findIndex((offer, member) => offer !== b[member])
  if (at < 0) return false
  const [mine, other] = [a[at] as number, b[at] as number]
  return other < 0 || (mine >= 0 && mine < other)
}

/** The multipliers in whole fen: whatever the rounding does to the bound, it stays a bound. */
function certificateOf(search: Search, { member, minimum }: Multipliers): BoundCertificate {
  const inFen = (units: number): bigint =>
    BigInt(Math.round(Math.max(0, units) * Number(search.model.unitFen)))
  const memberFen: Record<string, bigint> = {}
  for (const [index, group] of search.model.groupOf.entries()) {
    const fen = group < 0 ? 0n : inFen(member[group] as number)
    if (fen > 0n) memberFen[search.model.memberIds[index] as string] = fen
  }
  return { memberFen, minimumFen: search.instance.minQuantity > 0 ? inFen(minimum) : 0n }
}

function infeasible(instance: AwardInstance, certificate: BoundCertificate): Solved {
  return {
    outcome: emptyOutcome(instance, 'infeasible', 0n),
    certificate,
    proven: { saving: true, ties: true, smallest: true },
  }
}
