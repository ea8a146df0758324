import type { Lifecycle } from '../shared/lifecycle.ts'

export const RETIRE_STATES = ['listed', 'withdrawn'] as const
export type RetireState = (typeof RETIRE_STATES)[number]
export const RETIRE_EVENTS = ['withdraw', 'relist'] as const
export type RetireEvent = (typeof RETIRE_EVENTS)[number]

/** 淘汰目录条目: a bureau publishes it, withdraws it saying why, and may publish it again. */
export const RETIRE_LIFECYCLE: Lifecycle<RetireState, RetireEvent> = {
  name: 'retire_entry',
  states: RETIRE_STATES,
  initial: 'listed',
  moves: { listed: { withdraw: 'withdrawn' }, withdrawn: { relist: 'listed' } },
}
