import { coreProgram } from './core-program.ts'
import type { LinearProgram } from './linear-program.ts'
import { type Descent, descendMultipliers } from './multipliers.ts'
import type { Multipliers } from './relaxation.ts'
import type { Search } from './search.ts'

const DESCENT_STEPS = 500
const LINEAR_ROUNDS = 12

/**
 * Multipliers with the bound of the strong linear relaxation: subgradient steps first, then the linear
 * program over the columns near that bound, whose duals are checked against all columns until none is missing.
 * Every bound on the way is valid by itself. Null: no award exists, not even in fractions.
 */
export function findRootBound(search: Search): Descent | null {
  const { model, relaxer } = search
  let best = descendMultipliers(model, relaxer, DESCENT_STEPS, () => search.secondsLeft() <= 0)
  let slack = Math.max(1, best.bound * 0.004)
  let at = best.multipliers
  for (let round = 0; round < LINEAR_ROUNDS && search.secondsLeft() > 0; round += 1) {
    const solved = solveLinear(search, at, slack)
    if (solved === 'stopped') break
    if (solved === 'infeasible') {
      if (slack > best.bound) return null
      slack = Math.min(slack * 8, best.bound + 1)
      continue
    }
    const { bound } = relaxer.relax(solved.multipliers)
    if (bound < best.bound) best = { multipliers: solved.multipliers, bound }
    if (bound - solved.objective <= Math.max(0.01, 1e-9 * Math.abs(bound))) break
    at = best.multipliers
    slack = Math.max(slack / 2, 4 * (best.bound - solved.objective))
  }
  return best
}

function solveLinear(
  search: Search,
  multipliers: Multipliers,
  slack: number,
): 'stopped' | 'infeasible' | { multipliers: Multipliers; objective: number } {
  const { model, relaxer, solver } = search
  const core = coreProgram(model, relaxer.core(multipliers, slack))
  if (core === null || core.program.cost.length === 0) return 'infeasible'
  const program: LinearProgram = { ...core.program, offset: core.savingOffset }
  const live = solver.open(program)
  try {
    const solution = live.solve(search.secondsLeft())
    if (solution === null) return 'stopped'
    if (!solution.feasible) return 'infeasible'
    const minimum = Math.max(0, -(solution.rowDual[core.servedRow] ?? 0))
    const member = Float64Array.from(model.groups, ({ quantity }, group) => {
      const row = core.groupRow[group] ?? -1
      if (row < 0) return multipliers.member[group] as number
      const inside = (program.rows[row] as { lower: number }).lower
      const dual = (solution.rowDual[row] ?? 0) + (core.groupShift[group] as number)
      const isMust = inside > 0 && !(core.controls[group]?.some((control) => control.offer < 0) ?? false)
      return Math.max(0, dual + (isMust ? minimum * quantity : 0))
    })
    return { multipliers: { member, minimum }, objective: solution.objective }
  } finally {
    live.dispose()
  }
}
