import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { ClaimState } from '#app/domain/orders/claim-lifecycle.ts'
import type { ContractState } from '#app/domain/orders/contract-lifecycle.ts'
import { day, fen, id, instant } from '../columns.ts'
import { organisations } from './identity.ts'
import { acceptances, orders } from './orders.ts'
import { pools } from './pools.ts'

/** 合同版本: the text that both sides sign, with its hash; an amendment is another version. */
export const contractVersions = pgTable(
  'contract_versions',
  {
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    version: integer('version').notNull(),
    state: text('state').$type<ContractState>().notNull(),
    text: text('text').notNull(),
    sha256: text('sha256').notNull(),
    deliveryDays: integer('delivery_days').notNull(),
    acceptDays: integer('accept_days').notNull(),
    warrantyDays: integer('warranty_days').notNull(),
    clause: text('clause'),
    /** Null: made from the pool's terms at the award. */
    proposedBy: id('proposed_by').references(() => organisations.id),
    proposedAt: instant('proposed_at').notNull(),
    buyerSignedAt: instant('buyer_signed_at'),
    supplierSignedAt: instant('supplier_signed_at'),
    closedAt: instant('closed_at'),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.version] })],
)

/** 质保索赔: a claim against the retention of accepted sets; exactly its amount is frozen. */
export const warrantyClaims = pgTable(
  'warranty_claims',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    acceptanceId: id('acceptance_id')
      .notNull()
      .references(() => acceptances.id),
    state: text('state').$type<ClaimState>().notNull(),
    amountFen: fen('amount_fen').notNull(),
    reason: text('reason').notNull(),
    fileIds: text('file_ids').array().notNull().default([]),
    openedAt: instant('opened_at').notNull(),
    answerBy: instant('answer_by').notNull(),
    answer: text('answer'),
    toBuyerFen: fen('to_buyer_fen'),
    closedAt: instant('closed_at'),
  },
  (table) => [index('warranty_claims_order').on(table.orderId)],
)

/** 增值税专用发票: what the supplier invoices for each payout, and its number once issued. */
export const invoices = pgTable(
  'invoices',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    poolId: id('pool_id')
      .notNull()
      .references(() => pools.id),
    event: text('event').notNull().unique(),
    paymentId: id('payment_id'),
    sellerId: id('seller_id')
      .notNull()
      .references(() => organisations.id),
    buyerId: id('buyer_id')
      .notNull()
      .references(() => organisations.id),
    grossFen: fen('gross_fen').notNull(),
    rateBasisPoints: integer('rate_basis_points').notNull(),
    netFen: fen('net_fen').notNull(),
    taxFen: fen('tax_fen').notNull(),
    /** The platform's fee, taken from the payout; no part of what is invoiced. */
    feeFen: fen('fee_fen').notNull().default(0n),
    number: text('number'),
    issuedOn: day('issued_on'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('invoices_order').on(table.orderId),
    index('invoices_buyer').on(table.buyerId, table.createdAt),
    index('invoices_seller').on(table.sellerId, table.createdAt),
  ],
)
