import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  DAYS_TO_CHANGE,
  isRatingOpen,
  type Spread,
  standingOf,
  starsOf,
} from '#app/domain/directory/stars.ts'

test('an average is shown from three ratings on, in tenths rounded half up', () => {
  expect(starsOf([0, 0, 0, 0, 0])).toEqual({ count: 0, averageTenths: null })
  expect(starsOf([0, 0, 0, 0, 2])).toEqual({ count: 2, averageTenths: null })
  expect(starsOf([0, 0, 0, 1, 2])).toEqual({ count: 3, averageTenths: 47 })
  // 4.25 is half way between 4.2 and 4.3.
  expect(starsOf([0, 0, 1, 1, 2])).toEqual({ count: 4, averageTenths: 43 })
  expect(starsOf([3, 0, 0, 0, 0]).averageTenths).toBe(10)
})

const spreads = fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500))

test('an average is between 1 and 5 stars and within half a tenth of the exact one', () => {
  fc.assert(
    fc.property(spreads, (spread) => {
      const { count, averageTenths } = starsOf(spread as Spread)
      if (averageTenths === null) return count < 3
      const exact = spread.reduce((sum, times, place) => sum + times * (place + 1), 0) / count
      return averageTenths >= 10 && averageTenths <= 50 && Math.abs(averageTenths / 10 - exact) <= 0.05 + 1e-9
    }),
  )
})

test('one happy client does not put a newcomer before much good work; a better rating always helps', () => {
  expect(standingOf([0, 0, 0, 0, 1])).toBeLessThan(standingOf([0, 0, 0, 20, 40]))
  expect(standingOf([0, 0, 0, 0, 0])).toBe(3.5)
  fc.assert(
    fc.property(
      spreads,
      ([a, b, c, d, e]) => standingOf([a, b, c, d, e + 1]) > standingOf([a + 1, b, c, d, e]),
    ),
  )
})

test('a rating may be changed for thirty days; the last instant is late', () => {
  const ratedAt = new Date('2026-03-02T01:00:00Z')
  const end = ratedAt.getTime() + DAYS_TO_CHANGE * 86_400_000
  expect(isRatingOpen(ratedAt, ratedAt)).toBe(true)
  expect(isRatingOpen(ratedAt, new Date(end - 1))).toBe(true)
  expect(isRatingOpen(ratedAt, new Date(end))).toBe(false)
})
