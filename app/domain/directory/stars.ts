import { DAY_MS } from '../shared/clock.ts'
/** Ratings are whole stars. */
export const MOST_STARS = 5
/** Below so many ratings an average says more about chance than about the provider: none is shown. */
export const FEWEST_RATINGS = 3
/** A rating may be changed for so long after it was first given. */
export const DAYS_TO_CHANGE = 30

/** How often each number of stars was given: 1 star first, 5 last. */
export type Spread = readonly [number, number, number, number, number]

export interface Stars {
  readonly count: number
  /** Tenths of a star, rounded half up: 46 is 4.6; null below the fewest ratings. */
  readonly averageTenths: number | null
}

/** The stars of a provider from what its clients gave. */
export function starsOf(spread: Spread): Stars {
  const count = spread.reduce((sum, times) => sum + times, 0)
  const total = spread.reduce((sum, times, place) => sum + times * (place + 1), 0)
  if (count < FEWEST_RATINGS) return { count, averageTenths: null }
  return { count, averageTenths: Math.floor((total * 20 + count) / (2 * count)) }
}

/** What is thrown in before providers are ranked. */
export const PRIOR_RATINGS = 3
export const PRIOR_STARS = 3.5

/**
 * By what providers are ranked: their average with three ratings of 3.5 stars thrown in, so that one happy
 * client does not put a newcomer before ten years of good work.
 */
export function standingOf(spread: Spread): number {
  const count = spread.reduce((sum, times) => sum + times, 0)
  const total = spread.reduce((sum, times, place) => sum + times * (place + 1), 0)
  return (total + PRIOR_RATINGS * PRIOR_STARS) / (count + PRIOR_RATINGS)
}

/** Whether a rating may still be changed; the last instant is late already. */
export function isRatingOpen(ratedAt: Date, now: Date): boolean {
  return now.getTime() < ratedAt.getTime() + DAYS_TO_CHANGE * DAY_MS
}
