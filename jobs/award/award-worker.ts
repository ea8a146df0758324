import { parentPort, workerData } from 'node:worker_threads'
import type { AwardInstance } from '#app/domain/awards/award-instance.ts'
import { decideStability } from '#app/domain/awards/stability.ts'
import { solveExactly } from './solve-exactly.ts'
import type { WorkerMessage } from './worker-message.ts'

const { instance, deadlineAt } = workerData as { instance: AwardInstance; deadlineAt: number }
const tell = (message: WorkerMessage): void => parentPort?.postMessage(message)

const solved = await solveExactly(
  instance,
  () => (deadlineAt - Date.now()) / 1000,
  (outcome) => tell({ kind: 'found', outcome }),
)
tell({ kind: 'solved', solved, stability: decideStability(instance, solved.outcome) })
