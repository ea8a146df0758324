import { index, pgTable, text } from 'drizzle-orm/pg-core'
import type { DisputeState } from '#app/domain/orders/dispute-lifecycle.ts'
import type { ProposalKind, ProposalState } from '#app/domain/orders/proposal-lifecycle.ts'
import { fen, id, instant } from '../columns.ts'
import { organisations } from './identity.ts'
import { orders } from './orders.ts'
import { pools } from './pools.ts'

/** 争议: the order waits and its money is frozen until the operator decides or the opener withdraws. */
export const disputes = pgTable(
  'disputes',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    poolId: id('pool_id')
      .notNull()
      .references(() => pools.id),
    openedBy: id('opened_by')
      .notNull()
      .references(() => organisations.id),
    state: text('state').$type<DisputeState>().notNull(),
    /** The evidence as its opener states it: for the two sides and the operator. */
    reason: text('reason').notNull(),
    openedAt: instant('opened_at').notNull(),
    /** Where the frozen money came from, and goes back to when the dispute is withdrawn. */
    prepaymentFen: fen('prepayment_fen').notNull(),
    balanceFen: fen('balance_fen').notNull(),
    retentionFen: fen('retention_fen').notNull(),
    toBuyerFen: fen('to_buyer_fen'),
    toSupplierFen: fen('to_supplier_fen'),
    decisionReason: text('decision_reason'),
    closedAt: instant('closed_at'),
  },
  (table) => [index('disputes_order').on(table.orderId)],
)

/** 协议: what one side of an order proposed to the other. */
export const orderProposals = pgTable(
  'order_proposals',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    kind: text('kind').$type<ProposalKind>().notNull(),
    proposedBy: id('proposed_by')
      .notNull()
      .references(() => organisations.id),
    state: text('state').$type<ProposalState>().notNull(),
    /** Termination: the buyer's part of what is held. Reduction: what the buyer gets back. */
    amountFen: fen('amount_fen').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (table) => [index('order_proposals_order').on(table.orderId)],
)
