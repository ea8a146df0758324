import { expect, test } from 'vitest'
import { evaluateAssignment } from '#app/domain/awards/evaluate-assignment.ts'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { explainToMember, explainToPublic, explainToSupplier } from '#app/domain/awards/explain-award.ts'
import { projectAward, projectNextSets } from '#app/domain/awards/project-award.ts'
import { FAMILIES, generateInstance } from '#test/support/award-instances.ts'

test('a projection is a feasible award for every family, found within 20 ms for 200 members and 20 offers', () => {
  for (const family of FAMILIES) {
    const instance = generateInstance(family, { offers: 20, members: 200 }, 3)
    projectAward(instance)
    const times = [0, 1, 2].map(() => {
      const startedAt = performance.now()
      projectAward(instance)
      return performance.now() - startedAt
    })
    const projection = projectAward(instance)
    const assignment = Object.fromEntries(
      Object.entries(projection.members).map(([id, one]) => [id, one.offerId]),
    )
    const { violations, savingFen } = evaluateAssignment(instance, assignment)
    expect(violations.filter(({ code }) => code !== 'below-minimum')).toEqual([])
    expect(savingFen).toBe(projection.savingFen)
    expect(Math.min(...times)).toBeLessThan(40)
  }
})

test('a projection never saves more than the exact award', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const instance = generateInstance('uniform', { offers: 3, members: 7 }, seed)
    expect(projectAward(instance).savingFen).toBeLessThanOrEqual(
      solveByExhaustion({ ...instance, minQuantity: 0 }).savingFen,
    )
  }
})

test('ten sets can cost less in total than nine, and the projection says so', () => {
  const instance = {
    minQuantity: 0,
    members: [{ id: 'm', quantity: 9, reserveFen: null, accepts: null }],
    offers: [
      {
        id: 'o',
        capacity: 20,
        tiers: [
          { fromQuantity: 1, unitPriceFen: 100n },
          { fromQuantity: 10, unitPriceFen: 80n },
        ],
        surchargeFen: {},
      },
    ],
  }
  const [next] = projectNextSets(instance, projectAward(instance), 1)
  expect(next).toEqual({ offerId: 'o', sets: 1, unitPriceFen: 80n, savingFen: 180n, costsLessInTotal: true })
})

test('an explanation for others holds no reserve price', () => {
  const base = generateInstance('uniform', { offers: 3, members: 7 }, 2)
  const instance = {
    ...base,
    members: base.members.map((member, index) => ({ ...member, reserveFen: 11_987_653n + BigInt(index) })),
  }
  const outcome = solveByExhaustion(instance)
  const told = [
    explainToPublic(instance, outcome),
    ...instance.offers.map((offer) => explainToSupplier(instance, outcome, offer.id)),
  ]
  const text = JSON.stringify(told, (_, part) => (typeof part === 'bigint' ? String(part) : part))
  for (const member of instance.members) expect(text).not.toContain(String(member.reserveFen))
  const [first, second] = instance.members
  const own = explainToMember(instance, outcome, first?.id ?? '')
  const ownText = JSON.stringify(own, (_, part) => (typeof part === 'bigint' ? String(part) : part))
  expect(ownText).not.toContain(String(second?.reserveFen))
  expect(own?.alternatives).toHaveLength(instance.offers.length)
})
