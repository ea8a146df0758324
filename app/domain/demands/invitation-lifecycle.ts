import type { Lifecycle } from '../shared/lifecycle.ts'

export const INVITATION_STATES = ['invited', 'accepted', 'declined', 'lapsed'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]
export type InvitationEvent = 'accept' | 'decline' | 'lapse'

/** 邀请: accepted by joining the pool; one who declined may still join while the pool is open. */
export const INVITATION_LIFECYCLE: Lifecycle<InvitationState, InvitationEvent> = {
  name: 'invitation',
  states: INVITATION_STATES,
  initial: 'invited',
  moves: {
    invited: { accept: 'accepted', decline: 'declined', lapse: 'lapsed' },
    accepted: {},
    declined: { accept: 'accepted' },
    lapsed: {},
  },
}
