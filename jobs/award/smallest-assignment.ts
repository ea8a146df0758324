import type { CoreProgram } from './core-program.ts'
import { coreProgram } from './core-program.ts'
import type { LiveProgram } from './highs-solver.ts'
import { addRow, addTerm, type LinearProgram } from './linear-program.ts'
import type { Descent } from './multipliers.ts'
import { type Incumbent, type Picks, picksOf, requireSaving, type Search } from './search.ts'

/** A member's place, by the column that was raised for it. */
interface Step {
  readonly column: number
  readonly offer: number
}

/** Bounds that hold while the members before `length` keep their places. */
interface Refusal {
  readonly length: number
  readonly column: number
  readonly upper: number
}

interface Dive {
  readonly search: Search
  readonly core: CoreProgram
  readonly live: LiveProgram
  readonly lower: number[]
  readonly upper: number[]
  readonly steps: Step[]
  refusals: Refusal[]
  /** A point of the linear relaxation under the bounds of all steps. */
  point: Float64Array
  /** A whole solution, and the places it gives: what keeps to it needs no other proof. */
  witness: Picks
  /** The steps before this one are known to belong to a whole solution. */
  verified: number
}

const NEAR = 1e-6

/**
 * Objective 4 of DOMAIN 8: among the awards that equal the incumbent in saving, quantity and suppliers, the
 * smallest. Members are placed one by one, each at the first offer that the linear relaxation does not refute;
 * when it refutes all, the earliest place that no whole solution has is searched by the mixed-integer solver,
 * and refused. Null when the time is over first.
 */
export function smallestAssignment(search: Search, root: Descent, incumbent: Incumbent): Picks | null {
  const dive = startDive(search, root, incumbent)
  if (dive === null) return null
  try {
    const { model } = search
    for (let member = 0; member < model.groupOf.length; ) {
      const outcome = place(dive, member)
      if (outcome === 'stopped') return null
      if (outcome === 'placed') member += 1
      else {
        const back = retreat(dive)
        if (back === null) return null
        member = back
      }
    }
    return Int32Array.from(dive.steps, (step) => step.offer)
  } finally {
    dive.live.dispose()
  }
}

function startDive(search: Search, root: Descent, incumbent: Incumbent): Dive | null {
  const slack = Math.max(0, root.bound - incumbent.saving) + 0.01
  const core = coreProgram(search.model, search.relaxer.core(root.multipliers, slack))
  if (core === null) return null
  requireSaving(core, incumbent.saving)
  const servedRow = core.program.rows[core.servedRow]
  if (servedRow !== undefined) servedRow.lower = incumbent.servedQuantity - core.servedBase
  const opened = addRow(core.program, 0, incumbent.suppliers - core.openBase)
  for (const column of core.openColumns) addTerm(opened, column, 1)
  const program: LinearProgram = { ...core.program, cost: earlyFirst(search, core), offset: 0 }
  const live = search.solver.open(program)
  const solution = live.solve(search.secondsLeft())
  if (solution?.feasible !== true) {
    live.dispose()
    return null
  }
  return {
    search,
    core,
    live,
    lower: [...program.lower],
    upper: [...program.upper],
    steps: [],
    refusals: [],
    point: solution.point,
    witness: incumbent.picks,
    verified: 0,
  }
}

/** A cost that draws early members to early offers, so that most places need no solving. */
function earlyFirst({ model }: Search, core: CoreProgram): number[] {
  const cost = core.program.cost.map(() => 0)
  const first = new Map<number, number>()
  for (const [member, group] of model.groupOf.entries()) if (!first.has(group)) first.set(group, member)
  for (const [group, controls] of core.controls.entries()) {
    const early = 1 / (1 + (first.get(group) ?? 0) / 20)
    for (const [rank, { column }] of controls.entries()) cost[column] = -rank * early
  }
  return cost
}

function place(dive: Dive, member: number): 'placed' | 'refuted' | 'stopped' {
  const group = dive.search.model.groupOf[member] as number
  const controls = dive.core.controls[group] ?? []
  if (controls.length === 0) {
    dive.steps.push({ column: -1, offer: -1 })
    return 'placed'
  }
  for (const { offer, column } of controls) {
    const need = (dive.lower[column] as number) + 1
    if (need > (dive.upper[column] as number)) continue
    dive.lower[column] = need
    dive.live.setBounds(column, need, dive.upper[column] as number)
    if ((dive.point[column] as number) < need - NEAR) {
      const solution = dive.live.solve(dive.search.secondsLeft())
      if (solution === null) return 'stopped'
      if (!solution.feasible) {
        dive.lower[column] = need - 1
        refuseFrom(dive, dive.steps.length, column, need - 1)
        continue
      }
      dive.point = solution.point
    }
    if (dive.verified === dive.steps.length && dive.witness[member] === offer) dive.verified += 1
    dive.steps.push({ column, offer })
    return 'placed'
  }
  return 'refuted'
}

/** No whole solution that begins with the first `length` steps raises the column above `upper`. */
function refuseFrom(dive: Dive, length: number, column: number, upper: number): void {
  dive.refusals.push({ length, column, upper: dive.upper[column] as number })
  dive.upper[column] = upper
  dive.live.setBounds(column, dive.lower[column] as number, upper)
}

/**
 * The linear relaxation ran into a wall: takes steps back to the earliest one that no whole solution has,
 * refuses it, and answers its member. Null when the time is over.
 */
function retreat(dive: Dive): number | null {
  let broken = dive.steps.length
  let length = 1
  while (broken - length > dive.verified) {
    const found = completes(dive, broken - length)
    if (found === null) return null
    if (found) break
    broken -= length
    length *= 2
  }
  while (broken - dive.verified > 1) {
    const middle = (broken + dive.verified) >>> 1
    const found = completes(dive, middle)
    if (found === null) return null
    if (!found) broken = middle
  }
  const culprit = broken - 1
  const { column } = dive.steps[culprit] as Step
  undoTo(dive, culprit)
  refuseFrom(dive, culprit, column, dive.lower[column] as number)
  const solution = dive.live.solve(dive.search.secondsLeft())
  if (solution === null || !solution.feasible) return null
  dive.point = solution.point
  return culprit
}

/** Whether some whole solution begins with the first `length` steps; remembers it. Null when time is over. */
function completes(dive: Dive, length: number): boolean | null {
  const { search, core } = dive
  const lower = [...core.program.lower]
  for (const { column } of dive.steps.slice(0, length)) {
    if (column >= 0) lower[column] = (lower[column] as number) + 1
  }
  const upper = [...core.program.upper]
  const program: LinearProgram = { ...core.program, cost: earlyFirst(search, core), lower, upper, offset: 0 }
  const { status, point } = search.solver.solveWhole(program, 1e6, search.secondsLeft())
  if (point !== null) {
    dive.witness = picksOf(search.model, core, point)
    dive.verified = length
    return true
  }
  return status === 'infeasible' ? false : null
}

function undoTo(dive: Dive, length: number): void {
  for (const { column } of dive.steps.splice(length)) {
    if (column >= 0) dive.lower[column] = (dive.lower[column] as number) - 1
  }
  for (const refusal of dive.refusals.filter((known) => known.length > length).reverse()) {
    dive.upper[refusal.column] = refusal.upper
  }
  dive.refusals = dive.refusals.filter((known) => known.length <= length)
  for (const column of dive.lower.keys()) {
    dive.live.setBounds(column, dive.lower[column] as number, dive.upper[column] as number)
  }
}
