import { entryOf } from '#app/domain/shared/entry-of.ts'
import type { AwardInstance, AwardMember, AwardOffer, AwardOutcome } from './award-instance.ts'
import { type AwardQuestion, plainQuestion } from './exhaustive.ts'
import { surchargeFen } from './ladder.ts'
import { type MemberTerms, referencePriceFen } from './reference-price.ts'

/**
 * The questions "what if": each is an award of its own, solved as exactly as the award. References and caps are held
 * as they were in the award, so that only the one thing named is different.
 */
type Terms = AwardQuestion['terms']

/**
 * The award as everybody may know it: the firms that were served, by public prices alone. Where DOMAIN 8 has a reserve
 * for the reference, the lowest first-tier landed price stands, and a firm takes any price up to that or to what it was
 * awarded. Whatever is found in it is the same whatever the reserves are, as long as the award is.
 */
export function publicSide(
  instance: AwardInstance,
  outcome: AwardOutcome,
): { readonly instance: AwardInstance; readonly terms: Terms } {
  const terms = new Map<string, MemberTerms>()
  const members: AwardMember[] = []
  for (const served of instance.members) {
    const priceFen = entryOf(outcome.priceFen, served.id)
    if (priceFen === undefined) continue
    const member = { ...served, reserveFen: null }
    const refFen = referencePriceFen(member, instance.offers)
    members.push(member)
    terms.set(member.id, { refFen, capFen: refFen === null || priceFen > refFen ? priceFen : refFen })
  }
  return { instance: { ...instance, members }, terms }
}

/** The best award without an offer. */
export function withoutOffer(instance: AwardInstance, terms: Terms, offerId: string): AwardQuestion {
  const offers = instance.offers.filter(({ id }) => id !== offerId)
  return { instance: { ...instance, offers }, terms, required: null }
}

/** The best award that uses an offer, whatever that costs. */
export function usingOffer(instance: AwardInstance, terms: Terms, offerId: string): AwardQuestion {
  return { instance, terms, required: offerId }
}

/**
 * The best award that serves a member, by `offerId` alone where one is named: its reference is raised so far that
 * no award without it could save as much. The outcome's saving is too high by `bonusFen`.
 */
export function servingMember(
  instance: AwardInstance,
  terms: Terms,
  memberId: string,
  offerId: string | null,
): { question: AwardQuestion; bonusFen: bigint } | null {
  const own = terms.get(memberId)
  const member = instance.members.find(({ id }) => id === memberId)
  if (member === undefined || own?.refFen === undefined || own.refFen === null) return null
  // A multiple of a price on the table keeps the unit in which money is counted.
  const stepFen = instance.offers[0]?.tiers[0]?.unitPriceFen ?? 1n
  const perSetFen = (mostSavingFen(instance, terms) / (stepFen > 0n ? stepFen : 1n) + 1n) * (stepFen || 1n)
  const bonusFen = perSetFen * BigInt(member.quantity)
  const sets = instance.members.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n)
  if ((own.refFen + perSetFen) * sets > BigInt(Number.MAX_SAFE_INTEGER)) return null
  const members = instance.members.map(
    (one): AwardMember => (one.id === memberId && offerId !== null ? { ...one, accepts: [offerId] } : one),
  )
  const raised = new Map(terms).set(memberId, { refFen: own.refFen + perSetFen, capFen: own.capFen })
  return { question: { instance: { ...instance, members }, terms: raised, required: null }, bonusFen }
}

/** The award if a member asked for one set more, with the references and caps that follow from it. */
export function withOneMoreSet(instance: AwardInstance, memberId: string): AwardQuestion {
  const members = instance.members.map(
    (one): AwardMember => (one.id === memberId ? { ...one, quantity: one.quantity + 1 } : one),
  )
  return plainQuestion({ ...instance, members })
}

/** No award saves more: everyone at the cheapest price on the table. */
function mostSavingFen(instance: AwardInstance, terms: Terms): bigint {
  let sumFen = 0n
  for (const { id, quantity } of instance.members) sumFen += BigInt(quantity) * (terms.get(id)?.refFen ?? 0n)
  return sumFen
}

/**
 * The market as a supplier may see it: the members that were served must all be served again, and none may pay more
 * than it was awarded. It is made of awarded prices, so nothing found in it tells a reserve. Whatever saves in it
 * saves as much in the award itself: an offer that is used here, at a saving, certainly wins there.
 */
export function publicMarket(
  instance: AwardInstance,
  outcome: AwardOutcome,
  offer: AwardOffer,
): AwardQuestion {
  const terms = new Map<string, MemberTerms>()
  const members: AwardMember[] = []
  for (const member of instance.members) {
    const priceFen = entryOf(outcome.priceFen, member.id)
    if (priceFen === undefined) continue
    members.push({ ...member, reserveFen: null })
    terms.set(member.id, { refFen: priceFen, capFen: priceFen })
  }
  const offers = instance.offers.map((one) => (one.id === offer.id ? offer : one))
  const minQuantity = outcome.servedQuantity
  return { instance: { minQuantity, members, offers }, terms, required: offer.id }
}

/** The offer with every tier cheaper by so many fen per set. */
export function loweredOffer(offer: AwardOffer, lessFen: bigint): AwardOffer {
  const tiers = offer.tiers.map((tier) => ({ ...tier, unitPriceFen: tier.unitPriceFen - lessFen }))
  return { ...offer, tiers }
}

/** The offer with its lowest price from so few sets on. */
export function earlierOffer(offer: AwardOffer, fromQuantity: number): AwardOffer {
  const last = offer.tiers.at(-1)
  if (last === undefined) return offer
  const before = offer.tiers.slice(0, -1).filter((tier) => tier.fromQuantity < fromQuantity)
  return { ...offer, tiers: [...before, { ...last, fromQuantity }] }
}

/** True when an outcome of the public market makes the offer win: it saves, so it beats every award without it. */
export function isWon(outcome: AwardOutcome): boolean {
  return outcome.status !== 'infeasible' && outcome.servedQuantity > 0 && outcome.savingFen > 0n
}

/**
 * By how much less the offer could have been lowered with the very outcome in which it won: as long as it still
 * saves, and nobody pays more than before.
 */
export function spareFen({ instance, terms, required }: AwardQuestion, outcome: AwardOutcome): bigint {
  const sets = BigInt((required === null ? undefined : entryOf(outcome.quantity, required)) ?? 0)
  if (sets === 0n) return 0n
  let spare = (outcome.savingFen - 1n) / sets
  const offer = instance.offers.find(({ id }) => id === required)
  const unitFen = offer?.tiers[entryOf(outcome.tier, required ?? '') ?? -1]?.unitPriceFen
  if (offer === undefined || unitFen === undefined) return 0n
  for (const { id } of instance.members) {
    if (entryOf(outcome.assignment, id) !== required) continue
    const roomFen = (terms.get(id)?.capFen ?? 0n) - unitFen - surchargeFen(offer, id)
    if (roomFen < spare) spare = roomFen
  }
  return spare > 0n ? spare : 0n
}
