import { Worker } from 'node:worker_threads'
import type { AwardOutcome } from '#app/domain/awards/award-instance.ts'
import { compileSolver } from './highs-solver.ts'
import type { ThreadAnswer, ThreadMessage, ThreadStart, ThreadTask } from './worker-message.ts'

export interface RunLimits {
  /** Milliseconds since the epoch: a thread that has not answered by then is ended. */
  readonly limitAt: number
  readonly signal?: AbortSignal
  readonly onFound?: (outcome: AwardOutcome) => void
}

/** Threads with a solver in them, kept warm between awards. */
export interface SolverThreads {
  /**
   * Runs a task on a thread of its own; null when the limit came first. Rejects with the fault when the thread
   * broke, and with the signal's reason when it was aborted. However it ends badly, the thread is ended with it and
   * the next task has a fresh one.
   */
  run(task: ThreadTask, limits: RunLimits): Promise<ThreadAnswer | null>
  /** Threads that wait for a task. */
  idle(): number
  /** Ends the threads that wait; one that still works is ended when it has answered. */
  close(): Promise<void>
}

/** The solver's memory never shrinks: after a pool of more member and offer pairs than this a thread is not kept. */
const MOST_PAIRS_KEPT = 20_000

/** Threads are started when they are needed; at most `keep` are kept waiting. Waiting threads hold no process alive. */
export function openSolverThreads({ keep }: { readonly keep: number }): SolverThreads {
  const waiting: Worker[] = []
  let isOpen = true

  const take = async (): Promise<Worker> => {
    const warm = waiting.pop()
    if (warm === undefined) return startThread()
    warm.ref()
    return warm
  }
  const putBack = (thread: Worker, { instance }: ThreadTask): void => {
    const isLarge = instance.members.length * instance.offers.length > MOST_PAIRS_KEPT
    if (!isOpen || isLarge || waiting.length >= keep) {
      discard(thread)
      return
    }
    thread.unref()
    const forget = (): void => {
      const at = waiting.indexOf(thread)
      if (at >= 0) waiting.splice(at, 1)
    }
    thread.once('error', forget).once('exit', forget)
    waiting.push(thread)
  }

  return {
    async run(task, limits) {
      limits.signal?.throwIfAborted()
      const thread = await take()
      const answer = await askThread(thread, task, limits)
      if (answer !== null) putBack(thread, task)
      return answer
    },
    idle: () => waiting.length,
    async close() {
      isOpen = false
      await Promise.all(waiting.splice(0).map((thread) => thread.terminate()))
    },
  }
}

/** Ends a thread; what it still complains of concerns nobody. */
function discard(thread: Worker): void {
  thread.on('error', () => {})
  void thread.terminate()
}

async function startThread(): Promise<Worker> {
  const solver = await compileSolver()
  return new Worker(new URL('./start-worker.mjs', import.meta.url), {
    execArgv: [],
    workerData: { solver } satisfies ThreadStart,
  })
}

function askThread(
  thread: Worker,
  task: ThreadTask,
  { limitAt, signal, onFound }: RunLimits,
): Promise<ThreadAnswer | null> {
  return new Promise((resolve, reject) => {
    // Listeners are taken off by name: the thread's own ones carry its messages.
    for (const event of ['error', 'exit']) thread.removeAllListeners(event)
    const leave = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event)
    }
    const end = (settle: () => void): void => {
      leave()
      discard(thread)
      settle()
    }
    const abort = (): void => end(() => reject(signal?.reason))
    const timer = setTimeout(() => end(() => resolve(null)), Math.max(0, limitAt - Date.now()))
    signal?.addEventListener('abort', abort, { once: true })
    if (signal?.aborted) abort()
    thread.on('message', (message: ThreadMessage) => {
      if (message.kind === 'found') {
        onFound?.(message.outcome)
        return
      }
      leave()
      resolve(message)
    })
    thread.on('error', (fault) => end(() => reject(fault)))
    thread.on('exit', (code) => end(() => reject(new Error(`the award worker ended with code ${code}`))))
    thread.postMessage(task)
  })
}
