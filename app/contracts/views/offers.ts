import type { FirstSetLevel, OfferView, PoolPulse, TierView } from './pools.ts'
import type { Permitted } from './shell.ts'

export interface ListingChoice {
  id: string
  title: string
  referencePriceFen: number
  leadTimeDays: number
  warrantyMonths: number
  firstSet: FirstSetLevel | null
  /** The listing's standing ladder, a start for the offer; empty when it has none. */
  standingTiers: TierView[]
}

/** The pool as its would-be supplier sees it: demand without anybody's private figures. */
export interface OfferedPool extends PoolPulse {
  title: string
  categoryNameZh: string
  categoryNameEn: string
  minQuantity: number
  capQuantity: number | null
  referencePriceFen: number
  visibility: 'open' | 'sealed'
  counties: string[]
  nextBestPriceFen: number | null
}

export interface OfferComposerView {
  pool: OfferedPool
  listings: ListingChoice[]
  /** My offer that already stands: it may only be improved; null for a first offer. */
  standing: OfferView | null
  offer: Permitted
  withdraw: Permitted
  idempotencyKey: string
  nowAt: string
}

/** What one tier would mean: shown while the ladder is typed. */
export interface TierMeaning extends TierView {
  /** Sets missing to this tier at today's joined quantity; 0 when it is reached. */
  missingQuantity: number
  turnoverFen: number
  discountBasisPoints: number
  savingFen: number
}
