import type { Fen } from '../shared/money.ts'
import { type PriceTier, tierAt } from '../shared/price-ladder.ts'

/** Unit price of a listing for a quantity, in fen: its standing ladder where that is lower, else its price. */
export function standingPriceAt(
  listing: { readonly priceFen: Fen; readonly tiers: readonly PriceTier[] | null },
  quantity: number,
): Fen {
  const tier = tierAt(listing.tiers ?? [], quantity)
  return tier && tier.unitPriceFen < listing.priceFen ? tier.unitPriceFen : listing.priceFen
}
