import { type Control, type CoreProgram, coreProgram } from './core-program.ts'
import type { LiveProgram } from './highs-solver.ts'
import { addColumn, addRow, addTerm, type LinearProgram, type Row } from './linear-program.ts'
import type { Descent } from './multipliers.ts'
import { type Incumbent, type Picks, picksOf, requireSaving, type Search } from './search.ts'

interface Placement {
  readonly search: Search
  readonly core: CoreProgram
  /** Lower bounds of the columns by the members placed so far. */
  readonly lower: number[]
  readonly upper: readonly number[]
  readonly live: LiveProgram
  readonly cost: number[]
  /** A point of the linear relaxation, null when it is out of date. */
  point: Float64Array | null
  /** The witness: a whole award that keeps everyone placed so far. */
  picks: Picks
}

/** A member that is placed next, with the columns it may still raise, in order of offer. */
interface Candidate {
  readonly member: number
  readonly group: number
  readonly choices: readonly Control[]
}

/** Weights within a block stay below this, far from the solver's precision. */
const LARGEST_WEIGHT = 100_000

/**
 * Objective 4 of DOMAIN 8: among the awards that equal the incumbent in saving, quantity and suppliers, the
 * smallest. A run of members is placed one by one at the first offer that the linear relaxation does not refute,
 * then a whole award is asked for that keeps the run. When there is none, a short block is solved outright: in it
 * the rank of a member's offer weighs more than all ranks after it together. Null when the time is over first.
 */
export function smallestAssignment(search: Search, root: Descent, incumbent: Incumbent): Picks | null {
  const placement = startPlacement(search, root, incumbent)
  if (placement === null) return null
  const { groupOf } = search.model
  const picks = new Int32Array(groupOf.length).fill(-1)
  let length = LONGEST_RUN
  try {
    for (let member = 0; member < groupOf.length; ) {
      const run = length >= SHORTEST_RUN ? tryRun(placement, member, length) : 'refuted'
      if (run === 'stopped') return null
      if (run === 'refuted') {
        length = Math.floor(length / 4)
        if (length >= SHORTEST_RUN) continue
      }
      const block = run === 'refuted' ? nextBlock(placement, member) : null
      if (block !== null && !isSmallestAlready(placement, block) && !solveBlock(placement, block)) return null
      const end = member + (block?.length ?? (run as number))
      for (; member < end; member += 1) picks[member] = settle(placement, member)
      length = block === null ? Math.min(LONGEST_RUN, length * 2) : SHORTEST_RUN
    }
    return picks
  } finally {
    placement.live.dispose()
  }
}

const LONGEST_RUN = 128
const SHORTEST_RUN = 8

/** Places a member for good where the witness has it. */
function settle({ core, search, lower, upper, live, picks }: Placement, member: number): number {
  const offer = picks[member] as number
  const controls = core.controls[search.model.groupOf[member] as number] ?? []
  const column = controls.find((control) => control.offer === offer)?.column ?? -1
  if (column >= 0) {
    lower[column] = (lower[column] as number) + 1
    live.setBounds(column, lower[column] as number, upper[column] as number)
  }
  return offer
}

/**
 * Places up to `length` members by the linear relaxation and asks for a whole award that keeps them; its picks
 * become the witness. Answers how many were placed.
 */
function tryRun(placement: Placement, from: number, length: number): number | 'refuted' | 'stopped' {
  const { search, core, live, lower, upper } = placement
  const { groupOf } = search.model
  const end = Math.min(groupOf.length, from + length)
  const trialLower = new Map<number, number>()
  const trialUpper = new Map<number, number>()
  const bound = (column: number): void => live.setBounds(column, low(column), high(column))
  const low = (column: number): number => trialLower.get(column) ?? (lower[column] as number)
  const high = (column: number): number => trialUpper.get(column) ?? (upper[column] as number)
  let isWitnessed = true
  let answer: 'refuted' | 'stopped' | null = null
  for (let member = from; member < end && answer === null; member += 1) {
    const controls = core.controls[groupOf[member] as number] ?? []
    let placed = controls.length === 0
    for (const { offer, column } of controls) {
      const need = low(column) + 1
      if (need > high(column)) continue
      trialLower.set(column, need)
      bound(column)
      if ((placement.point?.[column] ?? -1) < need - NEAR) {
        const solution = live.solve(search.secondsLeft())
        if (solution === null) answer = 'stopped'
        else if (solution.feasible) placement.point = solution.point
        else {
          trialLower.set(column, need - 1)
          trialUpper.set(column, need - 1)
          bound(column)
          continue
        }
      }
      placed = true
      if (placement.picks[member] !== offer) isWitnessed = false
      break
    }
    if (!placed) answer = 'refuted'
  }
  if (answer === null && !isWitnessed) {
    const keep = lower.map((value, column) => trialLower.get(column) ?? value)
    const program: LinearProgram = {
      ...core.program,
      cost: placement.cost,
      lower: keep,
      upper: [...upper],
      offset: 0,
    }
    const { status, point } = search.solver.solveWhole(program, 1e9, search.secondsLeft())
    if (point !== null) placement.picks = picksOf(search.model, core, point)
    else answer = status === 'infeasible' ? 'refuted' : 'stopped'
  }
  const touched = new Set([...trialLower.keys(), ...trialUpper.keys()])
  trialLower.clear()
  trialUpper.clear()
  for (const column of touched) bound(column)
  if (answer === 'refuted') placement.point = null
  return answer ?? end - from
}

