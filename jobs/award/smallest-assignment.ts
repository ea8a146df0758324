import type { Control } from './core-program.ts'
import { addColumn, addRow, addTerm, type LinearProgram, type Row } from './linear-program.ts'
import type { Descent } from './multipliers.ts'
import { extendPlan, keepsPlan, type Placement, resetPlan, startPlacement } from './placement.ts'
import { type Incumbent, type Picks, picksOf, type Search } from './search.ts'

/** A member that is placed next, with the columns it may still raise, in order of offer. */
interface Candidate {
  readonly member: number
  readonly group: number
  readonly choices: readonly Control[]
}

/** Weights within a block stay below this, far from the solver's precision. */
const LARGEST_WEIGHT = 100_000
const LONGEST_RUN = 128
const SHORTEST_RUN = 6

/**
 * Objective 4 of DOMAIN 8: among the awards that equal the incumbent in saving, quantity and suppliers, the
 * smallest. The linear relaxation plans each member at the first offer that it does not refute, and a whole award
 * is asked for that keeps the plan, as far ahead as there is one. Where there is none, a short block is solved
 * outright: in it the rank of a member's offer weighs more than all ranks after it together. Null when the time
 * is over first.
 */
export function smallestAssignment(search: Search, root: Descent, incumbent: Incumbent): Picks | null {
  const placement = startPlacement(search, root, incumbent)
  if (placement === null) return null
  try {
    const members = search.model.groupOf.length
    const picks = new Int32Array(members).fill(-1)
    let length = LONGEST_RUN
    for (let member = 0; member < members; ) {
      if (!extendPlan(placement, Math.min(members, member + length))) return null
      const { plan } = placement
      const end = Math.min(members, member + length, plan.brokenAt - 1)
      const isShort = end - member < SHORTEST_RUN && end < members && plan.brokenAt <= member + length
      const kept = isShort ? false : keepsPlan(placement, member, end)
      if (kept === null) return null
      if (!kept && !isShort) {
        plan.brokenAt = end
        length = Math.max(SHORTEST_RUN, Math.floor((end - member) / 4))
        continue
      }
      const block = kept ? [] : nextBlock(placement, member)
      if (!kept && !isSmallestAlready(placement, block) && !solveBlock(placement, block)) return null
      const until = kept ? end : member + block.length
      for (; member < until; member += 1) picks[member] = settle(placement, member)
      if (!kept) resetPlan(placement, member)
      length = kept ? Math.min(LONGEST_RUN, length * 2) : 4 * SHORTEST_RUN
    }
    return picks
  } finally {
    placement.live.dispose()
  }
}

/** Places a member for good where the witness has it. */
function settle({ core, search, lower, upper, live, picks, plan }: Placement, member: number): number {
  const offer = picks[member] as number
  const controls = core.controls[search.model.groupOf[member] as number] ?? []
  const column = controls.find((control) => control.offer === offer)?.column ?? -1
  if (column < 0) return offer
  lower[column] = (lower[column] as number) + 1
  if ((plan.lower.get(column) ?? 0) < (lower[column] as number)) {
    live.setBounds(column, lower[column] as number, upper[column] as number)
  }
  return offer
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
