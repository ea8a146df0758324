import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import loadHighs, { type Highs, type Model, type ModelData } from 'highs'
import type { LinearProgram } from './linear-program.ts'

/** Feasible values of the columns, with the solver's own bound on the objective. */
export interface ProgramSolution {
  readonly status: 'optimal' | 'infeasible' | 'stopped'
  /** Null when no feasible point is known. */
  readonly point: Float64Array | null
  readonly bound: number
  readonly nodes: number
}

export interface LinearSolution {
  readonly feasible: boolean
  readonly point: Float64Array
  readonly rowDual: Float64Array
  /** What raising a column by one is worth beyond its share of the rows. */
  readonly columnDual: Float64Array
  readonly objective: number
}

/** A linear relaxation that stays in the solver, so that a changed bound is solved from the last basis. */
export interface LiveProgram {
  solve(secondsLeft: number): LinearSolution | null
  setBounds(column: number, lower: number, upper: number): void
  setCost(column: number, cost: number): void
  dispose(): void
}

export interface ProgramSolver {
  /** Solves in whole numbers; differences below `absoluteGap` do not matter. */
  solveWhole(program: LinearProgram, absoluteGap: number, secondsLeft: number): ProgramSolution
  open(program: LinearProgram): LiveProgram
}

let loading: Promise<Highs> | undefined
let compiling: Promise<WebAssembly.Module> | undefined

/** The solver's compiled module, once per process, to be shared with every thread. */
export function compileSolver(): Promise<WebAssembly.Module> {
  const path = createRequire(import.meta.url).resolve('highs/runtime')
  compiling ??= readFile(path).then((bytes) => WebAssembly.compile(bytes))
  return compiling
}

/**
 * The HiGHS solver as WebAssembly, loaded once per thread. A module that was compiled before, perhaps by another
 * thread, brings along whatever of it the engine has optimised meanwhile.
 */
export async function loadSolver(wasmModule?: WebAssembly.Module): Promise<ProgramSolver> {
  loading ??= loadHighs(wasmModule === undefined ? {} : { wasmModule })
  const highs = await loading
  return {
    solveWhole: (program, absoluteGap, secondsLeft) => solveWhole(highs, program, absoluteGap, secondsLeft),
    open: (program) => openProgram(highs, program),
  }
}

function solveWhole(
  highs: Highs,
  program: LinearProgram,
  absoluteGap: number,
  secondsLeft: number,
): ProgramSolution {
  const integrality = new Int32Array(program.cost.length).fill(highs.constants.variableType.integer)
  const model = highs.createModel({ ...modelOf(highs, program), integrality })
  try {
    model.options.set({
      output_flag: false,
      time_limit: Math.max(0.01, secondsLeft),
      mip_rel_gap: 0,
      mip_abs_gap: absoluteGap,
      mip_feasibility_tolerance: 1e-7,
    })
    model.run()
    const { modelStatus } = highs.constants
    const status = model.getModelStatus()
    if (status === modelStatus.empty) {
      return { status: 'optimal', point: new Float64Array(0), bound: program.offset, nodes: 0 }
    }
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) {
      return { status: 'infeasible', point: null, bound: Number.NEGATIVE_INFINITY, nodes: 0 }
    }
    const known = model.info.get('primal_solution_status') === 2
    const point = known ? Float64Array.from(model.getSolution().colValue, Math.round) : null
    const bound = Number(model.info.get('mip_dual_bound'))
    const nodes = Number(model.info.get('mip_node_count'))
    return { status: status === modelStatus.optimal ? 'optimal' : 'stopped', point, bound, nodes }
  } finally {
    model.dispose()
  }
}

function openProgram(highs: Highs, program: LinearProgram): LiveProgram {
  const model: Model = highs.createModel(modelOf(highs, program))
  model.options.set({ output_flag: false })
  return {
    solve(secondsLeft) {
      model.options.set({ time_limit: model.getRunTime() + Math.max(0.01, secondsLeft) })
      model.run()
      const status = model.getModelStatus()
      const { modelStatus } = highs.constants
      const infeasible = status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible
      if (status !== modelStatus.optimal && !infeasible) return null
      const { colValue, rowDual, colDual } = model.getSolution()
      return {
        feasible: !infeasible,
        point: Float64Array.from(colValue),
        rowDual: Float64Array.from(rowDual),
        columnDual: Float64Array.from(colDual),
        objective: model.getObjectiveValue(),
      }
    },
    setBounds: (column, lower, upper) => void model.changeColBounds(column, lower, upper),
    setCost: (column, cost) => void model.changeColCost(column, cost),
    dispose: () => model.dispose(),
  }
}

function modelOf(highs: Highs, program: LinearProgram): ModelData {
  const { rows, cost } = program
  const starts = new Int32Array(rows.length + 1)
  for (const [index, row] of rows.entries())
    starts[index + 1] = (starts[index] as number) + row.columns.length
  const indices = new Int32Array(starts[rows.length] as number)
  const values = new Float64Array(indices.length)
  for (const [index, row] of rows.entries()) {
    indices.set(row.columns, starts[index])
    values.set(row.values, starts[index])
  }
  return {
    sense: highs.constants.objectiveSense.maximize,
    offset: program.offset,
    numCols: cost.length,
    numRows: rows.length,
    colCost: Float64Array.from(cost),
    colLower: Float64Array.from(program.lower),
    colUpper: Float64Array.from(program.upper),
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    matrix: { format: 'csr', numRows: rows.length, numCols: cost.length, starts, indices, values },
  }
}
