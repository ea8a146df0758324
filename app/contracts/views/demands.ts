import type { SpecField } from '#app/domain/catalogue/spec-schema.ts'
import type { ConstraintVerdict, SpecConstraint } from '#app/domain/demands/constraint.ts'
import type { DemandState } from '#app/domain/demands/demand-lifecycle.ts'
import type { ListingCard } from './catalogue.ts'
import type { CategoryView, CountyShare, PoolCard } from './pools.ts'

/** A firm's own demand; `maxPriceFen` is shown to nobody else. */
export interface DemandView {
  id: string
  category: CategoryView
  constraints: SpecConstraint[]
  quantity: number
  maxPriceFen: number | null
  latestDeliveryOn: string | null
  county: string
  retires: string[]
  note: string
  state: DemandState
  createdAt: string
}

export interface DemandsView {
  demands: DemandView[]
  /** Schemas by category: what the wishes of the list are about. */
  fields: Record<string, SpecField[]>
}

export interface DemandFormView {
  categories: CategoryView[]
  /** null: the category is to be chosen first. */
  category: CategoryView | null
  fields: SpecField[]
  wishes: SpecConstraint[]
  counties: string[]
  defaultCounty: string
  equipmentInUse: string[]
  idempotencyKey: string
}

/** One condition with whether it held and by how much it failed; fen per set, days `2026-05-01`. */
export type CheckView =
  | { subject: 'spec'; isHeld: boolean; verdict: ConstraintVerdict }
  | { subject: 'price'; isHeld: boolean; limitFen: number; actualFen: number; overFen: number }
  | { subject: 'delivery'; isHeld: boolean; limitOn: string; actualOn: string; lateDays: number }
  | { subject: 'quantity'; isHeld: boolean; wanted: number; available: number; missing: number }
  | { subject: 'county'; isHeld: boolean; county: string }

export interface MatchView {
  checks: CheckView[]
  failed: number
  areSpecsKnown: boolean
}

export interface ListingMatchView {
  listing: ListingCard
  match: MatchView
  /** At the demand's own quantity, standing ladder included. */
  unitPriceFen: number
  totalFen: number
}

export interface PoolMatchView {
  pool: PoolCard
  match: MatchView
  /** The offer that was judged; null while none is public. */
  supplierName: string | null
  listingTitle: string | null
  /** Sets in the pool with this demand. */
  quantityWithMe: number
  /** Landed, surcharge included; null: no public price at that quantity. */
  unitPriceFen: number | null
  totalFen: number | null
  /** Against buying alone today, negative when dearer; null when either price is missing. */
  savingFen: number | null
  /** Only these offers hold every constraint; null: all that are public do. */
  acceptOfferIds: string[] | null
}

export interface GroupView {
  firms: number
  quantity: number
  common: SpecConstraint[]
  /** The other firms by county; never one firm's name, never a reserve price. */
  counties: CountyShare[]
  servedBy: number
  aloneFen: number | null
  pooledFen: number | null
  savingFen: number
}

export interface DemandPageView {
  demand: DemandView
  fields: SpecField[]
  /** What it would cost alone today; null when nothing fits. */
  alone: { unitPriceFen: number; totalFen: number; listingId: string } | null
  fitting: ListingMatchView[]
  fittingTotal: number
  near: ListingMatchView[]
  pools: PoolMatchView[]
  group: GroupView | null
  canJoin: boolean
  canStartPool: boolean
  idempotencyKey: string
  nowAt: string
}
