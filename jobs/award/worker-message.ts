import type { AwardAlternatives } from '#app/domain/awards/award-alternatives.ts'
import type { AwardInstance, AwardOutcome } from '#app/domain/awards/award-instance.ts'
import type { Stability } from '#app/domain/awards/stability.ts'
import type { Solved } from './solve-exactly.ts'
import type { WeighedPart } from './weigh-alternatives.ts'

/** What a thread is started with. */
export interface ThreadStart {
  /** Compiled once per process and shared by every thread. */
  readonly solver: WebAssembly.Module
}

/** What a thread may be asked to do, one after the other. `deadlineAt` is in milliseconds since the epoch. */
export type ThreadTask =
  | { readonly kind: 'award'; readonly instance: AwardInstance; readonly deadlineAt: number }
  | {
      readonly kind: 'alternatives'
      readonly instance: AwardInstance
      readonly outcome: AwardOutcome
      /** What was found out before; null at the first time. */
      readonly before: AwardAlternatives | null
      readonly deadlineAt: number
    }
  | {
      readonly kind: 'losers'
      readonly instance: AwardInstance
      readonly outcome: AwardOutcome
      readonly deadlineAt: number
    }

/** The last word on a task. */
export type ThreadAnswer =
  | { readonly kind: 'solved'; readonly solved: Solved; readonly stability: Stability }
  | {
      readonly kind: 'weighed'
      readonly weighed: WeighedPart
    }
  | {
      readonly kind: 'resolved'
      readonly losers: readonly (readonly [offerId: string, award: AwardOutcome | null])[]
    }

/** What a thread tells: the best award so far, any number of times, then the last word. */
export type ThreadMessage = { readonly kind: 'found'; readonly outcome: AwardOutcome } | ThreadAnswer
