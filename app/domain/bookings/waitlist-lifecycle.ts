import type { Lifecycle } from '../shared/lifecycle.ts'

export const WAITLIST_STATES = ['waiting', 'offered', 'taken', 'lapsed', 'left'] as const
export type WaitlistState = (typeof WAITLIST_STATES)[number]
export type WaitlistEvent = 'offer' | 'take' | 'lapse' | 'leave'

/** 候补: whoever waits for a slot is offered it in order, for a limited time. */
export const WAITLIST_LIFECYCLE: Lifecycle<WaitlistState, WaitlistEvent> = {
  name: 'waitlist_entry',
  states: WAITLIST_STATES,
  initial: 'waiting',
  moves: {
    waiting: { offer: 'offered', lapse: 'lapsed', leave: 'left' },
    offered: { take: 'taken', lapse: 'lapsed', leave: 'left' },
    taken: {},
    lapsed: {},
    left: {},
  },
}
