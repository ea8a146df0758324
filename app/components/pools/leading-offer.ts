import type { OfferView } from '#app/contracts/views/pools.ts'

/** The open offer with the lowest price at today's quantity; while none has a price, the lowest first tier. */
export function leadingOffer(offers: readonly OfferView[]): OfferView | null {
  const standing = offers.filter(
    (offer) => offer.tiers && offer.state !== 'withdrawn' && offer.state !== 'lost',
  )
  const rank = (offer: OfferView) => [
    offer.priceNowFen ?? Number.POSITIVE_INFINITY,
    offer.tiers?.[0]?.unitPriceFen ?? 0,
  ]
  return (
    standing.toSorted((a, b) => {
      const [aNow = 0, aFirst = 0] = rank(a)
      const [bNow = 0, bFirst = 0] = rank(b)
      return aNow === bNow ? aFirst - bFirst : aNow - bNow
    })[0] ?? null
  )
}
