import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgSchema,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import type { BankCaseKind, BankCaseState } from '#app/domain/escrow/bank-case-lifecycle.ts'
import type { AccountKind, JournalKind } from '#app/domain/escrow/chart-of-accounts.ts'
import type { PaymentDirection, PaymentPurpose, PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import { day, fen, id, instant } from '../columns.ts'

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

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
  signature: text('signature').notNull().default(''),
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
  signature: text('signature').notNull().default(''),
})

/** What the bank has moved: a movement booked in the future has not happened yet. */
export const bankMovements = mockBank.table(
  'movements',
  {
    id: id('id').primaryKey(),
    reference: text('reference').notNull(),
    account: text('account').notNull(),
    direction: text('direction').$type<PaymentDirection>().notNull(),
    amountFen: fen('amount_fen').notNull(),
    bookedAt: instant('booked_at').notNull(),
  },
  (table) => [index('movements_booked').on(table.bookedAt)],
)

export const bankSigningKeys = mockBank.table('signing_keys', {
  name: text('name').primaryKey(),
  secret: text('secret').notNull(),
})

/** The chain over journals: a changed past no longer fits its hashes. Append-only. */
export const journalSeals = pgTable('journal_seals', {
  ordinal: bigint('ordinal', { mode: 'bigint' }).primaryKey(),
  journalId: id('journal_id').notNull().unique(),
  contentHash: bytes('content_hash').notNull(),
  chainHash: bytes('chain_hash').notNull(),
  sealedAt: instant('sealed_at').notNull(),
})

export const unsealedJournals = pgTable('unsealed_journals', {
  place: bigint('place', { mode: 'bigint' }).generatedAlwaysAsIdentity().primaryKey(),
  journalId: id('journal_id').notNull(),
  placedAt: instant('placed_at').notNull().defaultNow(),
})

/** The bank's statements as they were received, a line per movement. */
export const bankStatementLines = pgTable(
  'bank_statement_lines',
  {
    movementId: id('movement_id').primaryKey(),
    statementOn: day('statement_on').notNull(),
    reference: text('reference').notNull(),
    account: text('account').notNull(),
    direction: text('direction').$type<PaymentDirection>().notNull(),
    amountFen: fen('amount_fen').notNull(),
    bookedAt: instant('booked_at').notNull(),
  },
  (table) => [
    index('bank_statement_lines_reference').on(table.reference),
    index('bank_statement_lines_day').on(table.statementOn),
  ],
)

/** A day of Beijing time, compared: what the bank moved and what the ledger has posted. */
export const reconciliations = pgTable('reconciliations', {
  statementOn: day('statement_on').primaryKey(),
  comparedAt: instant('compared_at').notNull(),
  movements: integer('movements').notNull(),
  bankInFen: fen('bank_in_fen').notNull(),
  bankOutFen: fen('bank_out_fen').notNull(),
  ledgerInFen: fen('ledger_in_fen').notNull(),
  ledgerOutFen: fen('ledger_out_fen').notNull(),
  differences: integer('differences').notNull(),
})

/** One difference between the bank's books and ours, until a person has decided it. */
export const bankCases = pgTable(
  'bank_cases',
  {
    id: id('id').primaryKey(),
    kind: text('kind').$type<BankCaseKind>().notNull(),
    subjectId: id('subject_id').notNull(),
    statementOn: day('statement_on').notNull(),
    paymentId: id('payment_id'),
    organisationId: id('organisation_id'),
    direction: text('direction').$type<PaymentDirection>().notNull(),
    bankFen: fen('bank_fen').notNull(),
    ledgerFen: fen('ledger_fen').notNull(),
    state: text('state').$type<BankCaseState>().notNull(),
    openedAt: instant('opened_at').notNull(),
    decidedBy: id('decided_by'),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
    journalId: id('journal_id'),
    refundPaymentId: id('refund_payment_id'),
  },
  (table) => [unique().on(table.kind, table.subjectId), index('bank_cases_open').on(table.openedAt)],
)
