import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AwardInstance, AwardMember, AwardOffer } from '#app/domain/awards/award-instance.ts'
import { evaluateAssignment } from '#app/domain/awards/evaluate-assignment.ts'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { ladderPriceFen } from '#app/domain/awards/ladder.ts'
import { memberTerms } from '#app/domain/awards/reference-price.ts'
import { bruteForce } from '#test/support/brute-force-award.ts'
import { smallInstance } from '#test/support/small-awards.ts'

const member = (id: string, quantity: number, more: Partial<AwardMember> = {}): AwardMember => ({
  id,
  quantity,
  reserveFen: null,
  accepts: null,
  ...more,
})
const offer = (id: string, tiers: [number, number][], more: Partial<AwardOffer> = {}): AwardOffer => ({
  id,
  capacity: 100,
  tiers: tiers.map(([fromQuantity, fen]) => ({ fromQuantity, unitPriceFen: BigInt(fen) })),
  surchargeFen: {},
  ...more,
})
const instanceOf = (members: AwardMember[], offers: AwardOffer[], minQuantity = 0): AwardInstance => ({
  minQuantity,
  members,
  offers,
})

test('the price of a quantity is the price of the highest tier reached, and there is none below the first', () => {
  const { tiers } = offer('o', [
    [3, 100],
    [10, 80],
  ])
  expect([2, 3, 9, 10, 11].map((sets) => ladderPriceFen(tiers, sets))).toEqual([null, 100n, 100n, 80n, 80n])
})

test('the reference is the cheapest price alone, then the reserve, then the lowest first tier', () => {
  const near = offer(
    'near',
    [
      [1, 100],
      [5, 90],
    ],
    { surchargeFen: { m: 5n } },
  )
  const far = offer('far', [[4, 70]])
  expect(memberTerms(member('m', 5), [near, far]).refFen).toBe(70n)
  expect(memberTerms(member('m', 3), [near, far]).refFen).toBe(105n)
  expect(memberTerms(member('m', 3, { reserveFen: 99n }), [near, far])).toEqual({ refFen: 105n, capFen: 99n })
  expect(memberTerms(member('m', 3, { reserveFen: 99n }), [far])).toEqual({ refFen: 99n, capFen: 99n })
  expect(memberTerms(member('m', 3), [far]).refFen).toBe(70n)
  expect(memberTerms(member('m', 3, { accepts: [] }), [far]).refFen).toBeNull()
  expect(memberTerms(member('m', 101), [near, far]).refFen).toBe(70n)
})

test('an assignment is told every rule it breaks', () => {
  const instance = instanceOf(
    [member('a', 4, { accepts: ['o'] }), member('b', 4, { reserveFen: 90n }), member('c', 1)],
    [offer('o', [[1, 100]], { capacity: 7 }), offer('p', [[5, 10]])],
    9,
  )
  const { violations } = evaluateAssignment(instance, { a: 'p', b: 'o', c: 'x', d: null })
  expect(violations.map(({ code }) => code).sort()).toEqual(
    [
      'above-cap',
      'below-first-tier',
      'below-minimum',
      'not-accepted',
      'unknown-member',
      'unknown-offer',
    ].sort(),
  )
  const full = evaluateAssignment(instance, { a: 'o', b: 'o' })
  expect(full.violations.map(({ code }) => code)).toContain('over-capacity')
  expect(full.violations.map(({ code }) => code)).toContain('missing-member')
})

test('the exhaustive search agrees with brute force on random small instances', () => {
  fc.assert(
    fc.property(smallInstance, (instance) => {
      const best = bruteForce(instance)
      const outcome = solveByExhaustion(instance)
      if (best === null) return outcome.status === 'infeasible'
      expect(Number(outcome.savingFen)).toBe(best.saving)
      expect(outcome.assignment).toEqual(best.assignment)
      return true
    }),
    { numRuns: 1500, seed: 11 },
  )
})

test('nobody is ever awarded a price above its reserve or above what it would pay alone', () => {
  fc.assert(
    fc.property(smallInstance, (instance) => {
      const { priceFen } = solveByExhaustion(instance)
      return instance.members.every((one) => {
        const paid = priceFen[one.id]
        const { capFen } = memberTerms(one, instance.offers)
        return paid === undefined || (capFen !== null && paid <= capFen)
      })
    }),
    { numRuns: 500, seed: 12 },
  )
})

test('the pool’s tier is reached together: three firms of 4 share the price of 12', () => {
  const instance = instanceOf(
    [member('a', 4), member('b', 4), member('c', 4)],
    [
      offer('o', [
        [1, 100],
        [12, 80],
      ]),
    ],
  )
  const outcome = solveByExhaustion(instance)
  expect(outcome).toMatchObject({ savingFen: 240n, suppliers: 1, quantity: { o: 12 }, tier: { o: 1 } })
})

test('a member bigger than every capacity is left out, an offer without capacity sells nothing', () => {
  const instance = instanceOf(
    [member('big', 200), member('small', 2)],
    [offer('o', [[1, 100]]), offer('none', [[1, 1]], { capacity: 0 })],
  )
  expect(solveByExhaustion(instance).assignment).toEqual({ big: null, small: 'o' })
})

test('without members, without offers or below the minimum there is no award', () => {
  expect(solveByExhaustion(instanceOf([], [offer('o', [[1, 1]])])).status).toBe('infeasible')
  expect(solveByExhaustion(instanceOf([member('m', 1)], [])).status).toBe('infeasible')
  expect(solveByExhaustion(instanceOf([member('m', 1)], [offer('o', [[1, 1]])], 2)).status).toBe('infeasible')
})

test('of equal awards the smallest is taken: ids are compared as strings', () => {
  const instance = instanceOf(
    [member('m10', 1), member('m2', 1)],
    [offer('o2', [[1, 50]], { capacity: 1 }), offer('o10', [[1, 50]], { capacity: 1 })],
  )
  expect(solveByExhaustion(instance).assignment).toEqual({ m10: 'o10', m2: 'o2' })
})
