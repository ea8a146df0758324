import { parentPort, workerData } from 'node:worker_threads'
import { decideStability } from '#app/domain/awards/stability.ts'
import { loadSolver } from './highs-solver.ts'
import { askWithin } from './question-desk.ts'
import { askForLosers } from './resolve-losers.ts'
import { solveExactly } from './solve-exactly.ts'
import { weighAlternatives } from './weigh-alternatives.ts'
import type { ThreadMessage, ThreadStart, ThreadTask } from './worker-message.ts'

const { solver } = workerData as ThreadStart
const tell = (message: ThreadMessage): void => parentPort?.postMessage(message)
const loaded = loadSolver(solver)

// A fault is left unhandled on purpose: it ends the thread, whose solver may be broken for good, and is told to
// whoever asked.
parentPort?.on('message', (task: ThreadTask) => void perform(task))

async function perform(task: ThreadTask): Promise<void> {
  await loaded
  const secondsLeft = (): number => (task.deadlineAt - Date.now()) / 1000
  if (task.kind === 'alternatives') {
    const { instance, outcome, before } = task
    const ask = askWithin(secondsLeft, before !== null)
    const weighed = await weighAlternatives(instance, outcome, ask, before)
    tell({ kind: 'weighed', weighed })
    return
  }
  if (task.kind === 'losers') {
    const losers = await askForLosers(task.instance, task.outcome, askWithin(secondsLeft))
    tell({ kind: 'resolved', losers })
    return
  }
  const report = (outcome: Extract<ThreadMessage, { kind: 'found' }>['outcome']): void =>
    tell({ kind: 'found', outcome })
  const solved = await solveExactly(task.instance, secondsLeft, report)
  const stability = decideStability(task.instance, solved.outcome, () => secondsLeft() <= 0)
  tell({ kind: 'solved', solved, stability })
}
