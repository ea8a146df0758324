import type { Lifecycle } from '../shared/lifecycle.ts'

export const DISPUTE_STATES = ['open', 'decided', 'withdrawn'] as const
export type DisputeState = (typeof DISPUTE_STATES)[number]
export type DisputeEvent = 'decide' | 'withdraw'

/** 争议, DOMAIN 9. A decision is posted with its money and is final; nothing leads out of it. */
export const DISPUTE_LIFECYCLE: Lifecycle<DisputeState, DisputeEvent> = {
  name: 'dispute',
  states: DISPUTE_STATES,
  initial: 'open',
  moves: {
    open: { decide: 'decided', withdraw: 'withdrawn' },
    decided: {},
    withdrawn: {},
  },
}
