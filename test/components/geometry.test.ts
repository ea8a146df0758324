import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  across,
  cheaperAt,
  cheaperZones,
  down,
  frameOf,
  outlineOf,
  stepsOf,
  ticksOf,
  tierAt,
} from '#app/components/ladder/geometry.ts'
import type { TierView } from '#app/contracts/views/pools.ts'

const ladder = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 30 }), drop: fc.integer({ min: 1, max: 500_000 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((rows) => {
    const tiers: TierView[] = []
    let fromQuantity = 0
    let unitPriceFen = 15_000_000
    for (const { gap, drop } of rows) {
      fromQuantity += gap
      unitPriceFen -= drop
      tiers.push({ fromQuantity, unitPriceFen })
    }
    return tiers
  })

test('the staircase is to scale: equal distances in sets and in price are equal on the drawing', () => {
  fc.assert(
    fc.property(ladder, fc.integer({ min: 0, max: 200 }), (tiers, quantity) => {
      const frame = frameOf([tiers], quantity, 15_000_000)
      const third = frame.endQuantity / 3
      expect(across(frame, third)).toBeCloseTo(100 / 3, 1)
      expect(across(frame, 2 * third)).toBeCloseTo(200 / 3, 1)
      expect(down(frame, frame.highFen)).toBeCloseTo(0, 1)
      expect(down(frame, (frame.highFen + frame.lowFen) / 2)).toBeCloseTo(50, 1)
    }),
  )
})

test('everything that is drawn lies inside the frame', () => {
  fc.assert(
    fc.property(ladder, fc.integer({ min: 0, max: 500 }), (tiers, quantity) => {
      const frame = frameOf([tiers], quantity, 15_000_000)
      for (const tier of tiers) {
        expect(across(frame, tier.fromQuantity)).toBeLessThan(100)
        expect(down(frame, tier.unitPriceFen)).toBeGreaterThan(0)
        expect(down(frame, tier.unitPriceFen)).toBeLessThan(100)
      }
      expect(across(frame, quantity)).toBeLessThan(100)
    }),
  )
})

test('a cheaper zone names exactly the quantities at which the next tier costs less in total', () => {
  fc.assert(
    fc.property(ladder, (tiers) => {
      const zones = cheaperZones(tiers)
      const last = tiers.at(-1)?.fromQuantity ?? 0
      for (let quantity = tiers[0]?.fromQuantity ?? 1; quantity < last; quantity++) {
        const now = tierAt(tiers, quantity)
        const next = tiers.find((tier) => tier.fromQuantity > quantity)
        if (!now || !next) continue
        const isCheaper = quantity * now.unitPriceFen > next.fromQuantity * next.unitPriceFen
        const zone = zones.find((one) => one.fromQuantity <= quantity && quantity <= one.toQuantity)
        expect(zone?.cheaperAt ?? null).toBe(isCheaper ? next.fromQuantity : null)
      }
    }),
  )
})

test('ten sets are cheaper than nine when the tenth brings every price down', () => {
  const tiers = [
    { fromQuantity: 1, unitPriceFen: 12_800_000 },
    { fromQuantity: 10, unitPriceFen: 11_500_000 },
  ]
  expect(cheaperZones(tiers)).toEqual([{ fromQuantity: 9, toQuantity: 9, cheaperAt: 10 }])
  expect(cheaperAt(tiers, 9)).toBe(10)
  expect(cheaperAt(tiers, 8)).toBeNull()
  expect(cheaperAt(tiers, 10)).toBeNull()
})

test('equal totals are not cheaper', () => {
  const tiers = [
    { fromQuantity: 1, unitPriceFen: 1000 },
    { fromQuantity: 10, unitPriceFen: 900 },
  ]
  expect(cheaperAt(tiers, 9)).toBeNull()
})

test('there is no step below the first tier, and the last runs to the end', () => {
  const tiers = [
    { fromQuantity: 5, unitPriceFen: 1000 },
    { fromQuantity: 10, unitPriceFen: 900 },
  ]
  expect(tierAt(tiers, 4)).toBeNull()
  expect(stepsOf(tiers, 20)).toEqual([
    { fromQuantity: 5, untilQuantity: 10, unitPriceFen: 1000 },
    { fromQuantity: 10, untilQuantity: 20, unitPriceFen: 900 },
  ])
  expect(outlineOf({ endQuantity: 20, lowFen: 800, highFen: 1000 }, tiers)).toBe('M25 0H50L50 50H100')
})

test('axis ticks are whole, rising, and few', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (end) => {
      const ticks = ticksOf(end, 8)
      expect(ticks.length).toBeLessThanOrEqual(8)
      expect(ticks.every(Number.isInteger)).toBe(true)
      expect(new Set(ticks).size).toBe(ticks.length)
    }),
  )
})
