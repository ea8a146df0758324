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
    ruledAt: instant('ruled_at'),
    /** The ruling is posted at this instant unless it was appealed before. */
    appealUntil: instant('appeal_until'),
    appealedBy: id('appealed_by').references(() => organisations.id),
    appealReason: text('appeal_reason'),
    appealedAt: instant('appealed_at'),
    closedAt: instant('closed_at'),
  },
  (table) => [index('disputes_order').on(table.orderId)],
)

/** 证据: what the sides of a dispute state and show; kept for good. */
export const disputeEvidence = pgTable(
  'dispute_evidence',
  {
    id: id('id').primaryKey(),
    disputeId: id('dispute_id')
      .notNull()
      .references(() => disputes.id),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id),
    statement: text('statement').notNull(),
    fileIds: text('file_ids').array().notNull().default([]),
    statedAt: instant('stated_at').notNull(),
  },
  (table) => [index('dispute_evidence_of').on(table.disputeId, table.statedAt)],
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
    /** Termination: what was held when it was proposed; it is agreed on only while that is so. */
    heldFen: fen('held_fen'),
    proposedAt: instant('proposed_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (table) => [index('order_proposals_order').on(table.orderId)],
)
