import type { Lifecycle } from '../shared/lifecycle.ts'

export const OFFER_STATES = ['submitted', 'improved', 'won', 'lost', 'withdrawn'] as const
export type OfferState = (typeof OFFER_STATES)[number]
export type OfferEvent = 'improve' | 'win' | 'lose' | 'withdraw' | 'return_to_pool'

/** 让利报价: submitted → improved* → won | lost | withdrawn (DOMAIN 6); a void award returns it to the pool. */
export const OFFER_LIFECYCLE: Lifecycle<OfferState, OfferEvent> = {
  name: 'offer',
  states: OFFER_STATES,
  initial: 'submitted',
  moves: {
    submitted: { improve: 'improved', win: 'won', lose: 'lost', withdraw: 'withdrawn' },
    improved: { improve: 'improved', win: 'won', lose: 'lost', withdraw: 'withdrawn' },
    won: { return_to_pool: 'improved', withdraw: 'withdrawn' },
    lost: { return_to_pool: 'improved' },
    withdrawn: {},
  },
}
