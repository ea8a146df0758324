import type { MyCommitmentView, PoolPageView, PoolTerms, TierView } from '#app/contracts/views/pools.ts'
import { splitTerms } from '#app/domain/orders/order-money.ts'
import { nextTierAfter, tierAt } from '../ladder/geometry.ts'
import { leadingOffer, reachableTiers } from './leading-offer.ts'

/** What a number of sets would cost a firm by the ladder that leads today, and when it pays which part. In fen. */
export interface Bill {
  supplierName: string
  /** All sets of the pool, the firm's own among them. */
  poolQuantity: number
  tier: TierView
  /** Freight and installation per set. */
  surchargeFen: number
  sets: number
  landedFen: number
  totalFen: number
  depositFen: number
  /** The whole share on signing; the deposit counts towards it. */
  prepaymentFen: number
  balanceFen: number
  retentionFen: number
  /** What the next tier would take off the firm's total. */
  next: { missingQuantity: number; unitPriceFen: number; savedFen: number } | null
}

interface BillQuestion {
  sets: number
  poolQuantity: number
  depositFen: number
}

/** Null while no visible offer has a tier for so many sets. */
export function billOf(
  { standingOffers, terms, myCounty }: Pick<PoolPageView, 'standingOffers' | 'terms' | 'myCounty'>,
  { sets, poolQuantity, depositFen }: BillQuestion,
): Bill | null {
  const offer = leadingOffer(standingOffers, poolQuantity)
  if (!offer || sets < 1) return null
  const tiers = reachableTiers(offer)
  const tier = tierAt(tiers, poolQuantity)
  if (!tier) return null
  const surchargeFen = (myCounty && offer.surchargeFen?.[myCounty]) || 0
  const landedFen = tier.unitPriceFen + surchargeFen
  const totalFen = landedFen * sets
  const next = nextTierAfter(tiers, poolQuantity)
  return {
    supplierName: offer.supplier.name,
    poolQuantity,
    tier,
    surchargeFen,
    sets,
    landedFen,
    totalFen,
    depositFen,
    ...partsOf(totalFen, terms),
    next: next && {
      missingQuantity: next.fromQuantity - poolQuantity,
      unitPriceFen: next.unitPriceFen + surchargeFen,
      savedFen: (tier.unitPriceFen - next.unitPriceFen) * sets,
    },
  }
}

/** As the order will split it: the three add up to the total. */
function partsOf(
  totalFen: number,
  { prepaymentBasisPoints, balanceBasisPoints, retentionBasisPoints }: PoolTerms,
) {
  const parts = splitTerms(BigInt(totalFen), [
    prepaymentBasisPoints,
    balanceBasisPoints,
    retentionBasisPoints,
  ])
  return {
    prepaymentFen: Number(parts.prepaymentFen),
    balanceFen: Number(parts.balanceFen),
    retentionFen: Number(parts.retentionFen),
  }
}

/** The firm's sets, those of a first commitment among them that waits for its deposit. */
export function setsOf({ state, quantity, pendingQuantity }: MyCommitmentView): number {
  return state === 'pending_deposit' ? Math.max(quantity, pendingQuantity ?? 0) : quantity
}

/** The bill of what stands, by the pool's figures of this very moment: they move while the page is open. */
export function standingBill(pool: PoolPageView): Bill | null {
  const { mine } = pool
  if (!mine) return null
  const sets = setsOf(mine)
  return billOf(pool, {
    sets,
    // What waits for its deposit is not among the pool's yet, and will be.
    poolQuantity: pool.quantity + sets - mine.quantity,
    depositFen: Math.max(mine.depositHeldFen, mine.depositFen),
  })
}
