import type { AwardInstance, AwardMember, AwardOffer } from './award-instance.ts'
import { surchargeFen } from './ladder.ts'
import { acceptsOffer, allMemberTerms, type MemberTerms } from './reference-price.ts'

/** Multipliers that prove a bound: whoever recomputes it with them needs no trust in how they were found. */
export interface BoundCertificate {
  /** Per member, at least 0; absent: 0. */
  readonly memberFen: Readonly<Record<string, bigint>>
  /** Per set of the minimum quantity, at least 0. */
  readonly minimumFen: bigint
}

/** What the multipliers prove, all in fen. */
export interface CertifiedBound {
  /** No award saves more. */
  readonly boundFen: bigint
  /** No award that uses the offer saves more; null: none can use it. */
  readonly offerUsedFen: ReadonlyMap<string, bigint | null>
  /** No award that serves the member saves more; null: none can serve it. */
  readonly memberServedFen: (memberId: string) => bigint | null
}

interface Entry {
  readonly member: AwardMember
  readonly extraFen: bigint
  readonly capFen: bigint
  /** Saving of all its sets at price zero, with the minimum's multiplier, less its own multiplier. */
  readonly worthFen: bigint
}

/** The entries that can pay a tier, by falling gain per set, with running totals. */
interface FilledTier {
  readonly gainsFen: ReadonlyMap<string, bigint>
  readonly quantity: readonly bigint[]
  readonly totalQuantity: readonly bigint[]
  readonly totalFen: readonly bigint[]
  readonly positive: number
  readonly from: bigint
  readonly capacity: bigint
}

/** No multipliers: everyone at the best price on the table. */
export const EMPTY_CERTIFICATE: BoundCertificate = { memberFen: {}, minimumFen: 0n }

/**
 * Weak duality for "a member is served at most once" and the minimum quantity: with the multipliers given,
 * each offer takes its best tier, filled by falling gain per set up to the capacity, or down to the tier's floor;
 * the last member may be cut, and a cut is rounded up. The sum bounds every award.
 */
export function certifyBound(instance: AwardInstance, certificate: BoundCertificate): CertifiedBound {
  const terms = allMemberTerms(instance)
  let boundFen = -certificate.minimumFen * BigInt(instance.minQuantity)
  for (const { id } of instance.members) boundFen += multiplierOf(certificate, id)
  const tiers = new Map<string, FilledTier[]>()
  const bestFen = new Map<string, bigint>()
  const offerValueFen = new Map<string, bigint | null>()
  for (const offer of instance.offers) {
    const filled = fillOffer(instance, terms, certificate, offer)
    tiers.set(offer.id, filled)
    const valueFen = highest(filled.map((tier) => fillFen(tier, tier.from, tier.capacity)))
    offerValueFen.set(offer.id, valueFen)
    bestFen.set(offer.id, valueFen !== null && valueFen > 0n ? valueFen : 0n)
    boundFen += bestFen.get(offer.id) ?? 0n
  }
  const offerUsedFen = new Map<string, bigint | null>()
  for (const [id, valueFen] of offerValueFen) {
    offerUsedFen.set(id, valueFen === null ? null : boundFen - (bestFen.get(id) ?? 0n) + valueFen)
  }
  const quantities = new Map(instance.members.map((member) => [member.id, BigInt(member.quantity)]))
  const memberServedFen = (memberId: string): bigint | null => {
    const sets = quantities.get(memberId) ?? 0n
    const ways: (bigint | null)[] = []
    for (const [id, filled] of tiers) {
      for (const tier of filled) {
        const gainFen = tier.gainsFen.get(memberId)
        if (gainFen === undefined) continue
        const floor = tier.from > sets ? tier.from - sets : 0n
        const restFen = fillFen(tier, floor, tier.capacity - sets)
        ways.push(restFen === null ? null : boundFen - (bestFen.get(id) ?? 0n) + gainFen + restFen)
      }
    }
    return highest(ways)
  }
  return { boundFen, offerUsedFen, memberServedFen }
}

function multiplierOf(certificate: BoundCertificate, memberId: string): bigint {
  return Object.hasOwn(certificate.memberFen, memberId) ? (certificate.memberFen[memberId] ?? 0n) : 0n
}

function fillOffer(
  instance: AwardInstance,
  terms: ReadonlyMap<string, MemberTerms>,
  certificate: BoundCertificate,
  offer: AwardOffer,
): FilledTier[] {
  const entries: Entry[] = []
  for (const member of instance.members) {
    const { refFen, capFen } = terms.get(member.id) ?? { refFen: null, capFen: null }
    if (refFen === null || capFen === null) continue
    if (member.quantity > offer.capacity || !acceptsOffer(member, offer.id)) continue
    const extraFen = surchargeFen(offer, member.id)
    const perSetFen = refFen - extraFen + certificate.minimumFen
    const worthFen = BigInt(member.quantity) * perSetFen - multiplierOf(certificate, member.id)
    entries.push({ member, extraFen, capFen, worthFen })
  }
  entries.sort((a, b) => {
    const difference = b.worthFen * BigInt(a.member.quantity) - a.worthFen * BigInt(b.member.quantity)
    if (difference === 0n) return 0
    return difference > 0n ? 1 : -1
  })
  return offer.tiers.map((tier) => {
    const able = entries.filter((entry) => tier.unitPriceFen + entry.extraFen <= entry.capFen)
    const gainsFen = able.map(
      ({ worthFen, member }) => worthFen - BigInt(member.quantity) * tier.unitPriceFen,
    )
    const totalQuantity = [0n]
    const totalFen = [0n]
    for (const [index, { member }] of able.entries()) {
      totalQuantity.push((totalQuantity[index] ?? 0n) + BigInt(member.quantity))
      totalFen.push((totalFen[index] ?? 0n) + (gainsFen[index] ?? 0n))
    }
    return {
      gainsFen: new Map(able.map(({ member }, index) => [member.id, gainsFen[index] ?? 0n])),
      quantity: able.map(({ member }) => BigInt(member.quantity)),
      totalQuantity,
      totalFen,
      positive: gainsFen.filter((gainFen) => gainFen > 0n).length,
      from: BigInt(tier.fromQuantity),
      capacity: BigInt(offer.capacity),
    }
  })
}

/** The best value of a tier filled with `floor` to `ceiling` sets, null when the floor is out of reach. */
function fillFen(tier: FilledTier, floor: bigint, ceiling: bigint): bigint | null {
  const wished = tier.totalQuantity[tier.positive] ?? 0n
  const most = wished < ceiling ? wished : ceiling
  const sets = most > floor ? most : floor
  if (sets > ceiling || sets > (tier.totalQuantity.at(-1) ?? 0n)) return null
  let low = 0
  let high = tier.quantity.length
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((tier.totalQuantity[middle] ?? 0n) <= sets) low = middle
    else high = middle - 1
  }
  const rest = sets - (tier.totalQuantity[low] ?? 0n)
  const wholeFen = tier.totalFen[low] ?? 0n
  if (rest === 0n) return wholeFen
  const gainFen = (tier.totalFen[low + 1] ?? 0n) - wholeFen
  return wholeFen + ceilingOf(gainFen * rest, tier.quantity[low] ?? 1n)
}

function ceilingOf(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  return numerator > 0n && quotient * denominator !== numerator ? quotient + 1n : quotient
}

function highest(values: readonly (bigint | null)[]): bigint | null {
  let best: bigint | null = null
  for (const value of values) if (value !== null && (best === null || value > best)) best = value
  return best
}
