import { fieldsIn, listIn, type Reading, startReading, textIn, wholeIn } from './read-fields.ts'
import { type Json, type JsonInteger, pathOf, Unreadable } from './read-json.ts'

/** The auditor's own picture of an instance; quantities and money are bigint. */
export interface Buyer {
  readonly id: string
  readonly sets: bigint
  readonly reserve: bigint | null
  readonly accepted: ReadonlySet<string> | null
}
export interface Seller {
  readonly id: string
  readonly capacity: bigint
  readonly steps: readonly { readonly from: bigint; readonly price: bigint }[]
  readonly extra: ReadonlyMap<string, bigint>
}
export interface Market {
  readonly minimum: bigint
  readonly buyers: readonly Buyer[]
  readonly sellers: readonly Seller[]
}

/** Reads an instance; throws Unreadable with a line for every field that is wrong. */
export function readMarket(root: Json): Market {
  const reading = startReading()
  const top = fieldsIn(reading, root, ['minQuantity', 'members', 'offers'])
  const minimum = wholeIn(reading, top.minQuantity, 0n)
  const members = listIn(reading, top.members)
  const offers = listIn(reading, top.offers)
  const buyers = members.map((json) => readBuyer(reading, json))
  const sellers = offers.map((json) => readSeller(reading, json))
  refuseTwins(reading, buyers, members)
  refuseTwins(reading, sellers, offers)
  refuseStrangers(reading, members, offers)
  if (reading.faults.length > 0) throw new Unreadable(reading.faults)
  return { minimum, buyers: sorted(buyers), sellers: sorted(sellers) }
}

function readBuyer(reading: Reading, json: Json): Buyer {
  const entry = fieldsIn(reading, json, ['id', 'quantity', 'reserveFen', 'accepts'])
  const isFree = entry.accepts?.kind === 'null'
  const accepted = isFree ? [] : listIn(reading, entry.accepts)
  return {
    id: textIn(reading, entry.id),
    sets: wholeIn(reading, entry.quantity, 1n),
    reserve: entry.reserveFen?.kind === 'null' ? null : wholeIn(reading, entry.reserveFen, 0n),
    accepted: isFree ? null : new Set(accepted.map((offer) => textIn(reading, offer))),
  }
}

function readSeller(reading: Reading, json: Json): Seller {
  const entry = fieldsIn(reading, json, ['id', 'capacity', 'tiers'], ['surchargeFen'])
  const ladder = listIn(reading, entry.tiers)
  const steps = ladder.map((tier) => {
    const step = fieldsIn(reading, tier, ['fromQuantity', 'unitPriceFen'])
    return { from: wholeIn(reading, step.fromQuantity, 1n), price: wholeIn(reading, step.unitPriceFen, 0n) }
  })
  if (entry.tiers?.kind === 'array' && steps.length === 0) reading.fault(entry.tiers, 'an offer needs a tier')
  for (const [index, tier] of ladder.entries()) {
    const before = ladder[index - 1]
    if (before === undefined) continue
    const [from, price] = [numberIn(tier, 'fromQuantity'), numberIn(tier, 'unitPriceFen')]
    const [lastFrom, lastPrice] = [numberIn(before, 'fromQuantity'), numberIn(before, 'unitPriceFen')]
    if (from && lastFrom && from.value <= lastFrom.value) reading.fault(from, 'must rise from tier to tier')
    if (price && lastPrice && price.value >= lastPrice.value)
      reading.fault(price, 'must fall from tier to tier')
  }
  const extra = new Map<string, bigint>()
  if (entry.surchargeFen?.kind === 'object') {
    for (const [member, fen] of entry.surchargeFen.fields) extra.set(member, wholeIn(reading, fen, 0n))
  } else if (entry.surchargeFen !== undefined) reading.fault(entry.surchargeFen, 'must be an object')
  return { id: textIn(reading, entry.id), capacity: wholeIn(reading, entry.capacity, 0n), steps, extra }
}

function numberIn(json: Json, name: string): JsonInteger | null {
  const value = json.kind === 'object' ? json.fields.get(name) : undefined
  return value?.kind === 'integer' ? value : null
}

function refuseTwins(
  reading: Reading,
  list: readonly { readonly id: string }[],
  entries: readonly Json[],
): void {
  const seen = new Set<string>()
  for (const [index, { id }] of list.entries()) {
    const json = entries[index]
    if (seen.has(id) && json !== undefined) {
      reading.faults.push(`${pathOf(json.place)}.id: is used twice (line ${json.place.line})`)
    }
    seen.add(id)
  }
}

/** Nobody may be named who is not there. */
function refuseStrangers(reading: Reading, members: readonly Json[], offers: readonly Json[]): void {
  const memberIds = new Set(members.map(idOf))
  const offerIds = new Set(offers.map(idOf))
  for (const member of members) {
    const accepts = member.kind === 'object' ? member.fields.get('accepts') : undefined
    const named = new Set<string>()
    for (const offer of accepts?.kind === 'array' ? accepts.entries : []) {
      if (offer.kind !== 'text') continue
      if (!offerIds.has(offer.text)) reading.fault(offer, 'names no offer')
      if (named.has(offer.text)) reading.fault(offer, 'is named twice')
      named.add(offer.text)
    }
  }
  for (const offer of offers) {
    const extra = offer.kind === 'object' ? offer.fields.get('surchargeFen') : undefined
    for (const [member, fen] of extra?.kind === 'object' ? extra.fields : []) {
      if (!memberIds.has(member)) reading.fault(fen, 'names no member')
    }
  }
}

/** The id of an entry, null when it has none. */
export function idOf(json: Json): string | null {
  const id = json.kind === 'object' ? json.fields.get('id') : undefined
  return id?.kind === 'text' ? id.text : null
}

function sorted<T extends { readonly id: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
