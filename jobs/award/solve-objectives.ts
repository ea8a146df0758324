import { type CoreProgram, coreProgram } from './core-program.ts'
import { harboursOf } from './flow-program.ts'
import type { LinearProgram } from './linear-program.ts'
import type { Descent } from './multipliers.ts'
import { rearrangePicks } from './rearrange.ts'
import type { Core } from './relaxation.ts'
import {
  type Incumbent,
  incumbentOf,
  isBetterIncumbent,
  type Picks,
  picksOf,
  requireSaving,
  type Search,
  wholeBound,
} from './search.ts'

/** Objectives 1 to 3 as far as they are proven, and the best award found. */
export interface ObjectiveProof {
  readonly incumbent: Incumbent | null
  /** In units of the model. */
  readonly bound: number
  readonly savingProven: boolean
  /** Quantity and suppliers as well. */
  readonly proven: boolean
}

interface Weights {
  readonly saving: number
  readonly served: number
  readonly open: number
}

/** Beyond this the three objectives are not put into one: the solver's precision would suffer. */
const LARGEST_COMBINED = 1e6

/**
 * Saving, then quantity, then suppliers. The saving is searched in cores of growing slack: a solution
 * that misses the root bound by no more than its core's slack is optimal, because every better one would lie in
 * that core as well.
 */
export function solveObjectives(
  search: Search,
  root: Descent,
  start: Incumbent | null,
  floor = 0,
): ObjectiveProof {
  let best = start
  let bound = wholeBound(root.bound)
  const offer = (picks: Picks): Incumbent | null => {
    const found = incumbentOf(search, picks)
    if (found !== null && isBetterIncumbent(found, best)) best = found
    return found
  }
  let slack = root.bound - bound + Math.max(1.01, root.bound * 1e-4)
  while (search.secondsLeft() > 0) {
    const miss = best === null ? Number.POSITIVE_INFINITY : root.bound - best.saving
    slack = Math.min(slack, Math.max(miss, 0) + 0.01, Math.max(1, root.bound) + 0.01)
    const isWhole = slack > root.bound || slack >= miss
    const core = coreProgram(search.model, search.relaxer.core(root.multipliers, slack))
    if (core !== null) requireSaving(core, Math.floor(root.bound - slack))
    const range = core === null ? 1 : (core.servedRange + 1) * (core.openColumns.length + 1)
    const combined = slack * range <= LARGEST_COMBINED
    const result = core === null ? null : solveCore(search, core, combined ? weightsFor(core) : SAVING)
    const found = result !== null && result.picks !== null ? offer(result.picks) : null
    if (result?.status === 'optimal' && found === null) break
    if (result?.status === 'stopped') {
      if (isWhole) bound = Math.min(bound, Math.max(best?.saving ?? 0, result.savingBound))
      break
    }
    const gap = best === null ? Number.POSITIVE_INFINITY : root.bound - best.saving
    if (best !== null && gap <= slack) {
      if (!combined || found === null) return settleTies(search, root, best)
      return { incumbent: best, bound: best.saving, savingProven: true, proven: true }
    }
    if (isWhole && best === null) return { incumbent: null, bound: 0, savingProven: true, proven: true }
    bound = Math.min(bound, wholeBound(root.bound - slack))
    if (bound < floor) return { incumbent: null, bound, savingProven: true, proven: true }
    slack *= 6
  }
  return { incumbent: best, bound, savingProven: best !== null && best.saving >= bound, proven: false }
}

/**
 * The award that reaches the bound and serves most, where every tier is certain; null when none reaches it, or
 * the time is over. Looking for it is far quicker than looking for the largest saving.
 */
export function solveAtBound(search: Search, root: Descent): Incumbent | null {
  const target = wholeBound(root.bound)
  const bare = search.relaxer.core(root.multipliers, Math.max(0, root.bound - target) + 0.01)
  const core = coreProgram(search.model, bare)
  if (core === null || core.switches.length > 0) return null
  const quick = arrangeEveryone(search, bare, core)
  if (quick?.saving === target) return quick
  requireSaving(core, target)
  const { status, picks } = solveCore(search, core, { saving: 0, served: 1, open: 0 })
  return status === 'optimal' && picks !== null ? incumbentOf(search, picks) : null
}

/** Everyone served who can be, by members put where there is most room and rearranged; null when that fails. */
function arrangeEveryone({ model, ...search }: Search, bare: Core, core: CoreProgram): Incumbent | null {
  const harbours = harboursOf(model, bare, 0)
  const room = harbours.map(({ most }) => most)
  const wished = Int32Array.from(model.groupOf, (group) => {
    let chosen = -1
    for (const { offer } of core.controls[group] ?? []) {
      if (offer >= 0 && (chosen < 0 || (room[offer] as number) > (room[chosen] as number))) chosen = offer
    }
    if (chosen >= 0) room[chosen] = (room[chosen] as number) - (model.groups[group]?.quantity ?? 0)
    return chosen
  })
  const picks = rearrangePicks(model, core.controls, harbours, wished, () => false)
  return picks === null ? null : incumbentOf({ ...search, model }, picks)
}

const SAVING: Weights = { saving: 1, served: 0, open: 0 }

function weightsFor(core: CoreProgram): Weights {
  const open = core.openColumns.length
  return { saving: (core.servedRange + 1) * (open + 1), served: open + 1, open: 1 }
}

/** Quantity and suppliers among the awards of the proven saving. */
function settleTies(search: Search, root: Descent, best: Incumbent): ObjectiveProof {
  const unproven = { incumbent: best, bound: best.saving, savingProven: true, proven: false }
  const slack = Math.max(0, root.bound - best.saving) + 0.01
  const core = coreProgram(search.model, search.relaxer.core(root.multipliers, slack))
  if (core === null) return unproven
  requireSaving(core, best.saving)
  const { served, open } = weightsFor(core)
  const result = solveCore(search, core, { saving: 0, served, open })
  const found = result.picks === null ? null : incumbentOf(search, result.picks)
  const better = found !== null && isBetterIncumbent(found, best) ? found : best
  return { ...unproven, incumbent: better, proven: result.status === 'optimal' && found !== null }
}

function solveCore(
  search: Search,
  core: CoreProgram,
  weights: Weights,
): { status: 'optimal' | 'infeasible' | 'stopped'; picks: Picks | null; savingBound: number } {
  const cost = core.savingCost.map((saving) => saving * weights.saving)
  const servedRow = core.program.rows[core.servedRow]
  for (const [at, column] of (servedRow?.columns ?? []).entries()) {
    cost[column] = (cost[column] ?? 0) + weights.served * (servedRow?.values[at] ?? 0)
  }
  for (const column of core.openColumns) cost[column] = (cost[column] ?? 0) - weights.open
  const program: LinearProgram = { ...core.program, cost, offset: 0 }
  const { status, point, bound } = search.solver.solveWhole(program, 0.9, search.secondsLeft())
  const picks = point === null ? null : picksOf(search.model, core, point)
  const spread = weights.served * core.servedRange
  const savingBound =
    weights.saving === 0
      ? Number.POSITIVE_INFINITY
      : wholeBound(
          core.savingOffset + (bound + weights.open * core.openColumns.length + spread) / weights.saving,
        )
  return { status, picks, savingBound }
}
