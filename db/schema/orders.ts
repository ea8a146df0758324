import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { OrderState, TerminationReason } from '#app/domain/orders/order-lifecycle.ts'
import { fen, id, instant } from '../columns.ts'
import { organisations } from './identity.ts'
import { awards, commitments, offers, pools } from './pools.ts'

/** 订单: one member × one supplier. Amounts are fixed by the award; counters follow deliveries. */
export const orders = pgTable(
  'orders',
  {
    id: id('id').primaryKey(),
    poolId: id('pool_id')
      .notNull()
      .references(() => pools.id),
    awardId: id('award_id')
      .notNull()
      .references(() => awards.id),
    commitmentId: id('commitment_id')
      .notNull()
      .references(() => commitments.id),
    offerId: id('offer_id')
      .notNull()
      .references(() => offers.id),
    buyerId: id('buyer_id')
      .notNull()
      .references(() => organisations.id),
    supplierId: id('supplier_id')
      .notNull()
      .references(() => organisations.id),
    state: text('state').$type<OrderState>().notNull(),
    /** Where a dispute returns to. */
    resumesTo: text('resumes_to').$type<OrderState>(),
    terminationReason: text('termination_reason').$type<TerminationReason>(),
    quantity: integer('quantity').notNull(),
    unitPriceFen: fen('unit_price_fen').notNull(),
    prepaymentFen: fen('prepayment_fen').notNull(),
    balanceFen: fen('balance_fen').notNull(),
    retentionFen: fen('retention_fen').notNull(),
    deliveryDays: integer('delivery_days').notNull(),
    acceptDays: integer('accept_days').notNull(),
    warrantyDays: integer('warranty_days').notNull(),
    signBy: instant('sign_by').notNull(),
    contractHash: text('contract_hash').notNull(),
    buyerSignedAt: instant('buyer_signed_at'),
    supplierSignedAt: instant('supplier_signed_at'),
    contractAt: instant('contract_at'),
    deliveryDueAt: instant('delivery_due_at'),
    balanceDueAt: instant('balance_due_at'),
    prepaymentHeldAt: instant('prepayment_held_at'),
    balanceHeldAt: instant('balance_held_at'),
    /** Sets under way or accepted: a rejected set leaves it and may be shipped again. */
    shippedQuantity: integer('shipped_quantity').notNull().default(0),
    /** Sets whose shipment was paid for once; never falls. */
    paidShipmentQuantity: integer('paid_shipment_quantity').notNull().default(0),
    acceptedQuantity: integer('accepted_quantity').notNull().default(0),
    /** The version of the contract in force, or to be signed first. */
    contractVersion: integer('contract_version').notNull().default(1),
    /** What both sides agreed to take off the price; it went back to the buyer. */
    reducedFen: fen('reduced_fen').notNull().default(0n),
    /** After a reduction: the balance held then, shared over the sets that were not accepted then. */
    balanceBaseFen: fen('balance_base_fen'),
    balanceBaseFrom: integer('balance_base_from').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    index('orders_pool').on(table.poolId),
    index('orders_buyer').on(table.buyerId),
    index('orders_supplier').on(table.supplierId),
  ],
)

/** 发货: part of an order under way; received, accepted or rejected for itself. */
export const shipments = pgTable(
  'shipments',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    quantity: integer('quantity').notNull(),
    acceptedQuantity: integer('accepted_quantity').notNull().default(0),
    rejectedQuantity: integer('rejected_quantity').notNull().default(0),
    shippedAt: instant('shipped_at').notNull(),
    receivedAt: instant('received_at'),
    acceptBy: instant('accept_by').notNull(),
    /** How the sets that come again were mended: repaired, or replaced by others. */
    remedy: text('remedy').$type<'repaired' | 'replaced'>(),
    remediedQuantity: integer('remedied_quantity').notNull().default(0),
  },
  (table) => [index('shipments_order').on(table.orderId)],
)

/** 验收: sets accepted at one instant; their warranty and their share of the retention run from here. */
export const acceptances = pgTable(
  'acceptances',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    shipmentId: id('shipment_id')
      .notNull()
      .references(() => shipments.id),
    quantity: integer('quantity').notNull(),
    acceptedBy: text('accepted_by').$type<'buyer' | 'clock'>().notNull(),
    acceptedAt: instant('accepted_at').notNull(),
    warrantyUntil: instant('warranty_until').notNull(),
    retentionFen: fen('retention_fen').notNull(),
    /** Of the retention: what claims have frozen, or what went back to the buyer. */
    withheldFen: fen('withheld_fen').notNull().default(0n),
    /** Of the retention: what the supplier has been paid. */
    releasedFen: fen('released_fen').notNull().default(0n),
    retentionHeldAt: instant('retention_held_at'),
    warrantyEndedAt: instant('warranty_ended_at'),
    releasedAt: instant('released_at'),
  },
  (table) => [index('acceptances_order').on(table.orderId)],
)

/** 拒收: sets sent back with their defects. */
export const rejections = pgTable(
  'rejections',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    shipmentId: id('shipment_id')
      .notNull()
      .references(() => shipments.id),
    quantity: integer('quantity').notNull(),
    reason: text('reason').notNull(),
    rejectedAt: instant('rejected_at').notNull(),
    /** Sets that came again, repaired or replaced. */
    remediedQuantity: integer('remedied_quantity').notNull().default(0),
    /** Pictures of the defects. */
    fileIds: text('file_ids').array().notNull().default([]),
  },
  (table) => [index('rejections_order').on(table.orderId)],
)
