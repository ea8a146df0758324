import { boolean, index, integer, jsonb, pgSchema, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { AccountKind, JournalKind } from '#app/domain/escrow/chart-of-accounts.ts'
import type { PaymentDirection, PaymentPurpose, PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import { fen, id, instant } from '../columns.ts'

/** An account of the ledger with its balance, kept in the transaction of each entry. */
export const accounts = pgTable(
  'accounts',
  {
    id: id('id').primaryKey(),
    kind: text('kind').$type<AccountKind>().notNull(),
    poolId: id('pool_id'),
    mayBeNegative: boolean('may_be_negative').notNull(),
    balanceFen: fen('balance_fen').notNull(),
  },
  (table) => [index('accounts_pool').on(table.poolId)],
)

/** One business event. The idempotency key makes it happen once. */
export const journals = pgTable(
  'journals',
  {
    id: id('id').primaryKey(),
    idempotencyKey: text('idempotency_key').notNull().unique(),
    kind: text('kind').$type<JournalKind>().notNull(),
    poolId: id('pool_id'),
    orderId: id('order_id'),
    paymentId: id('payment_id'),
    postedAt: instant('posted_at').notNull(),
  },
  (table) => [index('journals_pool').on(table.poolId), index('journals_order').on(table.orderId)],
)

/** ≥ 2 per journal, summing to zero; never updated, never deleted. */
export const entries = pgTable(
  'entries',
  {
    journalId: id('journal_id')
      .notNull()
      .references(() => journals.id),
    line: integer('line').notNull(),
    accountId: id('account_id')
      .notNull()
      .references(() => accounts.id),
    amountFen: fen('amount_fen').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.journalId, table.line] }),
    index('entries_account').on(table.accountId),
  ],
)

/** One movement between a firm and the custodian, from payable to settled. */
export const payments = pgTable(
  'payments',
  {
    id: id('id').primaryKey(),
    direction: text('direction').$type<PaymentDirection>().notNull(),
    purpose: text('purpose').$type<PaymentPurpose>().notNull(),
    organisationId: id('organisation_id').notNull(),
    poolId: id('pool_id'),
    commitmentId: id('commitment_id'),
    offerId: id('offer_id'),
    orderId: id('order_id'),
    acceptanceId: id('acceptance_id'),
    bookingId: id('booking_id'),
    testOrderId: id('test_order_id'),
    amountFen: fen('amount_fen').notNull(),
    state: text('state').$type<PaymentState>().notNull(),
    attempt: integer('attempt').notNull().default(0),
    reason: text('reason'),
    dueAt: instant('due_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    index('payments_firm').on(table.organisationId, table.state),
    index('payments_pool').on(table.poolId),
    index('payments_order').on(table.orderId),
    index('payments_commitment').on(table.commitmentId),
    index('payments_booking').on(table.bookingId),
  ],
)

/** The mock of the custodian bank keeps its own books, apart from ours: reconciliation compares the two. */
export const mockBank = pgSchema('mock_bank')

export const bankInstructions = mockBank.table('instructions', {
  id: id('id').primaryKey(),
  paymentId: id('payment_id').notNull(),
  account: text('account').notNull(),
  direction: text('direction').$type<PaymentDirection>().notNull(),
  amountFen: fen('amount_fen').notNull(),
  receivedAt: instant('received_at').notNull(),
  settledAt: instant('settled_at'),
})

export const bankCallbacks = mockBank.table('callbacks', {
  id: id('id').primaryKey(),
  instructionId: id('instruction_id')
    .notNull()
    .references(() => bankInstructions.id),
  answer: text('answer').$type<'accepted' | 'settled' | 'refused' | 'timed_out'>().notNull(),
  reason: text('reason'),
  dueAt: instant('due_at').notNull(),
  deliveredAt: instant('delivered_at'),
  details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
})