const NEAR = 1e-6

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

function startPlacement(search: Search, root: Descent, incumbent: Incumbent): Placement | null {
  const slack = Math.max(0, root.bound - incumbent.saving) + 0.01
  const core = coreProgram(search.model, search.relaxer.core(root.multipliers, slack))
  if (core === null) return null
  requireSaving(core, incumbent.saving)
  const servedRow = core.program.rows[core.servedRow]
  if (servedRow !== undefined) servedRow.lower = incumbent.servedQuantity - core.servedBase
  const opened = addRow(core.program, 0, incumbent.suppliers - core.openBase)
  for (const column of core.openColumns) addTerm(opened, column, 1)
  const { lower, upper } = core.program
  const cost = earlyFirst(search, core)
  const live = search.solver.open({ ...core.program, cost, offset: 0 })
  return { search, core, live, cost, lower: [...lower], upper, point: null, picks: incumbent.picks }
}

/** Members from here on, as many as the weights allow. */
function nextBlock({ search, core, lower, upper }: Placement, from: number): Candidate[] {
  const block: Candidate[] = []
  let product = 1
  const { groupOf } = search.model
  for (let member = from; member < groupOf.length; member += 1) {
    const group = groupOf[member] as number
    const choices = (core.controls[group] ?? []).filter(
      ({ column }) => (lower[column] as number) < (upper[column] as number),
    )
    product *= Math.max(1, choices.length)
    if (product > LARGEST_WEIGHT && block.length > 0) break
    block.push({ member, group, choices })
  }
  return block
}

function isSmallestAlready({ picks }: Placement, block: readonly Candidate[]): boolean {
  return block.every(({ member, choices }) => choices.length === 0 || choices[0]?.offer === picks[member])
}

/** Finds the smallest places of the block; false when the time is over. */
function solveBlock(placement: Placement, block: readonly Candidate[]): boolean {
  const { search, core } = placement
  const program = blockProgram(placement, block)
  const { status, point } = search.solver.solveWhole(program, 0.5, search.secondsLeft())
  if (status !== 'optimal' || point === null) return false
  placement.picks = picksOf(search.model, core, point)
  return true
}

function blockProgram({ core, lower, upper }: Placement, block: readonly Candidate[]): LinearProgram {
  const program: LinearProgram = {
    offset: 0,
    cost: core.program.cost.map(() => 0),
    lower: [...lower],
    upper: [...upper],
    rows: [...core.program.rows],
  }
  const shared = new Map<number, Row>()
  let weight = 1
  for (const { choices } of [...block].reverse()) {
    if (choices.length < 2) {
      const column = choices[0]?.column ?? -1
      if (column >= 0) chosenIn(program, shared, lower, column, addColumn(program, 0, 1, 1))
      continue
    }
    const one = addRow(program, 1, 1)
    for (const [rank, { column }] of choices.entries()) {
      const chosen = addColumn(program, -rank * weight, 0, 1)
      addTerm(one, chosen, 1)
      chosenIn(program, shared, lower, column, chosen)
    }
    weight *= choices.length
  }
  return program
}

/** Members chosen in a column are no more than the column holds beyond those already placed. */
function chosenIn(
  program: LinearProgram,
  shared: Map<number, Row>,
  lower: readonly number[],
  column: number,
  chosen: number,
): void {
  let row = shared.get(column)
  if (row === undefined) {
    row = addRow(program, lower[column] as number, Number.POSITIVE_INFINITY)
    addTerm(row, column, 1)
    shared.set(column, row)
  }
  addTerm(row, chosen, -1)
}
