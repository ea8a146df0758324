import type { Fen } from './money.ts'

/** A step of a ladder (让利阶梯): from this many sets on, every set costs this much (all-units discount, DOMAIN 7). */
export interface PriceTier {
  readonly fromQuantity: number
  readonly unitPriceFen: Fen
}

/** The tier in force at a quantity: the highest whose `fromQuantity ≤ quantity`; null below the first. */
export function tierAt(ladder: readonly PriceTier[], quantity: number): PriceTier | null {
  let found: PriceTier | null = null
  for (const tier of ladder) {
    if (tier.fromQuantity <= quantity) found = tier
  }
  return found
}

/** Unit price at a quantity in fen; null below the first tier: nothing can be awarded there. */
export function unitPriceAt(ladder: readonly PriceTier[], quantity: number): Fen | null {
  return tierAt(ladder, quantity)?.unitPriceFen ?? null
}

/** The next tier above a quantity and how many sets are missing to it; null on the last. */
export function nextTierAfter(
  ladder: readonly PriceTier[],
  quantity: number,
): { readonly tier: PriceTier; readonly missing: number } | null {
  const tier = ladder.find((candidate) => candidate.fromQuantity > quantity)
  return tier ? { tier, missing: tier.fromQuantity - quantity } : null
}

/** What is wrong with a ladder, or null: quantities strictly rise from 1 on, prices strictly fall and stay positive. */
export function ladderFault(
  ladder: readonly PriceTier[],
): 'empty' | 'quantity' | 'price' | 'quantities_not_rising' | 'prices_not_falling' | null {
  if (ladder.length === 0) return 'empty'
  for (const [index, tier] of ladder.entries()) {
    if (!Number.isSafeInteger(tier.fromQuantity) || tier.fromQuantity < 1) return 'quantity'
    if (tier.unitPriceFen <= 0n) return 'price'
    const before = ladder[index - 1]
    if (before && before.fromQuantity >= tier.fromQuantity) return 'quantities_not_rising'
    if (before && before.unitPriceFen <= tier.unitPriceFen) return 'prices_not_falling'
  }
  return null
}

/**
 * 只让不涨: the new ladder is a concession when no quantity costs more than before and none that had a
 * price loses it. Prices are step functions, so the steps of both ladders are all that must be compared.
 */
export function isConcession(before: readonly PriceTier[], after: readonly PriceTier[]): boolean {
  const steps = [...before, ...after].map((tier) => tier.fromQuantity)
  return steps.every((quantity) => {
    const old = unitPriceAt(before, quantity)
    const now = unitPriceAt(after, quantity)
    return old === null || (now !== null && now <= old)
  })
}

/** The lowest price of a first tier among ladders: the base of a deposit when the pool names none. */
export function lowestFirstTierFen(ladders: readonly (readonly PriceTier[])[]): Fen | null {
  let lowest: Fen | null = null
  for (const [first] of ladders) {
    if (first && (lowest === null || first.unitPriceFen < lowest)) lowest = first.unitPriceFen
  }
  return lowest
}
