import type { TierView } from '#app/contracts/views/pools.ts'

export interface WaterfallBar {
  readonly kind: 'reference' | 'step' | 'price' | 'ahead'
  /** The tier whose price is reached by this step; 0 for the two ends. */
  readonly fromQuantity: number
  /** Where the bar ends below and above, in fen a set. */
  readonly lowFen: number
  readonly highFen: number
}

/**
 * From what a set costs alone to what it costs now, a bar for every concession on the way, and the next one
 * that is still ahead. Every step is a tier of the leading ladder that the quantity has reached.
 */
export function waterfallOf(
  referenceFen: number,
  tiers: readonly TierView[],
  quantity: number,
): WaterfallBar[] {
  const bars: WaterfallBar[] = [{ kind: 'reference', fromQuantity: 0, lowFen: 0, highFen: referenceFen }]
  let priceFen = referenceFen
  const step = (tier: TierView, kind: 'step' | 'ahead') => {
    const { fromQuantity, unitPriceFen } = tier
    bars.push({
      kind,
      fromQuantity,
      lowFen: Math.min(priceFen, unitPriceFen),
      highFen: Math.max(priceFen, unitPriceFen),
    })
  }
  for (const tier of tiers.filter(({ fromQuantity }) => fromQuantity <= quantity)) {
    if (tier.unitPriceFen !== priceFen) step(tier, 'step')
    priceFen = tier.unitPriceFen
  }
  bars.push({ kind: 'price', fromQuantity: 0, lowFen: 0, highFen: priceFen })
  const next = tiers.find(({ fromQuantity }) => fromQuantity > quantity)
  if (next) step(next, 'ahead')
  return bars
}
