import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicDays } from '#app/calendars/public-days.ts'
import { mergeSpans, nearestFree, type Slot, slotsBetween } from '#app/domain/bookings/free-slots.ts'
import { isFree, withBuffers } from '#app/domain/bookings/judge-window.ts'
import { MINUTE_MS, type Span } from '#app/domain/bookings/local-time.ts'
import { openSpans } from '#app/domain/bookings/opening.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import { local, plainRules } from '#test/support/platform-rules.ts'

/** The meaning of a grid, said as plainly as it can be said: every place is put to every unit. */
function plainly(rules: ResourceRules, units: readonly Span[][], window: Span, minutes: number): Slot[] {
  const lengthMs = minutes * MINUTE_MS
  return openSpans(rules, window, publicDays).flatMap((span) =>
    span.anchorsMs.flatMap((anchorMs, index) => {
      const nextMs = span.anchorsMs[index + 1] ?? span.toMs
      const places: Slot[] = []
      for (let fromMs = anchorMs; fromMs < nextMs; fromMs += rules.slotMinutes * MINUTE_MS) {
        const slot = { fromMs, toMs: fromMs + lengthMs }
        if (fromMs < window.fromMs || fromMs >= window.toMs || slot.toMs > span.toMs) continue
        const free = units.filter((busy) => isFree(busy, withBuffers(rules, slot))).length
        places.push({ ...slot, free })
      }
      return places
    }),
  )
}

const stretch = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  fromMinute: fc.integer({ min: 0, max: 1439 }),
  length: fc.integer({ min: 1, max: 1440 }),
})
const world = fc.record({
  opening: fc.array(stretch, { minLength: 1, maxLength: 10 }),
  slotMinutes: fc.constantFrom(5, 15, 20, 30, 60),
  lengthMinutes: fc.integer({ min: 1, max: 300 }),
  before: fc.integer({ min: 0, max: 60 }),
  after: fc.integer({ min: 0, max: 60 }),
  openOnHolidays: fc.boolean(),
  startMinute: fc.integer({ min: 0, max: 10 * 1440 }),
  windowMinutes: fc.integer({ min: 1, max: 4 * 1440 }),
  /** Per unit: where each busy span begins and how long it is, in minutes. */
  units: fc.array(
    fc.array(fc.tuple(fc.integer({ min: -1440, max: 15 * 1440 }), fc.integer({ min: 1, max: 900 })), {
      maxLength: 25,
    }),
    { maxLength: 5 },
  ),
})

test('the packed grid says of every place what asking every unit about it says', () => {
  fc.assert(
    fc.property(world, (chosen) => {
      const rules = plainRules({
        opening: chosen.opening.map(({ weekday, fromMinute, length }) => ({
          weekday,
          fromMinute,
          toMinute: fromMinute + length,
        })),
        slotMinutes: chosen.slotMinutes,
        bufferBeforeMinutes: chosen.before,
        bufferAfterMinutes: chosen.after,
        openOnHolidays: chosen.openOnHolidays,
      })
      // The National Day week of 2026 with its make-up Saturday, and the days before.
      const origin = local('2026-09-28 00:00')
      const at = (minute: number) => origin + minute * MINUTE_MS
      const window = { fromMs: at(chosen.startMinute), toMs: at(chosen.startMinute + chosen.windowMinutes) }
      const units = chosen.units.map((unit) =>
        unit.map(([from, length]) => ({ fromMs: at(from), toMs: at(from + length) })),
      )
      const packed = slotsBetween(
        rules,
        units.map((busy) => ({ busy: mergeSpans(busy) })),
        window,
        publicDays,
        chosen.lengthMinutes,
      )
      expect(packed).toEqual(plainly(rules, units, window, chosen.lengthMinutes))
    }),
    { numRuns: 400 },
  )
})

test('what a refused booker is shown are the nearest places that the grid says are free', () => {
  const rules = plainRules({ slotMinutes: 60 })
  const wish = { fromMs: local('2026-03-02 10:00'), toMs: local('2026-03-02 11:00') }
  const busy = [{ fromMs: local('2026-03-02 09:00'), toMs: local('2026-03-02 12:00') }]
  const found = nearestFree(rules, [{ busy }], wish, local('2026-03-02 07:00'), publicDays)
  expect(found.map(({ fromMs }) => fromMs)).toEqual([
    local('2026-03-02 08:00'),
    local('2026-03-02 12:00'),
    local('2026-03-02 13:00'),
  ])
})

test('a month of a resource without units has its places, all of them taken', () => {
  const window = { fromMs: local('2026-03-01 00:00'), toMs: local('2026-04-01 00:00') }
  const slots = slotsBetween(plainRules(), [], window, publicDays)
  expect(slots).toHaveLength(31 * 20)
  expect(slots.every(({ free }) => free === 0)).toBe(true)
})
