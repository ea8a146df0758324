import type { Lifecycle } from '../shared/lifecycle.ts'

export const ENGAGEMENT_STATES = [
  'requested',
  'agreed',
  'delivered',
  'completed',
  'declined',
  'withdrawn',
] as const
export type EngagementState = (typeof ENGAGEMENT_STATES)[number]
export const ENGAGEMENT_EVENTS = ['agree', 'decline', 'deliver', 'confirm', 'reopen', 'withdraw'] as const
export type EngagementEvent = (typeof ENGAGEMENT_EVENTS)[number]

/** 服务合作: a firm asks a provider, who agrees and delivers; the firm confirms, and may rate from then on. */
export const ENGAGEMENT_LIFECYCLE: Lifecycle<EngagementState, EngagementEvent> = {
  name: 'engagement',
  states: ENGAGEMENT_STATES,
  initial: 'requested',
  moves: {
    requested: { agree: 'agreed', decline: 'declined', withdraw: 'withdrawn' },
    agreed: { deliver: 'delivered', withdraw: 'withdrawn' },
    delivered: { confirm: 'completed', reopen: 'agreed' },
    completed: {},
    declined: {},
    withdrawn: {},
  },
}

/** Neither ended nor done: one of these at a time between two firms. */
export const LIVING_ENGAGEMENTS: readonly EngagementState[] = ['requested', 'agreed', 'delivered']

/** Whose move it is. */
export const SIDE_OF: Readonly<Record<EngagementEvent, 'client' | 'provider'>> = {
  agree: 'provider',
  decline: 'provider',
  deliver: 'provider',
  confirm: 'client',
  reopen: 'client',
  withdraw: 'client',
}

/** Steps that must say why. */
export const REASONED: readonly EngagementEvent[] = ['decline', 'reopen']
