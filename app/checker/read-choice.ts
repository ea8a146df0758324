import { Rejected } from './expect.ts'
import type { Market, Seller } from './read-instance.ts'
import type { Json } from './read-json.ts'

/** Who is said to be served by whom; every member must be named, those left out with null. */
export function readChoice(json: Json, market: Market): Map<string, Seller> {
  if (json.kind !== 'object') throw new Rejected(json, 'must be an object')
  const buyers = new Set(market.buyers.map((buyer) => buyer.id))
  const choice = new Map<string, Seller>()
  for (const [member, offer] of json.fields) {
    if (!buyers.delete(member)) throw new Rejected(offer, `${member} is no member`)
    if (offer.kind === 'null') continue
    const seller = market.sellers.find((candidate) => offer.kind === 'text' && candidate.id === offer.text)
    if (seller === undefined) throw new Rejected(offer, `${member} is assigned to no known offer`)
    choice.set(member, seller)
  }
  for (const missing of buyers) throw new Rejected(json, `${missing} is not assigned`)
  return choice
}
