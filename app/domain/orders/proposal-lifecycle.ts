import type { Lifecycle } from '../shared/lifecycle.ts'

export const PROPOSAL_STATES = ['open', 'accepted', 'declined', 'replaced', 'lapsed'] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]
export type ProposalEvent = 'accept' | 'decline' | 'replace' | 'lapse'

/** What the two sides of an order may agree on: to end it (协议解除), or that it costs less (协议减价). */
export type ProposalKind = 'termination' | 'reduction'

/** 协议: one side proposes, the other accepts, either drops it; a newer proposal replaces it, the order's end lets it lapse. */
export const PROPOSAL_LIFECYCLE: Lifecycle<ProposalState, ProposalEvent> = {
  name: 'proposal',
  states: PROPOSAL_STATES,
  initial: 'open',
  moves: {
    open: { accept: 'accepted', decline: 'declined', replace: 'replaced', lapse: 'lapsed' },
    accepted: {},
    declined: {},
    replaced: {},
    lapsed: {},
  },
}
