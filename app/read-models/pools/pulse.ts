import type { NextTierView, PoolCard, PoolPulse } from '#app/contracts/views/pools.ts'
import type { PoolRow } from './pool-rows.ts'
import type { StoredTier } from './visible-offers.ts'

/** An offer as the projection needs it: what everybody may see of it. */
export interface Ladder {
  readonly id: string
  readonly tiers: readonly StoredTier[]
  readonly capacity: number
}

/** Tiers that the offer's own capacity can reach; beyond it a price is only on paper. */
function reachable({ tiers, capacity }: Ladder): readonly StoredTier[] {
  return tiers.filter((tier) => tier.fromQuantity <= capacity)
}

/** The price of an offer at a quantity, in fen; null below its first tier (DOMAIN 7). */
export function priceAt(ladder: Ladder, quantity: number): number | null {
  let price: number | null = null
  for (const tier of reachable(ladder)) if (tier.fromQuantity <= quantity) price = tier.unitPriceFen
  return price
}

/** The offer that is cheapest at a quantity, by id when two are; null when none has a price there. */
export function bestLadder<Some extends Ladder>(
  ladders: readonly Some[],
  quantity: number,
): { ladder: Some; priceFen: number } | null {
  let best: { ladder: Some; priceFen: number } | null = null
  for (const ladder of ladders) {
    const priceFen = priceAt(ladder, quantity)
    if (priceFen !== null && (best === null || priceFen < best.priceFen)) best = { ladder, priceFen }
  }
  return best
}

/** The nearest tier at which a set would cost less than now, and how far it is. */
function nextTierOf(
  ladders: readonly Ladder[],
  quantity: number,
  projectedPriceFen: number | null,
): NextTierView | null {
  const ahead = ladders.flatMap((ladder) =>
    reachable(ladder)
      .filter(({ fromQuantity }) => fromQuantity > quantity)
      .filter(({ unitPriceFen }) => projectedPriceFen === null || unitPriceFen < projectedPriceFen)
      .map((tier) => ({ offerId: ladder.id, ...tier, missingQuantity: tier.fromQuantity - quantity })),
  )
  return ahead.sort((a, b) => a.fromQuantity - b.fromQuantity || a.unitPriceFen - b.unitPriceFen)[0] ?? null
}

/** The public facts of a pool that move (DOMAIN 6, live). */
export function pulseOf(pool: PoolRow, ladders: readonly Ladder[]): PoolPulse {
  const projectedPriceFen = bestLadder(ladders, pool.quantity)?.priceFen ?? null
  const referenceFen = Number(pool.referencePriceFen)
  const isOver = pool.state === 'failed' || pool.state === 'cancelled'
  return {
    poolId: pool.id,
    version: pool.version,
    state: pool.state,
    quantity: pool.quantity,
    firms: pool.firms,
    joinClosesAt: pool.joinClosesAt.toISOString(),
    offersCloseAt: pool.offersCloseAt.toISOString(),
    projectedPriceFen,
    savingFen:
      projectedPriceFen === null ? null : Math.max(0, referenceFen - projectedPriceFen) * pool.quantity,
    nextTier: isOver ? null : nextTierOf(ladders, pool.quantity, projectedPriceFen),
  }
}

/** `offers` is null while nobody may even count them. */
export function cardOf(
  pool: PoolRow,
  ladders: readonly Ladder[],
  reader: { readonly offers: number | null; readonly isJoinedByMe: boolean },
): PoolCard {
  return {
    ...pulseOf(pool, ladders),
    title: pool.title,
    category: { slug: pool.categorySlug, nameZh: pool.categoryZh, nameEn: pool.categoryEn },
    cluster: pool.cluster,
    counties: pool.counties,
    opening: pool.opening,
    visibility: pool.visibility,
    minQuantity: pool.minQuantity,
    capQuantity: pool.capQuantity,
    referencePriceFen: Number(pool.referencePriceFen),
    ...reader,
  }
}
