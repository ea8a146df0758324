import { z } from 'zod'
import { NOTICE_KINDS, NOTICE_SUBJECTS } from '#app/domain/notices/notice-kinds.ts'
import type { DeadlineKind } from '#db/outbox.ts'

/** What a job is: who tells of it, how its payload looks, how often and how patiently it is tried. */
export interface JobDefinition {
  readonly queue: string
  /** The outbox topic that becomes this job; null when it is only added by the scheduler. */
  readonly topic: string | null
  readonly schema: z.ZodType
  readonly attempts: number
  /** The wait before the second attempt; it doubles each time, and up to half of it is left to chance. */
  readonly backoffMs: number
}

export interface QueueDefinition {
  /** Jobs at once, per worker process. */
  readonly concurrency: number
  /** At most so many jobs begin in so many milliseconds, all workers together: what a partner can bear. */
  readonly limit?: { readonly jobs: number; readonly perMs: number }
}

export interface Catalog {
  readonly queues: Readonly<Record<string, QueueDefinition>>
  readonly jobs: Readonly<Record<string, JobDefinition>>
}

/** The job that the scheduler adds when an instant has come; every catalogue that keeps deadlines has it. */
export const DEADLINE_JOB = 'deadline.due'

export const deadlineDue = z.object({
  kind: z.string().min(1).max(60) as unknown as z.ZodType<DeadlineKind>,
  subjectId: z.string().min(1).max(100),
})

const id = z.string().min(1).max(100)
const ofPool = z.object({ poolId: id })
const ofOrder = z.object({ poolId: id, orderId: id })

const noticeTold = z.object({
  kind: z.enum(NOTICE_KINDS),
  firms: z.array(id).max(10_000),
  about: z.object({ kind: z.enum(NOTICE_SUBJECTS), id }),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  poolId: id.nullable(),
  once: z.string().min(1).max(200),
})

export const CATALOG = {
  queues: {
    // Callbacks of the bank are deadlines, too; those that are here together are taken together (jobs/gather.ts).
    deadlines: { concurrency: 12 },
    // What we promise the custodian: a burst of payments waits here, not at its door.
    bank: { concurrency: 4, limit: { jobs: 100, perMs: 1_000 } },
    notices: { concurrency: 2 },
    trade: { concurrency: 2 },
    search: { concurrency: 2 },
    documents: { concurrency: 1 },
    awards: { concurrency: 1 },
  },
  jobs: {
    [DEADLINE_JOB]: { queue: 'deadlines', topic: null, schema: deadlineDue, attempts: 5, backoffMs: 500 },
    'bank.instruct': {
      queue: 'bank',
      topic: 'bank.instruct',
      schema: z.object({ paymentId: id, attempt: z.int().min(0) }),
      attempts: 8,
      backoffMs: 500,
    },
    'bank.recheck': {
      queue: 'bank',
      topic: 'bank.recheck',
      schema: z.object({ caseId: id }),
      attempts: 8,
      backoffMs: 500,
    },
    'order.signed': { queue: 'trade', topic: 'order.signed', schema: ofOrder, attempts: 8, backoffMs: 500 },
    'order.closed': { queue: 'trade', topic: 'order.closed', schema: ofOrder, attempts: 8, backoffMs: 500 },
    'escrow.moved': { queue: 'trade', topic: 'escrow.moved', schema: ofPool, attempts: 8, backoffMs: 500 },
    'pool.notice': {
      queue: 'notices',
      topic: 'pool.notice',
      schema: z.object({
        poolId: id,
        kind: z.enum(['extended', 'awarded', 'award_voided', 'minimum_reached']),
      }),
      attempts: 5,
      backoffMs: 500,
    },
    'award.decided': {
      queue: 'awards',
      topic: 'award.decided',
      schema: z.object({ awardId: id }),
      attempts: 3,
      backoffMs: 1_000,
    },
    'notice.told': {
      queue: 'notices',
      topic: 'notice.told',
      schema: noticeTold,
      attempts: 5,
      backoffMs: 500,
    },
    'notice.given': {
      queue: 'notices',
      topic: 'notice.given',
      schema: z.object({ once: z.string().min(1).max(200) }),
      attempts: 5,
      backoffMs: 500,
    },
    'demand.changed': {
      queue: 'notices',
      topic: 'demand.changed',
      schema: z.object({ demandId: id }),
      attempts: 5,
      backoffMs: 500,
    },
    'listing.alert': {
      queue: 'notices',
      topic: 'listing.changed',
      schema: z.object({ listingId: id }),
      attempts: 5,
      backoffMs: 500,
    },
    'move.made': {
      queue: 'notices',
      topic: 'move.made',
      schema: z.object({ machine: z.string(), subjectId: id, poolId: id.nullable(), event: z.string() }),
      attempts: 5,
      backoffMs: 500,
    },
    'test.approved': {
      queue: 'documents',
      topic: 'test.approved',
      schema: z.object({ reportId: id }),
      attempts: 8,
      backoffMs: 500,
    },
    'test.moved': {
      queue: 'notices',
      topic: 'test.moved',
      schema: z.object({ orderId: id, event: z.string().max(60) }),
      attempts: 5,
      backoffMs: 500,
    },
    'booking.changed': {
      queue: 'notices',
      topic: 'booking.changed',
      schema: z.object({
        bookingId: id,
        event: z.string().max(60),
        together: z.object({ id, count: z.int() }).optional(),
      }),
      attempts: 5,
      backoffMs: 500,
    },
    'platform.closed': {
      queue: 'trade',
      topic: 'platform.closed',
      schema: z.object({ platformId: id }),
      attempts: 8,
      backoffMs: 500,
    },
    'commitment.moved': {
      queue: 'notices',
      topic: 'commitment.moved',
      schema: z.object({ poolId: id, commitmentId: id, event: z.string().max(60) }),
      attempts: 5,
      backoffMs: 500,
    },
    'listing.changed': {
      queue: 'search',
      topic: 'listing.changed',
      schema: z.object({ listingId: id }),
      attempts: 8,
      backoffMs: 250,
    },
    'organisation.changed': {
      queue: 'search',
      topic: 'organisation.changed',
      schema: z.object({ organisationId: id }),
      attempts: 8,
      backoffMs: 250,
    },
  },
} as const satisfies Catalog

export type JobNameOf<C extends Catalog> = keyof C['jobs'] & string
export type PayloadOf<C extends Catalog, Name extends JobNameOf<C>> = z.output<C['jobs'][Name]['schema']>

export type JobName = JobNameOf<typeof CATALOG>
