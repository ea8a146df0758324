import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { DeadLetterState } from '#app/domain/operations/dead-letter-lifecycle.ts'
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
  /** When its job was done; until then a lost queue is refilled from here. */
  finishedAt: instant('finished_at'),
  /** Messages of one lane are done one after the other. */
  lane: text('lane').generatedAlwaysAs(sql`coalesce(payload ->> 'orderId', payload ->> 'paymentId')`),
})

/** A job that used up its attempts, until a person has it replayed or discards it. */
export const deadLetters = pgTable(
  'dead_letters',
  {
    id: id('id').primaryKey(),
    messageId: text('message_id').notNull().unique(),
    queue: text('queue').notNull(),
    job: text('job').notNull(),
    payload: jsonb('payload').$type<unknown>().notNull(),
    lane: text('lane'),
    state: text('state').$type<DeadLetterState>().notNull(),
    attempts: integer('attempts').notNull(),
    failures: integer('failures').notNull().default(1),
    reason: text('reason').notNull(),
    stack: text('stack'),
    failedAt: instant('failed_at').notNull(),
    decidedBy: id('decided_by'),
    decidedAt: instant('decided_at'),
    decisionReason: text('decision_reason'),
  },
  (table) => [index('dead_letters_all').on(table.failedAt, table.id)],
)

/** What the workers last saw of a queue, whichever engine it is on. */
export const queueReadings = pgTable('queue_readings', {
  queue: text('queue').primaryKey(),
  engine: text('engine').notNull(),
  waiting: integer('waiting').notNull(),
  active: integer('active').notNull(),
  delayed: integer('delayed').notNull(),
  failed: integer('failed').notNull(),
  completed: integer('completed').notNull(),
  oldestWaitingAt: instant('oldest_waiting_at'),
  jobs: jsonb('jobs').$type<unknown>().notNull().default([]),
  readAt: instant('read_at').notNull(),
})

/** What workers have done of a queue since it was first counted. */
export const queueTallies = pgTable('queue_tallies', {
  queue: text('queue').primaryKey(),
  done: bigint('done', { mode: 'bigint' }).notNull(),
  failed: bigint('failed', { mode: 'bigint' }).notNull(),
  since: instant('since').notNull(),
})

/** Whether the demonstration was laid to its end. */
export const seedings = pgTable('seedings', {
  id: boolean('id').primaryKey().default(true),
  begunAt: instant('begun_at').notNull(),
  finishedAt: instant('finished_at'),
})

/** Who works: each worker says now and then that it is there. */
export const workerBeats = pgTable('worker_beats', {
  workerId: text('worker_id').primaryKey(),
  startedAt: instant('started_at').notNull(),
  seenAt: instant('seen_at').notNull(),
  jobsDone: bigint('jobs_done', { mode: 'bigint' }).notNull(),
  jobsFailed: bigint('jobs_failed', { mode: 'bigint' }).notNull(),
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
