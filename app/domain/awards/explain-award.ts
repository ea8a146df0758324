import { entryOf } from '#app/domain/shared/entry-of.ts'
import type { AwardInstance, AwardMember, AwardOffer, AwardOutcome } from './award-instance.ts'
import { type Obstacle, obstaclesOf } from './award-proof.ts'
import { ladderPriceFen, landedPriceFen, surchargeFen } from './ladder.ts'
import { acceptsOffer, memberTerms } from './reference-price.ts'

/** The tier after the one in use: how many sets are missing and what each set would cost. */
export interface NextTier {
  readonly missingSets: number
  readonly unitPriceFen: bigint
}

/** One offer as one member meets it. */
export interface MemberAlternative {
  readonly offerId: string
  readonly verdict: Obstacle | 'chosen'
  /** Landed price at what was awarded to the offer, with the member added if it was not there; null: below its first tier. */
  readonly priceFen: bigint | null
  /** What the member would pay more than now in total; negative: less. Null when it is unserved or has no price. */
  readonly extraCostFen: bigint | null
}

/** For the member's eyes: its own reserve shows in `capFen`, nobody else's does. */
export interface MemberExplanation {
  readonly memberId: string
  readonly offerId: string | null
  readonly priceFen: bigint | null
  readonly refFen: bigint | null
  readonly capFen: bigint | null
  readonly savingFen: bigint
  readonly alternatives: readonly MemberAlternative[]
  readonly nextTier: NextTier | null
}

/** For a supplier's eyes: its own offer against public results; built from awarded prices, never from reserves. */
export interface SupplierExplanation {
  readonly offerId: string
  readonly quantity: number
  readonly unitPriceFen: bigint | null
  readonly revenueFen: bigint
  readonly nextTier: NextTier | null
  /** What the members served here would save together if the next tier were reached. */
  readonly nextTierSavingFen: bigint
  /** For an offer that lost: members elsewhere accept it, and would not pay more than now at this unit price. */
  readonly winningUnitPriceFen: bigint | null
  /** Sets those members need together. */
  readonly winningQuantity: number
}

/** For everyone: totals and what each offer sold, no member and no private price. */
export interface PublicExplanation {
  readonly status: AwardOutcome['status']
  readonly savingFen: bigint
  readonly boundFen: bigint
  readonly membersServed: number
  readonly membersUnserved: number
  readonly servedQuantity: number
  readonly suppliers: number
  readonly offers: readonly {
    readonly offerId: string
    readonly quantity: number
    readonly unitPriceFen: bigint | null
    readonly nextTier: NextTier | null
  }[]
}

export function explainToMember(
  instance: AwardInstance,
  outcome: AwardOutcome,
  memberId: string,
): MemberExplanation | null {
  const member = instance.members.find((candidate) => candidate.id === memberId)
  if (member === undefined) return null
  const { refFen, capFen } = memberTerms(member, instance.offers)
  const offerId = entryOf(outcome.assignment, memberId) ?? null
  const priceFen = offerId === null ? null : (entryOf(outcome.priceFen, memberId) ?? null)
  const obstacles = new Map(obstaclesOf(instance, member, capFen).map((one) => [one.offer, one.obstacle]))
  const alternatives = instance.offers.map((offer): MemberAlternative => {
    const isChosen = offer.id === offerId
    const sets = (entryOf(outcome.quantity, offer.id) ?? 0) + (isChosen ? 0 : member.quantity)
    const thereFen = sets > offer.capacity ? null : landedPriceFen(offer, memberId, sets)
    const extraCostFen =
      thereFen === null || priceFen === null ? null : BigInt(member.quantity) * (thereFen - priceFen)
    const verdict = isChosen ? 'chosen' : (obstacles.get(offer.id) ?? 'costs-others')
    return { offerId: offer.id, verdict, priceFen: thereFen, extraCostFen }
  })
  const chosen = instance.offers.find((offer) => offer.id === offerId)
  return {
    memberId,
    offerId,
    priceFen,
    refFen,
    capFen,
    savingFen: priceFen === null || refFen === null ? 0n : BigInt(member.quantity) * (refFen - priceFen),
    alternatives,
    nextTier: chosen === undefined ? null : nextTierOf(chosen, entryOf(outcome.quantity, chosen.id) ?? 0),
  }
}

