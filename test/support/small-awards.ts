import fc from 'fast-check'
import { checkProof } from '#app/checker/check-proof.ts'
import type { AwardInstance, AwardOffer } from '#app/domain/awards/award-instance.ts'
import { type AwardProof, type ProofParts, proveAward } from '#app/domain/awards/award-proof.ts'

/** Small instances full of ties, edges and dead ends: few enough assignments to try them all. */
export const smallInstance: fc.Arbitrary<AwardInstance> = fc
  .record({
    members: fc.integer({ min: 1, max: 5 }),
    offers: fc.integer({ min: 1, max: 3 }),
    grid: fc.constantFrom(1n, 10n, 1000n),
    minQuantity: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 12 }) },
    ),
  })
  .chain(({ members, offers, grid, minQuantity }) => {
    const memberIds = ['m1', 'm10', 'm2', 'a', 'Z'].slice(0, members)
    const offerIds = ['o2', 'o1', 'o10'].slice(0, offers)
    const price = fc.integer({ min: 1, max: 14 }).map((steps) => BigInt(steps) * grid)
    const member = (id: string) =>
      fc.record({
        id: fc.constant(id),
        quantity: fc.integer({ min: 1, max: 5 }),
        reserveFen: fc.option(price, { nil: null }),
        accepts: fc.option(fc.subarray(offerIds), { nil: null, freq: 2 }),
      })
    return fc.record({
      minQuantity: fc.constant(minQuantity),
      members: fc.tuple(...memberIds.map(member)),
      offers: fc.tuple(...offerIds.map((id) => smallOffer(id, memberIds, grid))),
    })
  })

function smallOffer(id: string, memberIds: readonly string[], grid: bigint): fc.Arbitrary<AwardOffer> {
  return fc
    .record({
      capacity: fc.integer({ min: 0, max: 14 }),
      froms: fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 3 }),
      steps: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 3 }),
      fees: fc.array(fc.integer({ min: 0, max: 2 }), {
        minLength: memberIds.length,
        maxLength: memberIds.length,
      }),
      isFree: fc.boolean(),
    })
    .map(({ capacity, froms, steps, fees, isFree }) => {
      const from = [...froms].sort((a, b) => a - b)
      const price = [...steps].sort((a, b) => b - a)
      return {
        id,
        capacity,
        tiers: from.map((fromQuantity, index) => ({
          fromQuantity,
          unitPriceFen: BigInt(price[index] ?? 1) * grid,
        })),
        surchargeFen: isFree
          ? {}
          : Object.fromEntries(memberIds.map((member, index) => [member, BigInt(fees[index] ?? 0) * grid])),
      }
    })
}

/** JSON as the command line writes it. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? Number(part) : part), 1)
}

export function proofOf(instance: AwardInstance, parts: ProofParts): AwardProof {
  return proveAward(instance, parts)
}

/** What the independent checker says about an outcome. */
export function judgeProof(
  instance: AwardInstance,
  proof: unknown,
): { accepted: boolean; lines: readonly string[] } {
  return checkProof(toJson(instance), toJson(proof))
}
