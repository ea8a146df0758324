import type { Lifecycle } from '../shared/lifecycle.ts'

export const CLAIM_STATES = ['open', 'contested', 'granted', 'decided', 'withdrawn'] as const
export type ClaimState = (typeof CLAIM_STATES)[number]
export type ClaimEvent = 'grant' | 'contest' | 'decide' | 'withdraw'

/** A claim that is not over: its money is frozen. */
export const LIVING_CLAIMS = ['open', 'contested'] as const satisfies readonly ClaimState[]
/** The supplier has so many days to answer a claim; silence grants it. */
export const CLAIM_ANSWER_DAYS = 7

/** 质保索赔: the supplier grants it, or contests it and the operator decides how much of it the buyer gets. */
export const CLAIM_LIFECYCLE: Lifecycle<ClaimState, ClaimEvent> = {
  name: 'claim',
  states: CLAIM_STATES,
  initial: 'open',
  moves: {
    open: { grant: 'granted', contest: 'contested', withdraw: 'withdrawn' },
    contested: { decide: 'decided', withdraw: 'withdrawn' },
    granted: {},
    decided: {},
    withdrawn: {},
  },
}
