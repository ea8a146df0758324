import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AwardInstance, type AwardOutcome, emptyOutcome } from '#app/domain/awards/award-instance.ts'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { landedPriceFen } from '#app/domain/awards/ladder.ts'
import { acceptsOffer, memberTerms } from '#app/domain/awards/reference-price.ts'
import { decideStability } from '#app/domain/awards/stability.ts'
import { smallInstance } from '#test/support/small-awards.ts'

/** Every group of members at every offer, one by one. */
function someGroupBlocks(instance: AwardInstance, outcome: AwardOutcome): boolean {
  const { members, offers } = instance
  for (let mask = 1; mask < 1 << members.length; mask += 1) {
    const group = members.filter((_, index) => (mask >> index) & 1)
    const sets = group.reduce((sum, member) => sum + member.quantity, 0)
    for (const offer of offers) {
      const isBetter = group.every((member) => {
        const { refFen, capFen } = memberTerms(member, offers)
        const priceFen = landedPriceFen(offer, member.id, sets)
        if (priceFen === null || refFen === null || capFen === null || !acceptsOffer(member, offer.id))
          return false
        return priceFen <= capFen && priceFen < (outcome.priceFen[member.id] ?? refFen)
      })
      if (isBetter && sets <= offer.capacity) return true
    }
  }
  return false
}

test('an award is called stable exactly when no group of members could all save more at some offer', () => {
  let unstable = 0
  fc.assert(
    fc.property(smallInstance, (instance) => {
      const outcome = solveByExhaustion(instance)
      const { stable, blocking } = decideStability(instance, outcome)
      expect(stable).toBe(!someGroupBlocks(instance, outcome))
      if (blocking !== null) unstable += 1
      return (blocking === null) === stable
    }),
    { numRuns: 3000, seed: 5 },
  )
  expect(unstable).toBeGreaterThan(9)
})

test('where a group would have to be searched among too many members, nothing is claimed', () => {
  // Even quantities never add up to the odd number of sets that the cheap price asks for.
  const members = Array.from({ length: 2_000 }, (_, index) => ({
    id: `m${index}`,
    quantity: 40 + 2 * (index % 977) ** 2,
    reserveFen: null,
    accepts: null,
  }))
  const dear = {
    id: 'dear',
    capacity: 9_999_999,
    tiers: [{ fromQuantity: 1, unitPriceFen: 100n }],
    surchargeFen: {},
  }
  const cheap = (sets: number) => ({
    id: 'cheap',
    capacity: sets,
    tiers: [{ fromQuantity: sets, unitPriceFen: 90n }],
    surchargeFen: {},
  })
  const outcome = emptyOutcome({ minQuantity: 0, members, offers: [] }, 'optimal', 0n)
  const ask = (sets: number) =>
    decideStability({ minQuantity: 0, members, offers: [dear, cheap(sets)] }, outcome)
  expect(ask(600_001)).toEqual({ stable: null, blocking: null })
  expect(ask(401)).toEqual({ stable: true, blocking: null })
  expect(ask(50_000).stable).toBe(false)
})
