import { at, children, expectInteger, expectOnly, Rejected } from './expect.ts'
import { accepts, extraFor, type Limits, stepAt, type Verdict } from './market-rules.ts'
import type { Buyer, Market, Seller } from './read-instance.ts'
import type { Json } from './read-json.ts'

const MOST_TOTALS = 200_000

/** Checks the claim on stability; answers how far it was verified. */
export function checkStability(
  market: Market,
  limits: ReadonlyMap<string, Limits | null>,
  award: Verdict,
  json: Json,
): string {
  expectOnly(json, ['stable', 'blocking', 'note'])
  const note = json.kind === 'object' ? json.fields.get('note') : undefined
  if (note !== undefined && note.kind !== 'text' && note.kind !== 'null')
    throw new Rejected(note, 'must be a text or null')
  const claim = at(json, 'stable')
  const blocking = at(json, 'blocking')
  if (claim.kind === 'null') {
    if (blocking.kind !== 'null') throw new Rejected(blocking, 'an undecided award names no group')
    return 'stability: left open by the proof'
  }
  if (claim.kind !== 'flag') throw new Rejected(claim, 'must be true, false or null')
  if (claim.value) {
    if (blocking.kind !== 'null') throw new Rejected(blocking, 'a stable award has no blocking group')
    for (const seller of market.sellers) {
      const gain = someGroupGains(market, limits, award, seller)
      if (gain === 'unknown') return 'stability: too large to verify'
      if (gain) {
        throw new Rejected(claim, `a group could do better with ${seller.id}`)
      }
    }
    return 'stability: no group can do better, verified'
  }
  checkGroup(market, limits, award, blocking)
  return 'stability: the group named can do better, verified'
}

function gains(
  limits: ReadonlyMap<string, Limits | null>,
  award: Verdict,
  seller: Seller,
  buyer: Buyer,
  price: bigint,
): boolean {
  const limit = limits.get(buyer.id) ?? null
  if (limit === null || !accepts(buyer, seller)) return false
  const landed = price + extraFor(seller, buyer)
  return landed <= limit.cap && landed < (award.price.get(buyer.id) ?? limit.reference)
}

/** Which totals up to the capacity can the gainers of a step make? One from the step on is enough. */
function someGroupGains(
  market: Market,
  limits: ReadonlyMap<string, Limits | null>,
  award: Verdict,
  seller: Seller,
): boolean | 'unknown' {
  let isKnown = true
  for (const step of seller.steps) {
    if (step.from > seller.capacity) continue
    const gainers = market.buyers.filter((buyer) => gains(limits, award, seller, buyer, step.price))
    const total = gainers.reduce((sum, buyer) => sum + buyer.sets, 0n)
    if (total < step.from) continue
    if (total <= seller.capacity) return true
    const made = totalsOf(gainers, seller.capacity)
    if (made === null) isKnown = false
    else for (const sum of made) if (sum >= step.from) return true
  }
  return isKnown ? false : 'unknown'
}

/** Every total that some of the buyers make together within the capacity; null when they are too many. */
function totalsOf(buyers: readonly Buyer[], capacity: bigint): Set<bigint> | null {
  const made = new Set<bigint>([0n])
  for (const { sets } of buyers) {
    for (const sum of [...made]) if (sum + sets <= capacity) made.add(sum + sets)
    if (made.size > MOST_TOTALS) return null
  }
  return made
}

function checkGroup(
  market: Market,
  limits: ReadonlyMap<string, Limits | null>,
  award: Verdict,
  json: Json,
): void {
  expectOnly(json, ['offer', 'members', 'quantity', 'priceFen'])
  const offer = at(json, 'offer')
  const seller = market.sellers.find((candidate) => offer.kind === 'text' && candidate.id === offer.text)
  if (seller === undefined) throw new Rejected(offer, 'is no offer')
  const seen = new Set<string>()
  const group = children(at(json, 'members')).map((entry) => {
    const buyer = market.buyers.find((candidate) => entry.kind === 'text' && candidate.id === entry.text)
    if (buyer === undefined || seen.has(buyer.id))
      throw new Rejected(entry, 'is no member, or is named twice')
    seen.add(buyer.id)
    return { buyer, entry }
  })
  const total = group.reduce((sum, { buyer }) => sum + buyer.sets, 0n)
  expectInteger(at(json, 'quantity'), total, 'the quantity of the group')
  const step = seller.steps[stepAt(seller, total)]
  if (group.length === 0 || step === undefined || total > seller.capacity) {
    throw new Rejected(json, 'the group cannot buy from the offer')
  }
  const prices = at(json, 'priceFen')
  if (prices.kind !== 'object' || prices.fields.size !== group.length) {
    throw new Rejected(prices, 'must give a price for each of the group')
  }
  for (const { buyer, entry } of group) {
    expectInteger(at(prices, buyer.id), step.price + extraFor(seller, buyer), `the price of ${buyer.id}`)
    if (!gains(limits, award, seller, buyer, step.price))
      throw new Rejected(entry, `${buyer.id} would not do better`)
  }
}
