import type { AwardInstance, AwardOutcome } from '#app/domain/awards/award-instance.ts'
import type { Stability } from '#app/domain/awards/stability.ts'
import type { Solved } from './solve-exactly.ts'

/** What the worker thread is started with. */
export interface WorkerInput {
  readonly instance: AwardInstance
  /** Milliseconds since the epoch. */
  readonly deadlineAt: number
  readonly solver: WebAssembly.Module
}

/** What the worker thread tells: the best award so far, then the last word. */
export type WorkerMessage =
  | { readonly kind: 'found'; readonly outcome: AwardOutcome }
  | { readonly kind: 'solved'; readonly solved: Solved; readonly stability: Stability }
