import type { Lifecycle } from '../shared/lifecycle.ts'

export const LISTING_STATES = ['draft', 'submitted', 'published', 'sent_back', 'withdrawn'] as const
export type ListingState = (typeof LISTING_STATES)[number]
export type ListingEvent = 'submit' | 'publish' | 'send_back' | 'revise' | 'withdraw'

/**
 * A listing (设备): draft → submitted → published, or sent back with a reason. What was looked at when it was
 * published (title, model, specs) goes through the review again when it is revised; until then nobody finds it.
 */
export const LISTING_LIFECYCLE: Lifecycle<ListingState, ListingEvent> = {
  name: 'listing',
  states: LISTING_STATES,
  initial: 'draft',
  moves: {
    draft: { submit: 'submitted', withdraw: 'withdrawn' },
    submitted: { publish: 'published', send_back: 'sent_back', withdraw: 'withdrawn' },
    published: { revise: 'submitted', withdraw: 'withdrawn' },
    sent_back: { submit: 'submitted', withdraw: 'withdrawn' },
    withdrawn: { submit: 'submitted' },
  },
}

/** Only what is published can be found, counted or suggested. */
export function isListingPublic(state: ListingState): boolean {
  return state === 'published'
}
