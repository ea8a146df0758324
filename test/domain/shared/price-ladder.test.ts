import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isConcession,
  ladderFault,
  lowestFirstTierFen,
  nextTierAfter,
  type PriceTier,
  tierAt,
  unitPriceAt,
} from '#app/domain/shared/price-ladder.ts'

const tier = (fromQuantity: number, unitPriceFen: bigint): PriceTier => ({ fromQuantity, unitPriceFen })
const LADDER = [tier(1, 1_000n), tier(10, 900n), tier(25, 850n)]

/** Ladders with rising quantities and falling prices. */
const ladders = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 500 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((steps) => {
    let quantity = 0
    let price = 5_000n
    return steps.map(([more, less]) => {
      quantity += more
      price -= BigInt(less)
      return tier(quantity, price)
    })
  })

test('every set costs the price of the highest tier that is reached', () => {
  expect(unitPriceAt(LADDER, 9)).toBe(1_000n)
  expect(unitPriceAt(LADDER, 10)).toBe(900n)
  expect(unitPriceAt(LADDER, 1_000)).toBe(850n)
  expect(tierAt([tier(5, 10n)], 4)).toBeNull()
})

test('the next tier says how many sets are missing to it', () => {
  expect(nextTierAfter(LADDER, 7)).toMatchObject({ missing: 3, tier: { unitPriceFen: 900n } })
  expect(nextTierAfter(LADDER, 25)).toBeNull()
})

test('because of the jump, ten sets can cost less than nine', () => {
  const total = (quantity: number) =>
    (unitPriceAt([tier(1, 1_000n), tier(10, 890n)], quantity) ?? 0n) * BigInt(quantity)
  expect(total(10)).toBeLessThan(total(9))
})

test('a ladder out of order is named by what is wrong with it', () => {
  expect(ladderFault([])).toBe('empty')
  expect(ladderFault([tier(0, 5n)])).toBe('quantity')
  expect(ladderFault([tier(1, 0n)])).toBe('price')
  expect(ladderFault([tier(5, 9n), tier(5, 8n)])).toBe('quantities_not_rising')
  expect(ladderFault([tier(1, 9n), tier(5, 9n)])).toBe('prices_not_falling')
  expect(ladderFault(LADDER)).toBeNull()
})

test('a concession never makes any quantity dearer', () => {
  fc.assert(
    fc.property(ladders, ladders, (before, after) => {
      const isDearer = Array.from({ length: 70 }, (_, index) => index + 1).some((quantity) => {
        const old = unitPriceAt(before, quantity)
        const now = unitPriceAt(after, quantity)
        return old !== null && (now === null || now > old)
      })
      expect(isConcession(before, after)).toBe(!isDearer)
    }),
  )
})

test('the base of a deposit is the lowest price of a first tier', () => {
  expect(lowestFirstTierFen([LADDER, [tier(3, 950n), tier(9, 100n)]])).toBe(950n)
  expect(lowestFirstTierFen([])).toBeNull()
})
