import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicDays } from '#app/calendars/public-days.ts'
import { mergeSpans } from '#app/domain/bookings/free-slots.ts'
import { dayOf, MINUTE_MS, type Span, startOfDay, weekdayOf } from '#app/domain/bookings/local-time.ts'
import { openSpans } from '#app/domain/bookings/opening.ts'
import { intersectSpans, subtractSpans } from '#app/domain/bookings/span-sets.ts'
import {
  type HeatCell,
  idleStretches,
  lastMonths,
  shareOf,
  sumOfHeat,
  sumOfUse,
  utilisationOf,
} from '#app/domain/bookings/utilisation.ts'
import { everyDay, local, noHolidays, plainRules, workdays } from '#test/support/platform-rules.ts'

const span = (from: string, to: string): Span => ({ fromMs: local(from), toMs: local(to) })
const at = (heat: readonly HeatCell[], weekday: number, hour: number) => {
  const cell = heat.find((one) => one.weekday === weekday && one.hour === hour)
  return [cell?.bookedMinutes, cell?.openMinutes]
}
const small = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 15 })), { maxLength: 8 })
  .map((pairs) => mergeSpans(pairs.map(([fromMs, length]) => ({ fromMs, toMs: fromMs + length }))))
const pointsOf = (spans: readonly Span[]) =>
  new Set(spans.flatMap(({ fromMs, toMs }) => Array.from({ length: toMs - fromMs }, (_, i) => fromMs + i)))

test('spans are shared and taken away point by point', () => {
  fc.assert(
    fc.property(small, small, (first, second) => {
      const [one, two] = [pointsOf(first), pointsOf(second)]
      expect(pointsOf(intersectSpans(first, second))).toEqual(new Set([...one].filter((p) => two.has(p))))
      expect(pointsOf(subtractSpans(first, second))).toEqual(new Set([...one].filter((p) => !two.has(p))))
    }),
  )
})

test('every minute of a window counts in its own hour of the week, open ones below and booked ones above', () => {
  const shifts = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    fromMinute: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 1, max: 1440 }),
  })
  const stretches = fc.array(
    fc.tuple(fc.integer({ min: -600, max: 9 * 1440 }), fc.integer({ min: 1, max: 900 })),
    { maxLength: 6 },
  )
  const world = fc.record({
    opening: fc.array(shifts, { minLength: 1, maxLength: 6 }),
    booked: stretches,
    shut: stretches,
    length: fc.integer({ min: 1, max: 9 * 1440 }),
    openOnHolidays: fc.boolean(),
  })
  fc.assert(
    fc.property(world, ({ opening, booked, shut, length, openOnHolidays }) => {
      const rules = plainRules({
        opening: opening.map(({ weekday, fromMinute, length }) => ({
          weekday,
          fromMinute,
          toMinute: fromMinute + length,
        })),
        openOnHolidays,
      })
      // Over the end of the month, with a holiday week and a make-up day in it.
      const origin = local('2026-09-28 07:13')
      const window = { fromMs: origin, toMs: origin + length * MINUTE_MS }
      const spansOf = (pairs: [number, number][]) =>
        mergeSpans(
          pairs.map(([from, minutes]) => ({
            fromMs: origin + from * MINUTE_MS,
            toMs: origin + (from + minutes) * MINUTE_MS,
          })),
        )
      const unit = { booked: spansOf(booked), shut: spansOf(shut) }
      const heat = utilisationOf(rules, [unit], window, publicDays)
      const plain = new Map<string, [number, number]>()
      const open = openSpans(rules, window, publicDays)
      const isIn = (spans: readonly Span[], ms: number) =>
        spans.some(({ fromMs, toMs }) => fromMs <= ms && ms < toMs)
      for (let ms = window.fromMs; ms < window.toMs; ms += MINUTE_MS) {
        if (!isIn(open, ms) || isIn(unit.shut, ms)) continue
        const day = dayOf(ms)
        const key = `${weekdayOf(day)} ${Math.floor((ms - startOfDay(day)) / 3_600_000)}`
        const [taken, opened] = plain.get(key) ?? [0, 0]
        plain.set(key, [taken + (isIn(unit.booked, ms) ? 1 : 0), opened + 1])
      }
      for (const { weekday, hour, bookedMinutes, openMinutes } of heat) {
        expect([bookedMinutes, openMinutes]).toEqual(plain.get(`${weekday} ${hour}`) ?? [0, 0])
      }
    }),
    { numRuns: 60 },
  )
})

