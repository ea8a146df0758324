import type { SpecField } from '#app/domain/catalogue/spec-schema.ts'
import type { ConstraintVerdict, SpecConstraint } from '#app/domain/demands/constraint.ts'
import type { DemandState } from '#app/domain/demands/demand-lifecycle.ts'
import type { InvitationState } from '#app/domain/demands/invitation-lifecycle.ts'
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
  version: number
  /** The pool that it has joined; null: none. */
  poolId: string | null
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
  /** What the firm still runs and what the catalogue names for this category. */
  oldEquipment: OldEquipmentView[]
  /** The demand that is changed; null: a new one. */
  demand: DemandView | null
  idempotencyKey: string
}

/** Equipment that could be retired; listed on the retire catalogue (article 8) it stands in the way of subsidies. */
export interface OldEquipmentView {
  name: string
  isInUse: boolean
  isListed: boolean
}

export interface InvitationView {
  id: string
  state: InvitationState
  poolId: string
  poolTitle: string
  quantity: number
  joinClosesAt: string
}

/** A pool that could be made of demands, as the operator sees it: sums only, no firm and no reserve price. */
export interface ProposalView {
  /** Whose compatible demands are counted: what the form names. */
  demandId: string
  category: CategoryView
  cluster: string | null
  fields: SpecField[]
  group: GroupView
}

export interface ProposalsView {
  proposals: ProposalView[]
  clusters: string[]
  idempotencyKey: string
  nowAt: string
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
  invitations: InvitationView[]
  /** Names among `demand.retires` that the retire catalogue lists. */
  listedEquipment: string[]
  cluster: string | null
  clusters: string[]
  canChange: boolean
  canJoin: boolean
  canStartPool: boolean
  idempotencyKey: string
  nowAt: string
}
