import { type CoreProgram, coreProgram, type Switch } from './core-program.ts'
import type { LinearSolution, LiveProgram } from './highs-solver.ts'
import type { Descent } from './multipliers.ts'
import { type Pattern, restrictModel } from './pattern.ts'
import { createRelaxer } from './relaxation.ts'
import { findRootBound } from './root-bound.ts'
import { type Incumbent, isBetterIncumbent, type Search, wholeBound } from './search.ts'
import { solveAtBound, solveObjectives } from './solve-objectives.ts'

/** The best award of one pattern of tiers, with the model and the bound of that pattern alone. */
export interface Leaf {
  readonly search: Search
  readonly root: Descent
  readonly incumbent: Incumbent
}

/** Every pattern whose best award equals the best of all in objectives 1 to 3. */
export interface PatternProof {
  readonly leaves: readonly Leaf[]
  /** No award saves more, in units of the model. */
  readonly bound: number
  readonly incumbent: Incumbent | null
  /** False when the time or the patience was over first. */
  readonly isComplete: boolean
}

interface Fix {
  readonly column: number
  readonly value: 0 | 1
}

interface Tree {
  readonly search: Search
  readonly core: CoreProgram
  readonly live: LiveProgram
  /** Tier per offer where it is certain. */
  readonly certain: Pattern
  /** Awards that save less do not matter. */
  floor: number
  leaves: Leaf[]
  best: Incumbent | null
  nodesLeft: number
}

const NEAR = 1e-6
/** Linear solutions may be wrong by less than this many units of money. */
const DOUBT = 0.3
const MOST_NODES = 1_500
const MOST_LEAVES = 12

/**
 * Which tier of which offer is used decides nearly everything: a branch and bound over these patterns alone,
 * by linear relaxations in cores of growing slack. Once a pattern is fixed the rest is nearly a transport problem,
 * solved with a bound of its own. All patterns that tie are kept: the smallest assignment may be in any of them.
 */
export function searchPatterns(search: Search, root: Descent, start: Incumbent | null): PatternProof {
  let best = start
  let bound = wholeBound(root.bound)
  let slack = root.bound - bound + Math.max(1.01, root.bound * 1e-4)
  let nodesLeft = MOST_NODES
  while (search.secondsLeft() > 0) {
    const miss = best === null ? Number.POSITIVE_INFINITY : root.bound - best.saving
    slack = Math.min(slack, Math.max(miss, 0) + 0.01, Math.max(1, root.bound) + 0.01)
    const tree = openTree(search, root, slack, best, nodesLeft)
    const isComplete = tree === null || walkTree(tree)
    tree?.live.dispose()
    if (tree !== null) ({ best, nodesLeft } = tree)
    if (!isComplete) break
    if (best !== null && root.bound - best.saving <= slack) {
      const leaves = tree?.leaves ?? []
      return { leaves, bound: best.saving, incumbent: best, isComplete: leaves.length > 0 }
    }
    if (slack > root.bound) return { leaves: [], bound: 0, incumbent: null, isComplete: true }
    bound = Math.min(bound, wholeBound(root.bound - slack))
    slack *= 6
  }
  return { leaves: [], bound: Math.max(bound, best?.saving ?? 0), incumbent: best, isComplete: false }
}

function openTree(
  search: Search,
  root: Descent,
  slack: number,
  best: Incumbent | null,
  nodesLeft: number,
): Tree | null {
  const bare = search.relaxer.core(root.multipliers, slack)
  const core = coreProgram(search.model, bare)
  if (core === null) return null
  const certain = new Int32Array(search.model.offers.length).fill(-1)
  const switched = new Set(core.switches.map(({ offer }) => offer))
  for (const { offer, tier } of bare.tiers) if (!switched.has(offer)) certain[offer] = tier
  const live = search.solver.open({ ...core.program, offset: core.savingOffset })
  const floor = Math.max(Math.floor(root.bound - slack), best?.saving ?? 0)
  return { search, core, live, certain, floor, leaves: [], best, nodesLeft }
}

