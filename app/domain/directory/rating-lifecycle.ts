import type { Lifecycle } from '../shared/lifecycle.ts'

export const RATING_STATES = ['visible', 'hidden'] as const
export type RatingState = (typeof RATING_STATES)[number]
export type RatingEvent = 'hide' | 'show'

/** 评价: the operator hides what breaks the rules, with its reason; what is hidden counts for nothing. */
export const RATING_LIFECYCLE: Lifecycle<RatingState, RatingEvent> = {
  name: 'provider_rating',
  states: RATING_STATES,
  initial: 'visible',
  moves: { visible: { hide: 'hidden' }, hidden: { show: 'visible' } },
}
