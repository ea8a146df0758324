import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicDays } from '#app/calendars/public-days.ts'
import { mergeSpans, slotsBetween } from '#app/domain/bookings/free-slots.ts'
import { isFree, judgeWindow, withBuffers } from '#app/domain/bookings/judge-window.ts'
import { openSpans } from '#app/domain/bookings/opening.ts'
import { priceOf } from '#app/domain/bookings/price.ts'
import { everyDay, local, noHolidays, plainRules, workdays } from '#test/support/platform-rules.ts'

const day = (on: string, days = 1) => ({
  fromMs: local(`${on} 00:00`),
  toMs: local(`${on} 00:00`) + days * 86_400_000,
})

test('every slot that is shown free can be booked, and every bookable place of the grid is shown', () => {
  const shifts = fc.record({
    fromMinute: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
    length: fc.integer({ min: 4, max: 60 }).map((quarters) => quarters * 15),
    before: fc.constantFrom(0, 15, 30),
    after: fc.constantFrom(0, 15, 45),
    busy: fc.array(fc.tuple(fc.integer({ min: 0, max: 280 }), fc.integer({ min: 1, max: 12 })), {
      maxLength: 12,
    }),
  })
  fc.assert(
    fc.property(shifts, ({ fromMinute, length, before, after, busy }) => {
      const rules = plainRules({
        opening: everyDay(fromMinute, fromMinute + length),
        bufferBeforeMinutes: before,
        bufferAfterMinutes: after,
      })
      const window = day('2026-03-02', 3)
      const taken = busy.map(([start, quarters]) => ({
        fromMs: window.fromMs + start * 900_000,
        toMs: window.fromMs + (start + quarters) * 900_000,
      }))
      const slots = slotsBetween(rules, [{ busy: mergeSpans(taken) }], window, noHolidays)
      for (const slot of slots) {
        expect(judgeWindow(rules, slot, window.fromMs, noHolidays)).toBeNull()
        expect(slot.free === 1).toBe(isFree(taken, withBuffers(rules, slot)))
      }
      const shown = new Set(slots.map((slot) => slot.fromMs))
      for (let at = window.fromMs; at < window.toMs; at += 900_000) {
        const place = { fromMs: at, toMs: at + 1_800_000 }
        expect(judgeWindow(rules, place, window.fromMs, noHolidays) === null).toBe(shown.has(at))
      }
    }),
    { numRuns: 60 },
  )
})

test('a night shift runs over midnight, over the end of a month and of a year', () => {
  const rules = plainRules({ opening: everyDay(1320, 1800) })
  for (const evening of ['2026-02-28', '2026-03-31', '2026-12-31', '2028-02-29']) {
    const midnight = local(`${evening} 23:30`)
    const window = { fromMs: midnight, toMs: midnight + 3_600_000 }
    expect(judgeWindow(rules, window, midnight - 86_400_000, noHolidays)).toBeNull()
  }
  expect(slotsBetween(rules, [{ busy: [] }], day('2026-12-31', 2), noHolidays)).toHaveLength(12 + 16 + 4)
})

test('a holiday is closed, a make-up Saturday is worked by the hours of a weekday, a shift belongs to its start', () => {
  const rules = plainRules({ opening: workdays(480, 1080), openOnHolidays: false })
  const opensOn = (on: string) => openSpans(rules, day(on), publicDays).length
  expect([opensOn('2026-10-01'), opensOn('2026-10-10'), opensOn('2026-10-17')]).toEqual([0, 1, 0])
  const night = plainRules({ opening: everyDay(1200, 1800), openOnHolidays: false })
  const intoHoliday = openSpans(night, day('2026-10-01'), publicDays)
  expect(intoHoliday.map(({ fromMs }) => fromMs)).toEqual([local('2026-09-30 20:00')])
})

test('a price is its minutes in peak and outside, each by its own rate', () => {
  const rules = plainRules()
  const peaked = { ...rules, tariff: { ...rules.tariff, peak: workdays(540, 720) } }
  const window = { fromMs: local('2026-03-02 11:00'), toMs: local('2026-03-02 13:30') }
  const price = priceOf(peaked, 'chain', window, noHolidays)
  expect(price.lines.map(({ band, minutes, fen }) => [band, minutes, fen])).toEqual([
    ['peak', 60, 9_000n],
    ['offPeak', 90, 9_000n],
  ])
  expect(priceOf(peaked, 'outside', window, noHolidays, 5_000).totalFen).toBe(16_500n)
})