/** Depth first; false when it had to stop. */
function walkTree(tree: Tree): boolean {
  const { core, live, search } = tree
  const stack: Fix[][] = [[]]
  for (let fixes = stack.pop(); fixes !== undefined; fixes = stack.pop()) {
    if (tree.nodesLeft <= 0 || search.secondsLeft() <= 0) return false
    tree.nodesLeft -= 1
    for (const { column } of core.switches) live.setBounds(column, 0, 1)
    for (const { column, value } of fixes) live.setBounds(column, value, value)
    const solution = live.solve(search.secondsLeft())
    if (solution === null) return false
    if (!solution.feasible || solution.objective < tree.floor - DOUBT) continue
    const free = freeSwitches(tree, fixes, solution)
    const split = mostFractional(free, solution)
    if (split !== null) {
      const first = (solution.point[split.column] as number) > 0.5 ? 1 : 0
      stack.push([...fixes, { column: split.column, value: first === 1 ? 0 : 1 }])
      stack.push([...fixes, { column: split.column, value: first }])
      continue
    }
    if (!visitLeaf(tree, patternAt(tree, solution))) return false
    stack.push(...flipped(fixes, free, solution))
  }
  return true
}

/** Switches not fixed yet whose other value the reduced cost does not rule out. */
function freeSwitches({ core, floor }: Tree, fixes: readonly Fix[], solution: LinearSolution): Switch[] {
  const fixed = new Set(fixes.map(({ column }) => column))
  const room = solution.objective - floor + DOUBT
  return core.switches.filter(
    ({ column }) => !fixed.has(column) && Math.abs(solution.columnDual[column] as number) <= room,
  )
}

function mostFractional(free: readonly Switch[], { point }: LinearSolution): Switch | null {
  let best: Switch | null = null
  let most = NEAR
  for (const candidate of free) {
    const value = point[candidate.column] as number
    const distance = Math.abs(value - Math.round(value))
    if (distance > most) [best, most] = [candidate, distance]
  }
  return best
}

function patternAt({ certain, core }: Tree, { point }: LinearSolution): Pattern {
  const pattern = certain.slice()
  for (const { offer, tier, column } of core.switches) {
    if ((point[column] as number) > 0.5) pattern[offer] = tier
  }
  return pattern
}

/** Everything but the pattern of the solution, in parts that do not overlap. */
function flipped(fixes: readonly Fix[], free: readonly Switch[], { point }: LinearSolution): Fix[][] {
  const parts: Fix[][] = []
  const kept = [...fixes]
  for (const { column } of free) {
    const value = (point[column] as number) > 0.5 ? 1 : 0
    parts.push([...kept, { column, value: value === 1 ? 0 : 1 }])
    kept.push({ column, value })
  }
  return parts.reverse()
}

/** Finds the best award of a pattern; false when it had to stop. */
function visitLeaf(tree: Tree, pattern: Pattern): boolean {
  const model = restrictModel(tree.search.model, pattern)
  const search: Search = { ...tree.search, model, relaxer: createRelaxer(model) }
  const root = findRootBound(search)
  if (root === null || wholeBound(root.bound) < tree.floor) return true
  const atBound = solveAtBound(search, root)
  const { incumbent, proven } =
    atBound === null ? solveObjectives(search, root, null, tree.floor) : { incumbent: atBound, proven: true }
  if (!proven) return false
  if (incumbent === null || incumbent.saving < tree.floor) return true
  tree.floor = incumbent.saving
  if (isBetterIncumbent(incumbent, tree.best)) {
    tree.best = incumbent
    tree.leaves = []
  } else if (tree.best !== null && isBetterIncumbent(tree.best, incumbent)) return true
  tree.leaves.push({ search, root, incumbent })
  return tree.leaves.length <= MOST_LEAVES
}
