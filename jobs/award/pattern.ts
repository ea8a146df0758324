import type { CompactModel } from './compact-model.ts'

/** The tier in use per offer, -1 for an offer without a sale. */
export type Pattern = Int32Array

/** The model in which every offer is used exactly as the pattern says. */
export function restrictModel(model: CompactModel, pattern: Pattern): CompactModel {
  const offers = model.offers.map((offer, index) => {
    const tier = pattern[index] as number
    const rows =
      tier < 0 ? [] : [...offer.group.keys()].filter((row) => (offer.firstTier[row] as number) <= tier)
    return {
      id: offer.id,
      capacity: Math.min(offer.capacity, (offer.tiers[tier + 1]?.from ?? Number.POSITIVE_INFINITY) - 1),
      isCertain: tier >= 0,
      tiers: offer.tiers.slice(tier, tier + 1).filter(() => tier >= 0),
      group: Int32Array.from(rows, (row) => offer.group[row] as number),
      worth: Float64Array.from(rows, (row) => offer.worth[row] as number),
      firstTier: new Int32Array(rows.length),
    }
  })
  const groups = model.groups.map((group) => ({
    ...group,
    options: group.options
      .filter(({ offer, firstTier }) => firstTier <= (pattern[offer] as number))
      .map((option) => ({ ...option, firstTier: 0 })),
  }))
  return { ...model, offers, groups }
}
