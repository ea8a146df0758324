import type { OfferView, TierView } from '#app/contracts/views/pools.ts'
import { tierAt } from '../ladder/geometry.ts'

/**
 * The open offer with the lowest price for so many sets; while none has a price, the one with the lowest first tier.
 * Without a quantity: by the prices that the page was loaded with, which a live pool may have left behind.
 */
export function leadingOffer(offers: readonly OfferView[], quantity?: number): OfferView | null {
  const standing = offers.filter(
    (offer) => offer.tiers && offer.state !== 'withdrawn' && offer.state !== 'lost',
  )
  const priceOf = (offer: OfferView) =>
    (quantity === undefined ? offer.priceNowFen : priceAt(offer, quantity)) ?? Number.POSITIVE_INFINITY
  const rank = (offer: OfferView) => [priceOf(offer), offer.tiers?.[0]?.unitPriceFen ?? 0]
  return (
    standing.toSorted((a, b) => {
      const [aNow = 0, aFirst = 0] = rank(a)
      const [bNow = 0, bFirst = 0] = rank(b)
      return aNow === bNow ? aFirst - bFirst : aNow - bNow
    })[0] ?? null
  )
}

function priceAt(offer: OfferView, quantity: number): number | null {
  return tierAt(reachableTiers(offer), quantity)?.unitPriceFen ?? null
}

/** A tier that begins beyond what the supplier can deliver is never reached. */
export function reachableTiers({ tiers, capacity }: OfferView): TierView[] {
  return tiers?.filter((tier) => capacity === null || tier.fromQuantity <= capacity) ?? []
}
