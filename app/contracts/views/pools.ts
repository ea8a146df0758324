import type { PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import type { OfferState } from '#app/domain/offers/offer-lifecycle.ts'
import type { CommitmentState } from '#app/domain/pools/commitment-lifecycle.ts'
import type { PoolState } from '#app/domain/pools/pool-lifecycle.ts'
import type { BaselineView } from './baseline.ts'
import type { QuestionsView } from './questions.ts'
import type { Permitted, RefusalView } from './shell.ts'

export type FirstSetLevel = 'international' | 'national' | 'provincial'
export type PoolOpening = 'supplier_led' | 'demand_led'
export type OfferVisibility = 'open' | 'sealed'

export interface CategoryView {
  slug: string
  nameZh: string
  nameEn: string
}

export interface TierView {
  fromQuantity: number
  unitPriceFen: number
}

export interface NextTierView {
  offerId: string
  fromQuantity: number
  unitPriceFen: number
  /** Sets still missing to `fromQuantity`; at least 1. */
  missingQuantity: number
}

/**
 * The public facts of a pool that move. A live message carries exactly this; a page applies it only when its
 * version is higher than the one it shows.
 */
export interface PoolPulse {
  poolId: string
  version: number
  state: PoolState
  quantity: number
  firms: number
  joinClosesAt: string
  offersCloseAt: string
  /** The best ladder at today's quantity; null when no offer is visible or none reaches its first tier. */
  projectedPriceFen: number | null
  /** (reference − projected) × quantity, never below 0; null when there is no projected price. */
  savingFen: number | null
  nextTier: NextTierView | null
}

export interface PoolCard extends PoolPulse {
  title: string
  category: CategoryView
  cluster: string
  counties: string[]
  opening: PoolOpening
  visibility: OfferVisibility
  minQuantity: number
  capQuantity: number | null
  referencePriceFen: number
  /** Offers that stand; null while they are sealed and the reader may not even count them. */
  offers: number | null
  isJoinedByMe: boolean
}

export interface PoolTerms {
  prepaymentBasisPoints: number
  balanceBasisPoints: number
  retentionBasisPoints: number
}

export interface CountyShare {
  county: string
  firms: number
  quantity: number
}

export interface OfferView {
  id: string
  supplier: { id: string; name: string; county: string; isLocal: boolean }
  listing: { id: string; title: string; firstSet: FirstSetLevel | null }
  /** null while sealed to the reader. */
  tiers: TierView[] | null
  capacity: number | null
  deliveryDays: number | null
  warrantyMonths: number | null
  /** Surcharge per set by county code, freight and installation; null while sealed. */
  surchargeFen: Record<string, number> | null
  improvedTimes: number
  submittedAt: string
  state: OfferState
  isPinned: boolean
  isMine: boolean
  /** The price at today's quantity; null while sealed or below the first tier. */
  priceNowFen: number | null
}

export const POOL_ACTIVITY_KINDS = [
  'opened',
  'joined',
  'quantityRaised',
  'quantityLowered',
  'withdrawn',
  'offerSubmitted',
  'offerImproved',
  'offerWithdrawn',
  'tierReached',
  'extended',
  'locked',
  'awarded',
  'awardVoided',
  'failed',
  'cancelled',
  'settled',
] as const
export type PoolActivityKind = (typeof POOL_ACTIVITY_KINDS)[number]

export interface PoolActivity {
  id: string
  at: string
  kind: PoolActivityKind
  /** Public facts only: `county`, `quantity`, `total`, `supplierName`, `unitPriceFen`, `untilAt`. */
  facts: Record<string, string | number | null>
}

export interface MyCommitmentView {
  id: string
  state: CommitmentState
  quantity: number
  /** A raise that waits for its own deposit; null when there is none. */
  pendingQuantity: number | null
  reserveFen: number | null
  /** null: any offer. */
  acceptedOfferIds: string[] | null
  /** A day, `2026-05-01`; null: any. */
  latestDeliveryOn: string | null
  depositFen: number
  depositHeldFen: number
  /** The deposit payment that still moves; null when nothing is owed. */
  payment: { id: string; state: PaymentState; amountFen: number } | null
  /** What this firm would pay in all at today's price; null when there is no price yet. */
  projectedTotalFen: number | null
  projectedSavingFen: number | null
}

export interface AwardedOfferView {
  offerId: string
  supplierName: string
  listingTitle: string
  quantity: number
  firms: number
  unitPriceFen: number
}

/** What the reader would get if the pool closed now; an estimate. */
export interface MyProjectionView {
  meetsMinimum: boolean
  /** For how many sets more the reader asked. */
  askedSets: number
  /** Null: it would not be served. Prices are landed, per set. */
  served: {
    supplierName: string
    priceFen: number
    savingFen: number
    /** What so many sets more on the same offer would make of the price. */
    nextSets: { sets: number; priceFen: number; costsLessInTotal: boolean }[]
  } | null
}
export interface MyAwardView {
  isServed: boolean
  supplierName: string | null
  quantity: number
  /** Landed unit price, surcharge included; null when unserved. */
  priceFen: number | null
  /** What the firm would have paid alone, per set. */
  soloPriceFen: number | null
  savingFen: number
  orderId: string | null
}

export interface AwardView {
  status: 'optimal' | 'gap'
  awardedAt: string
  savingFen: number
  /** No award can save more than this; equal to `savingFen` when optimal. */
  boundFen: number
  servedQuantity: number
  servedFirms: number
  unservedFirms: number
  offers: AwardedOfferView[]
  /** null: not examined. */
  isStable: boolean | null
  mine: MyAwardView | null
}

export interface PoolActions {
  join: Permitted
  change: Permitted
  withdraw: Permitted
  offer: Permitted
  extend: Permitted
  cancel: Permitted
}

/** What a set cost at an instant, in public figures; `priceFen` null before any offer reached its first tier. */
export interface PricePoint {
  at: string
  quantity: number
  priceFen: number | null
}

export interface PoolPageView extends PoolCard {
  /** Oldest first; empty while offers are sealed. */
  priceHistory: PricePoint[]
  description: string | null
  organiserName: string
  /** The operator reads what escrow did for the pool. */
  hasStatement: boolean
  openedAt: string
  depositBasisPoints: number
  bondBasisPoints: number
  /** The platform's, of what suppliers are paid. */
  feeBasisPoints: number
  terms: PoolTerms
  signingDays: number
  acceptanceDays: number
  warrantyDays: number
  isExtended: boolean
  members: CountyShare[]
  standingOffers: OfferView[]
  activity: PoolActivity[]
  mine: MyCommitmentView | null
  actions: PoolActions
  /** Why there was no award, when the pool failed. */
  failure: RefusalView | null
  award: AwardView | null
  /** null for a visitor. */
  questions: QuestionsView | null
  baseline: BaselineView
  /** Null for who is not in it, and while offers are sealed. */
  projection: MyProjectionView | null
  /** Where the reader's firm would be delivered to: freight differs by it. Null for a visitor. */
  myCounty: string | null
  /** Fresh at every load: what makes a form that is posted twice happen once. */
  idempotencyKey: string
  /** The server's clock when the page was made: countdowns start from it, not from the reader's clock. */
  nowAt: string
}

export interface PoolsView {
  pools: PoolCard[]
  total: number
  page: number
  pageSize: number
  filters: PoolFilters
  categories: CategoryView[]
  nowAt: string
}

export interface PoolFilters {
  query: string
  cluster: string | null
  category: string | null
  county: string | null
  state: PoolState | null
  sort: 'closing' | 'saving' | 'newest'
}

/** The form to open a pool. */
export interface CreatePoolView {
  categories: CategoryView[]
  clusters: string[]
  counties: string[]
  openings: PoolOpening[]
  /** The platform's own pools may take a fee from what suppliers are paid. */
  mayTakeFee: boolean
  idempotencyKey: string
  nowAt: string
}
