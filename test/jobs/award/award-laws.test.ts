import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AwardInstance, AwardOffer } from '#app/domain/awards/award-instance.ts'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { allMemberTerms } from '#app/domain/awards/reference-price.ts'
import { solveExactly } from '#jobs/award/solve-exactly.ts'
import { smallInstance } from '#test/support/small-awards.ts'

const exactly = async (instance: AwardInstance) => (await solveExactly(instance, () => 30)).outcome

/** Above every price, reserve and cap, in every tier; nobody could buy from it alone, so it is nobody's reference. */
function dearOffer(instance: AwardInstance, id: string): AwardOffer {
  const everyFen = [
    ...instance.members.map(({ reserveFen }) => reserveFen ?? 0n),
    ...instance.offers.flatMap(({ tiers, surchargeFen }) => [
      ...tiers.map(({ unitPriceFen }) => unitPriceFen + 1_000_000n),
      ...Object.values(surchargeFen),
    ]),
  ]
  const highest = everyFen.reduce((most, fen) => (fen > most ? fen : most), 0n)
  const first = Math.max(...instance.members.map(({ quantity }) => quantity)) + 1
  const tiers = [3n, 2n, 1n].map((step, index) => ({
    fromQuantity: first + index,
    unitPriceFen: highest + step,
  }))
  return { id, capacity: 99, tiers, surchargeFen: {} }
}

test('adding an offer whose every tier is above every cap changes nothing, whatever its id', async () => {
  await fc.assert(
    fc.asyncProperty(smallInstance, fc.constantFrom('a', 'o15', 'z'), async (instance, id) => {
      const dear = dearOffer(instance, id)
      // A member whom nothing on the table concerns has no cap to be above of: it goes on accepting nothing.
      const terms = allMemberTerms(instance)
      const members = instance.members.map((member) =>
        member.accepts === null || terms.get(member.id)?.capFen === null
          ? member
          : { ...member, accepts: [...member.accepts, id] },
      )
      const larger = { ...instance, members, offers: [dear, ...instance.offers] }
      expect(allMemberTerms(larger)).toEqual(terms)
      const outcome = solveByExhaustion(instance)
      expect(solveByExhaustion(larger)).toEqual(outcome)
      expect(await exactly(larger)).toEqual(outcome)
    }),
    { numRuns: 150, seed: 7 },
  )
}, 60_000)

test('of more than twelve patterns of tiers that tie, the smallest assignment is found', async () => {
  // Any two of eight offers that are alike serve everybody at one price: 28 patterns tie.
  const offers = ['h', 'g', 'f', 'e', 'd', 'c', 'b', 'a'].map(
    (id): AwardOffer => ({
      id,
      capacity: 6,
      tiers: [
        { fromQuantity: 1, unitPriceFen: 100n },
        { fromQuantity: 6, unitPriceFen: 90n },
      ],
      surchargeFen: {},
    }),
  )
  const members = ['p', 'q', 'r', 's'].map((id) => ({ id, quantity: 3, reserveFen: null, accepts: null }))
  const instance = { minQuantity: 0, members, offers }
  const outcome = await exactly(instance)
  expect(outcome).toEqual(solveByExhaustion(instance))
  expect(outcome.assignment).toEqual({ p: 'a', q: 'a', r: 'b', s: 'b' })
})

test('many patterns tie though members and tiers differ, and the award is still the one of all', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 5 }),
      fc.integer({ min: 4, max: 6 }),
      async (quantities, count) => {
        const offers = Array.from(
          { length: count },
          (_, index): AwardOffer => ({
            id: `o${index}`,
            capacity: 4 + (index % 2),
            tiers: [
              { fromQuantity: 1, unitPriceFen: 100n },
              { fromQuantity: 2, unitPriceFen: 99n },
              { fromQuantity: 4, unitPriceFen: 90n },
            ],
            surchargeFen: {},
          }),
        )
        const members = quantities.map((quantity, index) => ({
          id: `m${index}`,
          quantity,
          reserveFen: null,
          accepts: null,
        }))
        const instance = { minQuantity: 0, members, offers }
        expect(await exactly(instance)).toEqual(solveByExhaustion(instance))
      },
    ),
    { numRuns: 60, seed: 8 },
  )
}, 90_000)
