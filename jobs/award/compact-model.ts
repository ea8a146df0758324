import { type AwardInstance, type AwardOffer, inOrderOfId } from '#app/domain/awards/award-instance.ts'
import { type AwardQuestion, plainQuestion } from '#app/domain/awards/exhaustive.ts'
import { surchargeFen } from '#app/domain/awards/ladder.ts'

/**
 * The instance as flat arrays of exact small integers, without what provably cannot matter. Money is counted
 * in `unitFen`, the greatest common divisor of every price and value. Offers and members are in order of id.
 * Members that no offer distinguishes are one group: they can be exchanged without changing anything but
 * the order of ids.
 */
export interface CompactModel {
  readonly unitFen: bigint
  /** At least 1: an award serves somebody. */
  readonly minQuantity: number
  /** Index of the offer that every award must use, -1 for none. */
  readonly required: number
  readonly memberIds: readonly string[]
  /** Group of each member, -1 when no offer can serve it. */
  readonly groupOf: Int32Array
  readonly groups: readonly Group[]
  readonly offers: readonly CompactOffer[]
}

export interface Group {
  readonly quantity: number
  readonly count: number
  readonly options: readonly Option[]
}

/** A group may be served by this offer at any tier from `firstTier` on. */
export interface Option {
  readonly offer: number
  /** Reference price less surcharge; the saving of one set is `worth - price`. */
  readonly worth: number
  readonly firstTier: number
}

export interface CompactOffer {
  readonly id: string
  readonly capacity: number
  /** It is used whatever that costs. */
  readonly isCertain: boolean
  readonly tiers: readonly CompactTier[]
  /** Groups that may be served, with what they are worth and the first tier they can afford. */
  readonly group: Int32Array
  readonly worth: Float64Array
  readonly firstTier: Int32Array
}

export interface CompactTier {
  readonly from: number
  readonly price: number
}

interface OpenOffer {
  readonly source: AwardOffer
  /** How many tiers, counted from the first, some set of members can reach. */
  tiers: number
}

interface OpenMember {
  readonly quantity: number
  options: { offer: number; worthFen: bigint; firstTier: number }[]
}

/** Builds the model. Every value fits a double exactly when the instance passed `exceedsExactRange`. */
export function compactModel(
  instance: AwardInstance,
  { terms, required }: AwardQuestion = plainQuestion(instance),
): CompactModel {
  const offers = inOrderOfId(instance.offers).map(
    (source): OpenOffer => ({ source, tiers: source.tiers.length }),
  )
  const members = openMembers(instance, offers, terms)
  dropUnreachable(offers, members)
  const unitFen = commonUnit(offers, members)
  const { groupOf, groups } = groupMembers(members, unitFen)
  const must = offers.findIndex(({ source }) => source.id === required)
  return {
    unitFen,
    minQuantity: Math.max(1, instance.minQuantity),
    required: must,
    memberIds: inOrderOfId(instance.members).map((member) => member.id),
    groupOf,
    groups,
    offers: offers.map((offer, index) => closeOffer(offer, index, groups, unitFen, index === must)),
  }
}

function openMembers(
  instance: AwardInstance,
  offers: readonly OpenOffer[],
  terms: AwardQuestion['terms'],
): OpenMember[] {
  return inOrderOfId(instance.members).map(({ id, quantity, accepts }) => {
    const { refFen, capFen } = terms.get(id) ?? { refFen: null, capFen: null }
    const options: OpenMember['options'] = []
    if (refFen === null || capFen === null) return { quantity, options }
    const accepted = accepts === null ? null : new Set(accepts)
    for (const [index, { source }] of offers.entries()) {
      if (quantity > source.capacity || (accepted !== null && !accepted.has(source.id))) continue
      const extraFen = surchargeFen(source, id)
      const firstTier = source.tiers.findIndex((tier) => tier.unitPriceFen + extraFen <= capFen)
      if (firstTier >= 0) options.push({ offer: index, worthFen: refFen - extraFen, firstTier })
    }
    return { quantity, options }
  })
}

/** Drops tiers that the members who can afford them cannot fill, and options that only such tiers afford. */
function dropUnreachable(offers: readonly OpenOffer[], members: readonly OpenMember[]): void {
  for (let changed = true; changed; ) {
    changed = false
    const demand = offers.map(() => 0)
    for (const { quantity, options } of members) {
      for (const { offer } of options) demand[offer] = (demand[offer] ?? 0) + quantity
    }
    for (const [index, offer] of offers.entries()) {
      const reachable = Math.min(demand[index] ?? 0, offer.source.capacity)
      while (offer.tiers > 0 && (offer.source.tiers[offer.tiers - 1]?.fromQuantity ?? 0) > reachable) {
        offer.tiers -= 1
        changed = true
      }
    }
    for (const member of members) {
      const kept = member.options.filter((option) => option.firstTier < (offers[option.offer]?.tiers ?? 0))
      if (kept.length < member.options.length) {
        member.options = kept
        changed = true
      }
    }
  }
}

function commonUnit(offers: readonly OpenOffer[], members: readonly OpenMember[]): bigint {
  let unit = 0n
  for (const { source, tiers } of offers) {
    for (const tier of source.tiers.slice(0, tiers)) unit = divisor(unit, tier.unitPriceFen)
  }
  for (const { options } of members) for (const { worthFen } of options) unit = divisor(unit, worthFen)
  return unit === 0n ? 1n : unit
}

function divisor(a: bigint, b: bigint): bigint {
  let [high, low] = [a, b < 0n ? -b : b]
  while (low !== 0n) [high, low] = [low, high % low]
  return high
}

function groupMembers(
  members: readonly OpenMember[],
  unitFen: bigint,
): { groupOf: Int32Array; groups: Group[] } {
  const groupOf = new Int32Array(members.length).fill(-1)
  const groups: { quantity: number; count: number; options: Option[] }[] = []
  const byKey = new Map<string, number>()
  for (const [index, { quantity, options }] of members.entries()) {
    if (options.length === 0) continue
    const key = `${quantity}|${options.map((o) => `${o.offer},${o.worthFen},${o.firstTier}`).join(';')}`
    const known = byKey.get(key)
    if (known !== undefined) {
      groupOf[index] = known
      const group = groups[known]
      if (group !== undefined) group.count += 1
      continue
    }
    byKey.set(key, groups.length)
    groupOf[index] = groups.length
    const scaled = options.map((o) => ({
      offer: o.offer,
      worth: Number(o.worthFen / unitFen),
      firstTier: o.firstTier,
    }))
    groups.push({ quantity, count: 1, options: scaled })
  }
  return { groupOf, groups }
}

function closeOffer(
  { source, tiers }: OpenOffer,
  index: number,
  groups: readonly Group[],
  unitFen: bigint,
  isCertain: boolean,
): CompactOffer {
  const rows: { group: number; option: Option }[] = []
  for (const [group, { options }] of groups.entries()) {
    const option = options.find((candidate) => candidate.offer === index)
    if (option !== undefined) rows.push({ group, option })
  }
  return {
    id: source.id,
    capacity: source.capacity,
    isCertain,
    tiers: source.tiers
      .slice(0, tiers)
      .map((tier) => ({ from: tier.fromQuantity, price: Number(tier.unitPriceFen / unitFen) })),
    group: Int32Array.from(rows, (row) => row.group),
    worth: Float64Array.from(rows, (row) => row.option.worth),
    firstTier: Int32Array.from(rows, (row) => row.option.firstTier),
  }
}