test('a booking over midnight and over the end of a month counts in the hours in which it lies', () => {
  const rules = plainRules({ opening: everyDay(20 * 60, 30 * 60) })
  // Tuesday 31 March, 22:30, to Wednesday 1 April, 1:15.
  const unit = { booked: [span('2026-03-31 22:30', '2026-04-01 01:15')], shut: [] }
  const march = span('2026-03-01 00:00', '2026-04-01 00:00')
  const april = span('2026-04-01 00:00', '2026-05-01 00:00')
  const inMarch = utilisationOf(rules, [unit], march, noHolidays)
  const inApril = utilisationOf(rules, [unit], april, noHolidays)
  expect([at(inMarch, 2, 22)[0], at(inMarch, 2, 23)[0], at(inMarch, 3, 0)[0]]).toEqual([30, 60, 0])
  expect([at(inApril, 3, 0)[0], at(inApril, 3, 1)[0], at(inApril, 2, 23)[0]]).toEqual([60, 15, 0])
  expect(sumOfUse([...inMarch, ...inApril]).bookedMinutes).toBe(165)
  const newYear = { booked: [span('2026-12-31 23:00', '2027-01-01 02:00')], shut: [] }
  const december = utilisationOf(rules, [newYear], span('2026-12-01 00:00', '2027-01-01 00:00'), noHolidays)
  expect(sumOfUse(december).bookedMinutes).toBe(60)
})

test('only opened hours count: nights, holidays and closures are in no denominator, a make-up Saturday is', () => {
  const rules = plainRules({ opening: workdays(480, 1080), openOnHolidays: false })
  const idle = { booked: [], shut: [] }
  const openOf = (from: string, to: string, shut: Span[] = []) =>
    sumOfUse(utilisationOf(rules, [{ ...idle, shut }], span(from, to), publicDays)).openMinutes
  expect(openOf('2026-03-02 00:00', '2026-03-09 00:00')).toBe(5 * 600)
  expect(openOf('2026-10-01 00:00', '2026-10-08 00:00')).toBe(0)
  expect(openOf('2026-10-10 00:00', '2026-10-11 00:00')).toBe(600)
  expect(openOf('2026-10-17 00:00', '2026-10-18 00:00')).toBe(0)
  const maintenance = [span('2026-03-02 12:00', '2026-03-03 09:00')]
  expect(openOf('2026-03-02 00:00', '2026-03-04 00:00', maintenance)).toBe(240 + 540)
  const saturday = utilisationOf(rules, [idle], span('2026-10-10 00:00', '2026-10-11 00:00'), publicDays)
  expect([at(saturday, 6, 8), at(saturday, 6, 7)]).toEqual([
    [0, 60],
    [0, 0],
  ])
})

test('units and resources add up; a share is of what was open, and of nothing there is none', () => {
  const rules = plainRules()
  const week = span('2026-03-02 00:00', '2026-03-09 00:00')
  const busy = { booked: [span('2026-03-02 08:00', '2026-03-02 18:00')], shut: [] }
  const heat = utilisationOf(rules, [busy, { booked: [], shut: [] }], week, noHolidays)
  expect(shareOf(sumOfUse(heat))).toBe(Math.round(10_000 / 14))
  expect(at(sumOfHeat([heat, heat]), 1, 8)).toEqual([120, 240])
  expect(shareOf({ bookedMinutes: 0, openMinutes: 0 })).toBeNull()
})

test('idle time is what opens and is not taken, the longest first, nothing shorter than a booking', () => {
  const rules = plainRules({ minMinutes: 60 })
  const day = span('2026-03-02 00:00', '2026-03-03 00:00')
  const busy = [span('2026-03-02 08:30', '2026-03-02 12:00'), span('2026-03-02 15:00', '2026-03-02 16:00')]
  expect(idleStretches(rules, [busy, []], day, noHolidays)).toEqual([
    { ...span('2026-03-02 08:00', '2026-03-02 18:00'), unit: 1 },
    { ...span('2026-03-02 12:00', '2026-03-02 15:00'), unit: 0 },
    { ...span('2026-03-02 16:00', '2026-03-02 18:00'), unit: 0 },
  ])
})

test('the last months end with the one it is in Shanghai', () => {
  expect(lastMonths(Date.parse('2026-12-31T16:00:00Z'), 3)).toEqual(['2026-11', '2026-12', '2027-01'])
  expect(lastMonths(Date.parse('2026-03-31T15:59:59Z'), 2)).toEqual(['2026-02', '2026-03'])
})
