import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyDeposit, cumulativeShareFen, splitTerms, stepShareFen } from '#app/domain/orders/order-money.ts'

const amount = fc.bigInt({ min: 0n, max: 1_000_000_000_000n })
const terms = fc
  .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }))
  .map(([a, b]) => [Math.min(a, b), Math.abs(a - b), 10_000 - Math.max(a, b)] as const)

test('30/60/10 of a million fen', () => {
  expect(splitTerms(1_000_000n, [3000, 6000, 1000])).toEqual({
    prepaymentFen: 300_000n,
    balanceFen: 600_000n,
    retentionFen: 100_000n,
  })
})

test('the retention takes what rounding left: 70 007 fen by 3333/3333/3334', () => {
  expect(splitTerms(70_007n, [3333, 3333, 3334])).toEqual({
    prepaymentFen: 23_333n,
    balanceFen: 23_333n,
    retentionFen: 23_341n,
  })
})

test('the three payments always add up and none is negative', () => {
  fc.assert(
    fc.property(amount, terms, (total, shares) => {
      const { prepaymentFen, balanceFen, retentionFen } = splitTerms(total, shares)
      expect(prepaymentFen + balanceFen + retentionFen).toBe(total)
      expect([prepaymentFen, balanceFen, retentionFen].every((fen) => fen >= 0n)).toBe(true)
    }),
  )
})

test('half a fen is rounded up, and the last set takes the rest', () => {
  expect(cumulativeShareFen(5n, 1, 2)).toBe(3n)
  expect(cumulativeShareFen(5n, 2, 2)).toBe(5n)
  expect(stepShareFen(23_333n, 0, 2, 7)).toBe(6_667n)
  expect(stepShareFen(23_333n, 2, 7, 7)).toBe(16_666n)
})

test('steps of any size are never negative and add up to the whole', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(amount, steps, (total, sizes) => {
      const quantity = sizes.reduce((sum, size) => sum + size, 0)
      let done = 0
      let paid = 0n
      for (const size of sizes) {
        const share = stepShareFen(total, done, done + size, quantity)
        expect(share >= 0n).toBe(true)
        done += size
        paid += share
      }
      expect(paid).toBe(total)
    }),
  )
})

test('more than the whole, or less than nothing, is no part of an order', () => {
  expect(() => cumulativeShareFen(100n, 3, 2)).toThrow(RangeError)
  expect(() => cumulativeShareFen(100n, -1, 2)).toThrow(RangeError)
  expect(() => cumulativeShareFen(100n, 0, 0)).toThrow(RangeError)
})

test.each([
  [0n, { toPrepaymentFen: 0n, toBalanceFen: 0n, surplusFen: 0n }],
  [20n, { toPrepaymentFen: 20n, toBalanceFen: 0n, surplusFen: 0n }],
  [70n, { toPrepaymentFen: 30n, toBalanceFen: 40n, surplusFen: 0n }],
  [95n, { toPrepaymentFen: 30n, toBalanceFen: 60n, surplusFen: 5n }],
])('a deposit of %s fen fills the prepayment, then the balance, and the rest goes back', (deposit, share) => {
  expect(applyDeposit(deposit, { prepaymentFen: 30n, balanceFen: 60n })).toEqual(share)
})
