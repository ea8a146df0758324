import { entryOf } from '#app/domain/shared/entry-of.ts'
import type { Assignment, AwardInstance, AwardMember, AwardOffer } from './award-instance.ts'
import { surchargeFen, tierIndexAt } from './ladder.ts'
import { allMemberTerms, type MemberTerms } from './reference-price.ts'

export type ViolationCode =
  | 'unknown-member'
  | 'unknown-offer'
  | 'missing-member'
  | 'not-accepted'
  | 'above-cap'
  | 'over-capacity'
  | 'below-first-tier'
  | 'below-minimum'

/** One rule that an assignment breaks, with the ids and figures that its sentence needs. */
export interface Violation {
  readonly code: ViolationCode
  readonly memberId?: string
  readonly offerId?: string
  readonly actual?: bigint
  readonly limit?: bigint
}

/** The value of an assignment by DOMAIN 8, all in integers. Meaningful only when `violations` is empty. */
export interface Evaluation {
  readonly violations: readonly Violation[]
  readonly savingFen: bigint
  readonly servedQuantity: number
  readonly suppliers: number
  readonly priceFen: Record<string, bigint>
  readonly quantity: Record<string, number>
  readonly tier: Record<string, number>
}

/**
 * Recomputes an assignment from nothing but the instance: quantities, tiers, prices, saving, and every rule
 * it breaks. An assignment that serves nobody is feasible only when the minimum quantity is zero.
 */
export function evaluateAssignment(
  instance: AwardInstance,
  assignment: Assignment,
  terms: ReadonlyMap<string, MemberTerms> = allMemberTerms(instance),
): Evaluation {
  const offers = new Map(instance.offers.map((offer) => [offer.id, offer]))
  const violations = nameViolations(instance, assignment, offers)
  const quantity = awardedQuantities(instance, assignment, offers)
  const tier: Record<string, number> = {}
  for (const [offerId, sets] of Object.entries(quantity)) {
    const offer = offers.get(offerId)
    if (offer === undefined) continue
    const index = tierIndexAt(offer.tiers, sets)
    if (index < 0) {
      const limit = BigInt(offer.tiers[0]?.fromQuantity ?? 0)
      violations.push({ code: 'below-first-tier', offerId, actual: BigInt(sets), limit })
    } else tier[offerId] = index
    if (sets > offer.capacity) {
      violations.push({ code: 'over-capacity', offerId, actual: BigInt(sets), limit: BigInt(offer.capacity) })
    }
  }
  const priceFen: Record<string, bigint> = {}
  let savingFen = 0n
  let servedQuantity = 0
  for (const member of instance.members) {
    const offer = offers.get(assignedOffer(assignment, member) ?? '')
    if (offer === undefined) continue
    servedQuantity += member.quantity
    const unitPriceFen = offer.tiers[entryOf(tier, offer.id) ?? -1]?.unitPriceFen
    if (unitPriceFen === undefined) continue
    const landedFen = unitPriceFen + surchargeFen(offer, member.id)
    priceFen[member.id] = landedFen
    const { refFen, capFen } = terms.get(member.id) ?? { refFen: null, capFen: null }
    if (refFen === null || capFen === null) continue
    savingFen += BigInt(member.quantity) * (refFen - landedFen)
    if (landedFen > capFen) {
      violations.push({
        code: 'above-cap',
        memberId: member.id,
        offerId: offer.id,
        actual: landedFen,
        limit: capFen,
      })
    }
  }
  if (servedQuantity < instance.minQuantity) {
    violations.push({
      code: 'below-minimum',
      actual: BigInt(servedQuantity),
      limit: BigInt(instance.minQuantity),
    })
  }
  const suppliers = Object.keys(quantity).length
  return { violations, savingFen, servedQuantity, suppliers, priceFen, quantity, tier }
}

function assignedOffer(assignment: Assignment, member: AwardMember): string | null {
  return entryOf(assignment, member.id) ?? null
}

function nameViolations(
  instance: AwardInstance,
  assignment: Assignment,
  offers: ReadonlyMap<string, AwardOffer>,
): Violation[] {
  const violations: Violation[] = []
  const known = new Set(instance.members.map((member) => member.id))
  for (const memberId of Object.keys(assignment)) {
    if (!known.has(memberId)) violations.push({ code: 'unknown-member', memberId })
  }
  for (const member of instance.members) {
    if (!Object.hasOwn(assignment, member.id)) {
      violations.push({ code: 'missing-member', memberId: member.id })
      continue
    }
    const offerId = assignedOffer(assignment, member)
    if (offerId === null) continue
    if (!offers.has(offerId)) violations.push({ code: 'unknown-offer', memberId: member.id, offerId })
    else if (member.accepts !== null && !member.accepts.includes(offerId)) {
      violations.push({ code: 'not-accepted', memberId: member.id, offerId })
    }
  }
  return violations
}

function awardedQuantities(
  instance: AwardInstance,
  assignment: Assignment,
  offers: ReadonlyMap<string, AwardOffer>,
): Record<string, number> {
  const quantity: Record<string, number> = {}
  for (const member of instance.members) {
    const offerId = assignedOffer(assignment, member)
    if (offerId === null || !offers.has(offerId)) continue
    quantity[offerId] = (entryOf(quantity, offerId) ?? 0) + member.quantity
  }
  return quantity
}
