import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { OfferState } from '#app/domain/offers/offer-lifecycle.ts'
import type { CommitmentState } from '#app/domain/pools/commitment-lifecycle.ts'
import type { PoolState } from '#app/domain/pools/pool-lifecycle.ts'
import { day, fen, id, instant } from '../columns.ts'
import { organisations } from './identity.ts'

/** A ladder as it is stored: fen as JSON integers, in rising order of quantity. */
export type StoredLadder = { fromQuantity: number; unitPriceFen: number }[]

/** 团购: one pooled purchase. The counters are the displayed truth and are kept under the row's lock. */
export const pools = pgTable('pools', {
  id: id('id').primaryKey(),
  title: text('title').notNull(),
  categorySlug: text('category_slug').notNull(),
  cluster: text('cluster').notNull(),
  counties: text('counties').array().notNull().default([]),
  baselineSpec: jsonb('baseline_spec').$type<Record<string, unknown>>().notNull().default({}),
  state: text('state').$type<PoolState>().notNull(),
  opening: text('opening').$type<'supplier_led' | 'demand_led'>().notNull(),
  visibility: text('visibility').$type<'open' | 'sealed'>().notNull(),
  organiserId: id('organiser_id')
    .notNull()
    .references(() => organisations.id),
  joinOpensAt: instant('join_opens_at').notNull(),
  joinClosesAt: instant('join_closes_at').notNull(),
  offersCloseAt: instant('offers_close_at').notNull(),
  extendedAt: instant('extended_at'),
  minQuantity: integer('min_quantity').notNull(),
  capQuantity: integer('cap_quantity'),
  depositBasisPoints: integer('deposit_basis_points').notNull(),
  bondBasisPoints: integer('bond_basis_points').notNull().default(0),
  terms: integer('terms').array().notNull(),
  referencePriceFen: fen('reference_price_fen'),
  signDays: integer('sign_days').notNull(),
  acceptDays: integer('accept_days').notNull(),
  warrantyDays: integer('warranty_days').notNull(),
  /** The platform's fee on what suppliers are paid. */
  feeBasisPoints: integer('fee_basis_points').notNull().default(0),
  /** How long a ruling may be appealed; 0: it is final at once. */
  appealDays: integer('appeal_days').notNull().default(0),
  /** Pending and active together: what the cap binds, so that nobody pays for a place that is gone. */
  reservedQuantity: integer('reserved_quantity').notNull().default(0),
  /** Active only: the displayed quantity; frozen at lock. */
  activeQuantity: integer('active_quantity').notNull().default(0),
  activeFirms: integer('active_firms').notNull().default(0),
  /** Rises with every public change; a page never goes back to a smaller one. */
  version: integer('version').notNull().default(0),
  lockedAt: instant('locked_at'),
  awardRound: integer('award_round').notNull().default(0),
  createdAt: instant('created_at').notNull(),
})

/** 认购: one firm's share. `reserveFen`, `accepts` and the limits are the firm's own secret. */
export const commitments = pgTable(
  'commitments',
  {
    id: id('id').primaryKey(),
    poolId: id('pool_id')
      .notNull()
      .references(() => pools.id),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id),
    county: text('county').notNull(),
    state: text('state').$type<CommitmentState>().notNull(),
    /** In force: 0 until the first deposit is held. */
    quantity: integer('quantity').notNull(),
    /** Asked for: in force as soon as its deposit is held. */
    wantedQuantity: integer('wanted_quantity').notNull(),
    reservedQuantity: integer('reserved_quantity').notNull(),
    reserveFen: fen('reserve_fen'),
    accepts: text('accepts').array(),
    latestDeliveryOn: day('latest_delivery_on'),
    depositDueFen: fen('deposit_due_fen').notNull(),
    depositHeldFen: fen('deposit_held_fen').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('commitments_pool').on(table.poolId), index('commitments_firm').on(table.organisationId)],
)

/** 让利报价: a supplier's ladder into a pool. */
export const offers = pgTable(
  'offers',
  {
    id: id('id').primaryKey(),
    poolId: id('pool_id')
      .notNull()
      .references(() => pools.id),
    supplierId: id('supplier_id')
      .notNull()
      .references(() => organisations.id),
    listingId: id('listing_id'),
    state: text('state').$type<OfferState>().notNull(),
    pinned: boolean('pinned').notNull().default(false),
    tiers: jsonb('tiers').$type<StoredLadder>().notNull(),
    capacity: integer('capacity').notNull(),
    deliveryDays: integer('delivery_days').notNull(),
    surchargeByCounty: jsonb('surcharge_by_county').$type<Record<string, number>>().notNull().default({}),
    warrantyMonths: integer('warranty_months'),
    validUntil: instant('valid_until'),
    bondDueFen: fen('bond_due_fen').notNull().default(0n),
    bondHeldFen: fen('bond_held_fen').notNull().default(0n),
    version: integer('version').notNull().default(1),
    submittedAt: instant('submitted_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('offers_pool').on(table.poolId), index('offers_supplier').on(table.supplierId)],
)

/** Every ladder that was ever visible: the price history of a pool. */
export const offerVersions = pgTable(
  'offer_versions',
  {
    offerId: id('offer_id')
      .notNull()
      .references(() => offers.id),
    version: integer('version').notNull(),
    tiers: jsonb('tiers').$type<StoredLadder>().notNull(),
    capacity: integer('capacity').notNull(),
    deliveryDays: integer('delivery_days').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.offerId, table.version] })],
)

/** 择优: one outcome of one round, with the instance it was computed from (private) and its bound. */
export const awards = pgTable(
  'awards',
  {
    id: id('id').primaryKey(),
    poolId: id('pool_id')
      .notNull()
      .references(() => pools.id),
    round: integer('round').notNull(),
    status: text('status').$type<'optimal' | 'gap' | 'infeasible'>().notNull(),
    savingFen: fen('saving_fen').notNull(),
    boundFen: fen('bound_fen').notNull(),
    servedQuantity: integer('served_quantity').notNull(),
    suppliers: integer('suppliers').notNull(),
    instance: jsonb('instance').$type<unknown>().notNull(),
    /** What the proof is written from; private. */
    evidence: jsonb('evidence').$type<unknown>(),
    alternatives: jsonb('alternatives'),
    weighingSlices: integer('weighing_slices').notNull().default(0),
    weighingOver: boolean('weighing_over').notNull().default(false),
    proofSha256: text('proof_sha256'),
    /** Against public prices alone: nothing of a reserve is in it. */
    publicSavingFen: fen('public_saving_fen'),
    decidedAt: instant('decided_at').notNull(),
    signBy: instant('sign_by').notNull(),
    voidedAt: instant('voided_at'),
  },
  (table) => [index('awards_pool').on(table.poolId, table.round)],
)

export const awardLines = pgTable(
  'award_lines',
  {
    awardId: id('award_id')
      .notNull()
      .references(() => awards.id),
    commitmentId: id('commitment_id')
      .notNull()
      .references(() => commitments.id),
    organisationId: id('organisation_id').notNull(),
    offerId: id('offer_id'),
    quantity: integer('quantity').notNull(),
    unitPriceFen: fen('unit_price_fen'),
    referenceFen: fen('reference_fen'),
    /** min(reserve, reference): private, because a reserve may show through it. */
    capFen: fen('cap_fen'),
  },
  (table) => [primaryKey({ columns: [table.awardId, table.commitmentId] })],
)
