import { parentPort, workerData } from 'node:worker_threads'
import { decideStability } from '#app/domain/awards/stability.ts'
import { loadSolver } from './highs-solver.ts'
import { solveExactly } from './solve-exactly.ts'
import type { WorkerInput, WorkerMessage } from './worker-message.ts'

const { instance, deadlineAt, solver } = workerData as WorkerInput
const tell = (message: WorkerMessage): void => parentPort?.postMessage(message)

await loadSolver(solver)
const solved = await solveExactly(
  instance,
  () => (deadlineAt - Date.now()) / 1000,
  (outcome) => tell({ kind: 'found', outcome }),
)
tell({ kind: 'solved', solved, stability: decideStability(instance, solved.outcome) })
