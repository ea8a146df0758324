import type { AwardInstance, AwardOutcome, AwardStatus } from '#app/domain/awards/award-instance.ts'
import { evaluateAssignment } from '#app/domain/awards/evaluate-assignment.ts'
import type { MemberTerms } from '#app/domain/awards/reference-price.ts'
import type { CompactModel } from './compact-model.ts'
import type { CoreProgram } from './core-program.ts'
import type { ProgramSolver } from './highs-solver.ts'
import { addRow, addTerm } from './linear-program.ts'
import type { Relaxer } from './relaxation.ts'

/** What every step of the search shares. */
export interface Search {
  readonly instance: AwardInstance
  readonly terms: ReadonlyMap<string, MemberTerms>
  readonly model: CompactModel
  readonly relaxer: Relaxer
  readonly solver: ProgramSolver
  secondsLeft(): number
}

/** Offer index per member in order of id, -1 unserved. */
export type Picks = Int32Array

/** A feasible award, with its objectives recomputed in integers; saving in units of the model. */
export interface Incumbent {
  readonly picks: Picks
  readonly saving: number
  readonly servedQuantity: number
  readonly suppliers: number
}

/** The picks of a whole solution: within a group the first members take the first offers. */
export function picksOf(model: CompactModel, core: CoreProgram, point: Float64Array): Picks {
  const left = core.controls.map((controls) =>
    controls.map(({ offer, column }) => ({ offer, count: Math.round(point[column] ?? 0) })),
  )
  return Int32Array.from(model.groupOf, (group) => {
    const next = left[group]?.find((control) => control.count > 0)
    if (next === undefined) return -1
    next.count -= 1
    return next.offer
  })
}

export function assignmentOf(search: Search, picks: Picks): Record<string, string | null> {
  const { memberIds, offers } = search.model
  return Object.fromEntries(memberIds.map((id, index) => [id, offers[picks[index] ?? -1]?.id ?? null]))
}

/** The incumbent that the picks make, null when they break a rule of the instance. */
export function incumbentOf(search: Search, picks: Picks): Incumbent | null {
  const value = evaluateAssignment(search.instance, assignmentOf(search, picks), search.terms)
  if (value.violations.length > 0 || value.servedQuantity === 0) return null
  const required = search.model.offers[search.model.required]
  if (required !== undefined && !Object.hasOwn(value.quantity, required.id)) return null
  const saving = Number(value.savingFen / search.model.unitFen)
  return { picks, saving, servedQuantity: value.servedQuantity, suppliers: value.suppliers }
}

/** Objectives 1 to 3 of DOMAIN 8. */
export function isBetterIncumbent(a: Incumbent, b: Incumbent | null): boolean {
  if (b === null) return true
  if (a.saving !== b.saving) return a.saving > b.saving
  if (a.servedQuantity !== b.servedQuantity) return a.servedQuantity > b.servedQuantity
  return a.suppliers < b.suppliers
}

/** The answer in fen; the bound is never below the saving. */
export function outcomeOf(
  search: Search,
  incumbent: Incumbent,
  status: AwardStatus,
  bound: number,
): AwardOutcome {
  const assignment = assignmentOf(search, incumbent.picks)
  const { violations, ...value } = evaluateAssignment(search.instance, assignment, search.terms)
  if (violations.length > 0) throw new Error(`an award breaks ${violations[0]?.code}`)
  const boundFen = BigInt(Math.max(incumbent.saving, wholeBound(bound))) * search.model.unitFen
  return { status, boundFen, assignment, ...value }
}

/** The highest whole number of units that a bound computed in doubles allows. */
export function wholeBound(bound: number): number {
  return Math.floor(bound + 1e-3 + Math.abs(bound) * 1e-12)
}

/** The saving of picks in a model whose every offer has one tier, in its units. */
export function savingOfPicks({ groupOf, groups, offers }: CompactModel, picks: Picks): number {
  let saving = 0
  for (const [member, offer] of picks.entries()) {
    const group = groups[groupOf[member] as number]
    if (offer < 0 || group === undefined) continue
    const worth = group.options.find((option) => option.offer === offer)?.worth ?? Number.NaN
    saving += group.quantity * (worth - (offers[offer]?.tiers[0]?.price ?? Number.NaN))
  }
  return saving
}

/** Adds the row that only awards of this saving satisfy. */
export function requireSaving(core: CoreProgram, saving: number): void {
  const row = addRow(core.program, saving - core.savingOffset, Number.POSITIVE_INFINITY)
  for (const [column, cost] of core.savingCost.entries()) if (cost !== 0) addTerm(row, column, cost)
}
