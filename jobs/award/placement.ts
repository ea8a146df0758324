import { type CoreProgram, coreProgram } from './core-program.ts'
import { harboursOf, openFlow } from './flow-program.ts'
import type { LiveProgram } from './highs-solver.ts'
import { addRow, addTerm, type LinearProgram } from './linear-program.ts'
import type { Descent } from './multipliers.ts'
import { rearrangePicks } from './rearrange.ts'
import { type Incumbent, type Picks, picksOf, requireSaving, type Search, savingOfPicks } from './search.ts'
import type { Harbour } from './transport.ts'

/** Members placed for good, a whole award that keeps them, and a plan for those that follow. */
export interface Placement {
  readonly search: Search
  readonly core: CoreProgram
  readonly live: LiveProgram
  /** Column bounds by the members placed for good. */
  readonly lower: number[]
  readonly upper: readonly number[]
  /** Bounds of the loads where they say everything that an award must satisfy; null where they do not. */
  readonly harbours: readonly Harbour[] | null
  readonly saving: number
  /** The witness: a whole award that keeps everyone placed so far. */
  picks: Picks
  plan: Plan
}

/**
 * Where the linear relaxation would have each member, one after the other: no award that keeps the members
 * before has a smaller place, but there may be none that has this one.
 */
export interface Plan {
  readonly from: number
  readonly offers: number[]
  readonly columns: number[]
  readonly lower: Map<number, number>
  readonly upper: Map<number, number>
  /** A point of the relaxation under the plan, null before the first. */
  point: Float64Array | null
  /** No whole award keeps the plan up to this member. */
  brokenAt: number
  readonly drawn: number[]
}

const NEAR = 1e-6
/** With less than this between bound and saving every column left is free of cost. */
const LEAST_SLACK = 0.5
const LOOK_AHEAD = 24

export function startPlacement(search: Search, root: Descent, incumbent: Incumbent): Placement | null {
  const slack = Math.max(0, root.bound - incumbent.saving) + 0.01
  const bare = search.relaxer.core(root.multipliers, slack)
  const core = coreProgram(search.model, bare)
  if (core === null) return null
  const mostUnserved = core.servedRange - (incumbent.servedQuantity - core.servedBase)
  const isFlow = slack < LEAST_SLACK && core.switches.length === 0
  requireSaving(core, incumbent.saving)
  const servedRow = core.program.rows[core.servedRow]
  if (servedRow !== undefined) servedRow.lower = incumbent.servedQuantity - core.servedBase
  const opened = addRow(core.program, 0, incumbent.suppliers - core.openBase)
  for (const column of core.openColumns) addTerm(opened, column, 1)
  const { lower, upper } = core.program
  const harbours = harboursOf(search.model, bare, mostUnserved)
  const live = isFlow
    ? openFlow(search.model, core, harbours, incumbent)
    : search.solver.open({ ...core.program, cost: core.program.cost.map(() => 0), offset: 0 })
  return {
    search,
    core,
    live,
    lower: [...lower],
    upper,
    picks: incumbent.picks,
    plan: emptyPlan(0),
    harbours: isFlow ? harbours : null,
    saving: incumbent.saving,
  }
}

function emptyPlan(from: number): Plan {
  return {
    from,
    offers: [],
    columns: [],
    lower: new Map(),
    upper: new Map(),
    point: null,
    brokenAt: Number.POSITIVE_INFINITY,
    drawn: [],
  }
}

/** Drops what is planned beyond the members placed for good. */
export function resetPlan(placement: Placement, from: number): void {
  const { live, lower, upper, plan } = placement
  for (const column of new Set([...plan.lower.keys(), ...plan.upper.keys()])) {
    live.setBounds(column, lower[column] as number, upper[column] as number)
  }
  for (const column of plan.drawn) live.setCost(column, 0)
  placement.plan = emptyPlan(from)
}

/** Plans up to member `end`; false when the time is over. */
export function extendPlan(placement: Placement, end: number): boolean {
  const { plan, core, search, live } = placement
  const { groupOf } = search.model
  const low = (column: number): number => plan.lower.get(column) ?? (placement.lower[column] as number)
  const high = (column: number): number => plan.upper.get(column) ?? (placement.upper[column] as number)
  for (let member = plan.from + plan.offers.length; member < end && member < plan.brokenAt; member += 1) {
    const controls = core.controls[groupOf[member] as number] ?? []
    let isPlaced = controls.length === 0
    if (isPlaced) planAt(plan, -1, -1)
    for (const { offer, column } of controls) {
      const need = low(column) + 1
      if (need > high(column)) continue
      plan.lower.set(column, need)
      live.setBounds(column, need, high(column))
      if ((plan.point?.[column] ?? -1) < need - NEAR) {
        drawEarly(placement, member)
        const solution = live.solve(search.secondsLeft())
        if (solution === null) return false
        if (!solution.feasible) {
          plan.lower.set(column, need - 1)
          plan.upper.set(column, need - 1)
          live.setBounds(column, need - 1, need - 1)
          continue
        }
        plan.point = solution.point
      }
      planAt(plan, offer, column)
      isPlaced = true
      break
    }
    if (!isPlaced) plan.brokenAt = member
  }
  return true
}

