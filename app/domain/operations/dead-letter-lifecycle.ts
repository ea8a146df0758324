import type { Lifecycle } from '../shared/lifecycle.ts'

export const DEAD_LETTER_STATES = ['open', 'replayed', 'discarded'] as const
export type DeadLetterState = (typeof DEAD_LETTER_STATES)[number]
export type DeadLetterEvent = 'replay' | 'fail_again' | 'discard'

/** A job that used up its attempts: replayed (it may fail again), or discarded with a reason, for good. */
export const DEAD_LETTER_LIFECYCLE: Lifecycle<DeadLetterState, DeadLetterEvent> = {
  name: 'dead_letter',
  states: DEAD_LETTER_STATES,
  initial: 'open',
  moves: {
    open: { replay: 'replayed', discard: 'discarded' },
    replayed: { fail_again: 'open' },
    discarded: {},
  },
}
