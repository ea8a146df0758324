import type { Lifecycle } from '../shared/lifecycle.ts'

export const DISPUTE_STATES = ['open', 'ruled', 'appealed', 'decided', 'withdrawn'] as const
export type DisputeState = (typeof DISPUTE_STATES)[number]
export type DisputeEvent = 'decide' | 'rule' | 'appeal' | 'withdraw'

/** A dispute that is not over: its money is frozen. */
export const LIVING_DISPUTES = ['open', 'ruled', 'appealed'] as const satisfies readonly DisputeState[]

/**
 * 争议, DOMAIN 9. A ruling may be appealed once while its window is open; a decision is posted with its money
 * and is final: nothing leads out of it.
 */
export const DISPUTE_LIFECYCLE: Lifecycle<DisputeState, DisputeEvent> = {
  name: 'dispute',
  states: DISPUTE_STATES,
  initial: 'open',
  moves: {
    open: { decide: 'decided', rule: 'ruled', withdraw: 'withdrawn' },
    ruled: { appeal: 'appealed', decide: 'decided' },
    appealed: { decide: 'decided' },
    decided: {},
    withdrawn: {},
  },
}