export function explainToSupplier(
  instance: AwardInstance,
  outcome: AwardOutcome,
  offerId: string,
): SupplierExplanation | null {
  const offer = instance.offers.find((candidate) => candidate.id === offerId)
  if (offer === undefined) return null
  const quantity = entryOf(outcome.quantity, offerId) ?? 0
  const unitPriceFen = ladderPriceFen(offer.tiers, quantity)
  let revenueFen = 0n
  for (const member of instance.members) {
    if (entryOf(outcome.assignment, member.id) !== offerId) continue
    revenueFen += BigInt(member.quantity) * (entryOf(outcome.priceFen, member.id) ?? 0n)
  }
  const nextTier = nextTierOf(offer, quantity)
  const fallFen = nextTier === null || unitPriceFen === null ? 0n : unitPriceFen - nextTier.unitPriceFen
  const winning = quantity > 0 ? { unitPriceFen: null, quantity: 0 } : winningPrice(instance, outcome, offer)
  return {
    offerId,
    quantity,
    unitPriceFen,
    revenueFen,
    nextTier,
    nextTierSavingFen: BigInt(quantity) * fallFen,
    winningUnitPriceFen: winning.unitPriceFen,
    winningQuantity: winning.quantity,
  }
}

export function explainToPublic(instance: AwardInstance, outcome: AwardOutcome): PublicExplanation {
  const membersServed = instance.members.filter(
    (member) => (entryOf(outcome.assignment, member.id) ?? null) !== null,
  ).length
  return {
    status: outcome.status,
    savingFen: outcome.savingFen,
    boundFen: outcome.boundFen,
    membersServed,
    membersUnserved: instance.members.length - membersServed,
    servedQuantity: outcome.servedQuantity,
    suppliers: outcome.suppliers,
    offers: instance.offers.map((offer) => {
      const quantity = entryOf(outcome.quantity, offer.id) ?? 0
      const unitPriceFen = ladderPriceFen(offer.tiers, quantity)
      return { offerId: offer.id, quantity, unitPriceFen, nextTier: nextTierOf(offer, quantity) }
    }),
  }
}

/** The next tier that the capacity allows, null when there is none. */
export function nextTierOf(offer: AwardOffer, quantity: number): NextTier | null {
  const next = offer.tiers.find((tier) => tier.fromQuantity > quantity)
  if (next === undefined || next.fromQuantity > offer.capacity) return null
  return { missingSets: next.fromQuantity - quantity, unitPriceFen: next.unitPriceFen }
}

/**
 * The highest unit price at which enough members served elsewhere would not pay more here to reach the first
 * tier. It rests on what they were awarded, not on what they would have accepted.
 */
function winningPrice(
  instance: AwardInstance,
  outcome: AwardOutcome,
  offer: AwardOffer,
): { unitPriceFen: bigint | null; quantity: number } {
  const payers = instance.members
    .filter((member) => acceptsOffer(member, offer.id) && Object.hasOwn(outcome.priceFen, member.id))
    .map((member) => ({
      member,
      fen: (entryOf(outcome.priceFen, member.id) ?? 0n) - surchargeFen(offer, member.id),
    }))
    .sort((a, b) => compareFen(b.fen, a.fen))
  const least = offer.tiers[0]?.fromQuantity ?? 0
  let quantity = 0
  for (const { member, fen } of payers) {
    if (fen <= 0n || !fits(offer, quantity, member)) continue
    quantity += member.quantity
    if (quantity >= least) return { unitPriceFen: fen, quantity }
  }
  return { unitPriceFen: null, quantity: 0 }
}

function fits(offer: AwardOffer, quantity: number, member: AwardMember): boolean {
  return quantity + member.quantity <= offer.capacity
}

function compareFen(a: bigint, b: bigint): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