function planAt(plan: Plan, offer: number, column: number): void {
  plan.offers.push(offer)
  plan.columns.push(column)
}

/** A cost that draws the next members to their first offers, so that few of them need another solve. */
function drawEarly({ plan, core, search, live }: Placement, member: number): void {
  const { groupOf } = search.model
  const ahead = new Map<number, number>()
  for (let next = member; next < Math.min(groupOf.length, member + LOOK_AHEAD); next += 1) {
    const controls = core.controls[groupOf[next] as number] ?? []
    const weight = 0.8 ** (next - member)
    for (const [rank, { column }] of controls.entries()) {
      if (!ahead.has(column)) ahead.set(column, -rank * weight)
    }
  }
  for (const column of plan.drawn.splice(0)) if (!ahead.has(column)) live.setCost(column, 0)
  for (const [column, cost] of ahead) {
    live.setCost(column, cost)
    plan.drawn.push(column)
  }
}

/**
 * Whether some whole award keeps the plan for the members from `from` up to `end`; then it is the witness. First
 * what the witness itself says, then its neighbourhood, then everything. Null when the time is over.
 */
export function keepsPlan(placement: Placement, from: number, end: number): boolean | null {
  const { plan, picks, core, search } = placement
  const changed = new Set<number>()
  for (let member = from; member < end; member += 1) {
    const offer = plan.offers[member - plan.from] as number
    if (offer === picks[member]) continue
    changed.add(offer).add(picks[member] as number)
  }
  if (changed.size === 0) return true
  if (rearrangeWitness(placement, from, end)) return true
  const lower = [...placement.lower]
  for (let member = from; member < end; member += 1) {
    const column = plan.columns[member - plan.from] as number
    if (column >= 0) lower[column] = (lower[column] as number) + 1
  }
  const program: LinearProgram = {
    ...core.program,
    cost: core.program.cost.map(() => 0),
    lower,
    upper: [...placement.upper],
    offset: 0,
  }
  const near = nearWitness(placement, program, changed)
  if (near !== null) {
    const { point } = search.solver.solveWhole(near, 1e9, Math.min(0.5, search.secondsLeft()))
    if (point !== null) {
      placement.picks = picksOf(search.model, core, point)
      return true
    }
  }
  const { status, point } = search.solver.solveWhole(program, 1e9, search.secondsLeft())
  if (point !== null) placement.picks = picksOf(search.model, core, point)
  return point !== null ? true : status === 'infeasible' ? false : null
}

/** Whether the witness, rearranged beyond `end`, keeps the plan. */
function rearrangeWitness(placement: Placement, from: number, end: number): boolean {
  const { harbours, plan, picks, search, core, saving } = placement
  if (harbours === null) return false
  const wished = Int32Array.from(picks, (offer, member) =>
    member >= from && member < end ? (plan.offers[member - plan.from] as number) : offer,
  )
  const mended = rearrangePicks(search.model, core.controls, harbours, wished, (member) => member < end)
  if (mended === null || savingOfPicks(search.model, mended) !== saving) return false
  placement.picks = mended
  return true
}

/** The program with everyone fixed who is not at one of these offers; null when that leaves most people free. */
function nearWitness(
  { core, search, picks }: Placement,
  program: LinearProgram,
  offers: ReadonlySet<number>,
): LinearProgram | null {
  const { groupOf, groups } = search.model
  const isFree = new Uint8Array(groups.length)
  const counts = new Map<number, number>()
  for (const [member, group] of groupOf.entries()) {
    if (group < 0) continue
    const offer = picks[member] as number
    if (offers.has(offer)) isFree[group] = 1
    const column = core.controls[group]?.find((control) => control.offer === offer)?.column
    if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1)
  }
  if (isFree.reduce((sum, free) => sum + free, 0) > 0.6 * groups.length) return null
  const lower = [...program.lower]
  const upper = [...program.upper]
  for (const [group, controls] of core.controls.entries()) {
    if (isFree[group] === 1) continue
    for (const { column } of controls) {
      const count = counts.get(column) ?? 0
      if ((lower[column] as number) > count) return null
      lower[column] = count
      upper[column] = count
    }
  }
  return { ...program, lower, upper }
}
