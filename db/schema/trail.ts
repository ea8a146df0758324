import { bigint, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'

/** Every state change once, with actor, instant and reason. Append-only: the database refuses the rest. */
export const auditTrail = pgTable(
  'audit_trail',
  {
    id: bigint('id', { mode: 'bigint' }).generatedAlwaysAsIdentity().primaryKey(),
    at: instant('at').notNull(),
    actorUserId: id('actor_user_id'),
    actorOrganisationId: id('actor_organisation_id'),
    machine: text('machine').notNull(),
    subjectId: id('subject_id').notNull(),
    poolId: id('pool_id'),
    event: text('event').notNull(),
    fromState: text('from_state'),
    toState: text('to_state'),
    reason: text('reason'),
    /** Public facts only: never a reserve price, never a sealed ladder. */
    facts: jsonb('facts').$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    index('audit_trail_subject').on(table.machine, table.subjectId, table.id),
    index('audit_trail_pool').on(table.poolId, table.id),
  ],
)

/** What a transaction wants told; the relay hands rows to the queues in order. */
export const outbox = pgTable('outbox', {
  id: bigint('id', { mode: 'bigint' }).generatedAlwaysAsIdentity().primaryKey(),
  topic: text('topic').notNull(),
  key: text('key').notNull(),
  payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
  createdAt: instant('created_at').notNull(),
  dispatchedAt: instant('dispatched_at'),
})

/** An instant at which something must happen even when nobody looks. */
export const deadlines = pgTable(
  'deadlines',
  {
    kind: text('kind').notNull(),
    subjectId: id('subject_id').notNull(),
    dueAt: instant('due_at').notNull(),
    doneAt: instant('done_at'),
  },
  (table) => [primaryKey({ columns: [table.kind, table.subjectId] })],
)

/** The database fact that makes a handler idempotent: inserted in the transaction of the effect. */
export const consumedMessages = pgTable(
  'consumed_messages',
  {
    consumer: text('consumer').notNull(),
    messageId: text('message_id').notNull(),
    consumedAt: instant('consumed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.consumer, table.messageId] })],
)

/** A request seen before answers what it answered then. */
export const requestKeys = pgTable(
  'request_keys',
  {
    actorId: text('actor_id').notNull(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    outcome: jsonb('outcome').$type<unknown>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.actorId, table.key] })],
)
