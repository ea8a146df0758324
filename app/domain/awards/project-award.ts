import { entryOf } from '#app/domain/shared/entry-of.ts'
import type { AwardInstance, AwardOffer } from './award-instance.ts'
import { inOrderOfId } from './award-instance.ts'
import { evaluateAssignment } from './evaluate-assignment.ts'
import { type NextTier, nextTierOf } from './explain-award.ts'
import { ladderPriceFen, surchargeFen } from './ladder.ts'
import { acceptsOffer, allMemberTerms } from './reference-price.ts'

/** What one member would get if the pool closed now. */
export interface ProjectedMember {
  readonly offerId: string | null
  readonly priceFen: bigint | null
  readonly savingFen: bigint
}

/** A projection is a feasible award, not a promise: the exact award can only save as much or more. */
export interface Projection {
  readonly savingFen: bigint
  readonly servedQuantity: number
  readonly meetsMinimum: boolean
  readonly members: Readonly<Record<string, ProjectedMember>>
  readonly offers: readonly {
    readonly offerId: string
    readonly quantity: number
    readonly unitPriceFen: bigint | null
    readonly nextTier: NextTier | null
  }[]
}

/** What further sets would do to an offer's price (DOMAIN 7). */
export interface MoreSets {
  readonly offerId: string
  readonly sets: number
  readonly unitPriceFen: bigint
  /** What the sets already there would save together. */
  readonly savingFen: bigint
  /** The larger total costs less than the present one: 10 sets can be cheaper than 9. */
  readonly costsLessInTotal: boolean
}

interface Row {
  readonly member: number
  readonly quantity: number
  /** Saving per set at price zero, and the highest unit price it can pay. */
  readonly worth: number
  readonly highest: number
}

interface Fill {
  readonly value: number
  readonly rows: readonly Row[]
}

/**
 * "If it closed now", for every member: the offer and tier that save most with the members left, again and
 * again. Quick enough to run at every join; money inside is in doubles, exact up to 2^53 fen, and the result is
 * recomputed in bigint.
 */
export function projectAward(instance: AwardInstance): Projection {
  const terms = allMemberTerms(instance)
  const members = inOrderOfId(instance.members)
  const offers = inOrderOfId(instance.offers)
  const rows = offers.map((offer) => {
    const list: Row[] = []
    for (const [index, member] of members.entries()) {
      const { refFen, capFen } = terms.get(member.id) ?? { refFen: null, capFen: null }
      if (refFen === null || capFen === null || !acceptsOffer(member, offer.id)) continue
      const extraFen = surchargeFen(offer, member.id)
      const [worth, highest] = [Number(refFen - extraFen), Number(capFen - extraFen)]
      list.push({ member: index, quantity: member.quantity, worth, highest })
    }
    return list.sort((a, b) => b.worth - a.worth)
  })
  const place = greedyPlaces(offers, rows, members.length)
  const assignment = Object.fromEntries(
    members.map((member, at) => [member.id, offers[place[at] ?? -1]?.id ?? null]),
  )
  const value = evaluateAssignment(instance, assignment, terms)
  const projected: Record<string, ProjectedMember> = {}
  for (const member of members) {
    const priceFen = entryOf(value.priceFen, member.id) ?? null
    const refFen = terms.get(member.id)?.refFen ?? null
    const savingFen =
      priceFen === null || refFen === null ? 0n : BigInt(member.quantity) * (refFen - priceFen)
    projected[member.id] = { offerId: entryOf(assignment, member.id) ?? null, priceFen, savingFen }
  }
  return {
    savingFen: value.savingFen,
    servedQuantity: value.servedQuantity,
    meetsMinimum: value.servedQuantity >= instance.minQuantity && value.servedQuantity > 0,
    members: projected,
    offers: offers.map((offer) => {
      const quantity = entryOf(value.quantity, offer.id) ?? 0
      const unitPriceFen = ladderPriceFen(offer.tiers, quantity)
      return { offerId: offer.id, quantity, unitPriceFen, nextTier: nextTierOf(offer, quantity) }
    }),
  }
}

/** Offer index per member, -1 unserved. */
function greedyPlaces(
  offers: readonly AwardOffer[],
  rows: readonly (readonly Row[])[],
  members: number,
): Int32Array {
  const place = new Int32Array(members).fill(-1)
  const waiting = offers.map((_, index) => ({ index, value: Number.POSITIVE_INFINITY }))
  while (waiting.length > 0) {
    waiting.sort((a, b) => b.value - a.value)
    const top = waiting[0] as { index: number; value: number }
    const fill = bestFill(offers[top.index] as AwardOffer, rows[top.index] ?? [], place)
    top.value = fill?.value ?? Number.NEGATIVE_INFINITY
    if (fill !== null && top.value < (waiting[1]?.value ?? Number.NEGATIVE_INFINITY)) continue
    waiting.shift()
    for (const row of fill?.rows ?? []) place[row.member] = top.index
  }
  return place
}

function bestFill(offer: AwardOffer, rows: readonly Row[], place: Int32Array): Fill | null {
  let best: Fill | null = null
  for (const { fromQuantity, unitPriceFen } of offer.tiers) {
    const price = Number(unitPriceFen)
    const taken: Row[] = []
    let room = offer.capacity
    let value = 0
    for (const row of rows) {
      if ((place[row.member] as number) >= 0 || row.quantity > room || price > row.highest) continue
      taken.push(row)
      room -= row.quantity
      value += row.quantity * (row.worth - price)
    }
    const isReached = taken.length > 0 && offer.capacity - room >= fromQuantity
    if (isReached && (best === null || value > best.value)) best = { value, rows: taken }
  }
  return best
}

/** What the next `count` sets on each offer in use would bring, one line per set, up to its capacity. */
export function projectNextSets(instance: AwardInstance, projection: Projection, count: number): MoreSets[] {
  const lines: MoreSets[] = []
  for (const { offerId, quantity, unitPriceFen } of projection.offers) {
    const offer = instance.offers.find((candidate) => candidate.id === offerId)
    if (offer === undefined || unitPriceFen === null) continue
    for (let sets = 1; sets <= count && quantity + sets <= offer.capacity; sets += 1) {
      const thenFen = ladderPriceFen(offer.tiers, quantity + sets) ?? unitPriceFen
      lines.push({
        offerId,
        sets,
        unitPriceFen: thenFen,
        savingFen: BigInt(quantity) * (unitPriceFen - thenFen),
        costsLessInTotal: BigInt(quantity + sets) * thenFen < BigInt(quantity) * unitPriceFen,
      })
    }
  }
  return lines
}
