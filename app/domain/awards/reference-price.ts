import type { AwardInstance, AwardMember, AwardOffer } from './award-instance.ts'
import { ladderPriceFen, surchargeFen } from './ladder.ts'

/** Both null only for a member that nothing on the table could serve. Fen per set, landed. */
export interface MemberTerms {
  /** What the member would pay alone (DOMAIN 8, ref_i). */
  readonly refFen: bigint | null
  /** The highest price it may be awarded (DOMAIN 8, cap_i). */
  readonly capFen: bigint | null
}

export function acceptsOffer(member: AwardMember, offerId: string): boolean {
  return member.accepts === null || member.accepts.includes(offerId)
}

/**
 * What the member would pay alone, in fen per set: the cheapest landed price at its own quantity among
 * acceptable offers that could serve it alone; else its reserve; else the lowest first-tier landed price
 * among acceptable offers; null when it accepts no offer and has no reserve.
 */
export function referencePriceFen(member: AwardMember, offers: readonly AwardOffer[]): bigint | null {
  const accepted = member.accepts === null ? null : new Set(member.accepts)
  let aloneFen: bigint | null = null
  let firstTierFen: bigint | null = null
  for (const offer of offers) {
    if (accepted !== null && !accepted.has(offer.id)) continue
    const extraFen = surchargeFen(offer, member.id)
    const first = offer.tiers[0]
    if (first !== undefined) firstTierFen = lower(firstTierFen, first.unitPriceFen + extraFen)
    if (member.quantity > offer.capacity) continue
    const priceFen = ladderPriceFen(offer.tiers, member.quantity)
    if (priceFen !== null) aloneFen = lower(aloneFen, priceFen + extraFen)
  }
  return aloneFen ?? member.reserveFen ?? firstTierFen
}

/** ref_i and cap_i = min(reserve_i, ref_i) of DOMAIN 8. */
export function memberTerms(member: AwardMember, offers: readonly AwardOffer[]): MemberTerms {
  const refFen = referencePriceFen(member, offers)
  if (refFen === null) return { refFen: null, capFen: null }
  return { refFen, capFen: lower(member.reserveFen, refFen) }
}

/** The terms of every member, by id. */
export function allMemberTerms(instance: AwardInstance): Map<string, MemberTerms> {
  return new Map(instance.members.map((member) => [member.id, memberTerms(member, instance.offers)]))
}

function lower(a: bigint | null, b: bigint): bigint {
  return a === null || b < a ? b : a
}
