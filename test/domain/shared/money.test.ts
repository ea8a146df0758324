import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxFen, minFen, proportionFen, rateFen, splitFen } from '#app/domain/shared/money.ts'

test('a rate is rounded half up to the fen', () => {
  expect(rateFen(1n, 5_000)).toBe(1n)
  expect(rateFen(1n, 4_999)).toBe(0n)
  expect(rateFen(333n, 500)).toBe(17n)
  expect(proportionFen(-3n, 1n, 2n)).toBe(-2n)
  expect(() => proportionFen(1n, 1n, 0n)).toThrow(RangeError)
})

test('a split always adds up and no share is negative', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 13n }),
      fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 9 }),
      (amountFen, weights) => {
        fc.pre(weights.some((weight) => weight > 0n))
        const shares = splitFen(amountFen, weights)
        expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(amountFen)
        expect(shares.every((share) => share >= 0n)).toBe(true)
      },
    ),
  )
})

test('the last share takes the remainder', () => {
  expect(splitFen(100n, [1n, 1n, 1n])).toEqual([33n, 33n, 34n])
  expect(() => splitFen(1n, [])).toThrow(RangeError)
  expect(() => splitFen(1n, [0n])).toThrow(RangeError)
})

test('the smaller and the larger amount', () => {
  expect(minFen(2n, 3n)).toBe(2n)
  expect(maxFen(2n, 3n)).toBe(3n)
})
