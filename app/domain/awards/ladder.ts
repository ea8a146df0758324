import type { AwardOffer, AwardTier } from './award-instance.ts'

/**
 * Index of the tier that holds at a quantity, -1 below the first tier (DOMAIN 7, all-units discount: the
 * whole quantity costs the price of the highest tier reached).
 */
export function tierIndexAt(tiers: readonly AwardTier[], quantity: number): number {
  let low = 0
  let high = tiers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const tier = tiers[middle]
    if (tier !== undefined && tier.fromQuantity <= quantity) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Unit price in fen without surcharge at a quantity, null below the first tier. */
export function ladderPriceFen(tiers: readonly AwardTier[], quantity: number): bigint | null {
  return tiers[tierIndexAt(tiers, quantity)]?.unitPriceFen ?? null
}

/** What the offer adds to the unit price for one member, in fen. */
export function surchargeFen(offer: AwardOffer, memberId: string): bigint {
  return Object.hasOwn(offer.surchargeFen, memberId) ? (offer.surchargeFen[memberId] ?? 0n) : 0n
}

/** The landed unit price in fen for a member if the offer's awarded total is `quantity`, null below the first tier. */
export function landedPriceFen(offer: AwardOffer, memberId: string, quantity: number): bigint | null {
  const priceFen = ladderPriceFen(offer.tiers, quantity)
  return priceFen === null ? null : priceFen + surchargeFen(offer, memberId)
}
