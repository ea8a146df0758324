import { z } from 'zod'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'
import { DEADLINE_JOB } from './catalog.ts'
import { enqueue, jobIdOf, type NewJob } from './enqueue.ts'
import type { Queues } from './queues.ts'

/** More in one sweep would only crowd out jobs of the present; the next sweep takes the rest. */
const SWEEP_LIMIT = 500
/** BullMQ's clock may be ahead of ours: a job that comes this little too early is simply set again. */
const EARLY_MS = 60_000

const deadlineSet = z.object({ kind: z.string(), subjectId: z.string(), dueAt: z.iso.datetime() })

export interface Deadline {
  readonly kind: string
  readonly subjectId: string
  readonly dueAt: Date
}

/** A job for the very instant, so that a deadline is punctual. Its distance is measured by the given clock. */
export function deadlineJobs(payload: unknown, now: Date): NewJob[] {
  const { kind, subjectId, dueAt } = deadlineSet.parse(payload)
  return [punctualJob({ kind, subjectId, dueAt: new Date(dueAt) }, now)]
}

function punctualJob({ kind, subjectId, dueAt }: Deadline, now: Date): NewJob {
  const delay = Math.max(0, dueAt.getTime() - now.getTime())
  const jobId = jobIdOf('due', kind, subjectId, dueAt.getTime(), now.getTime())
  return { name: DEADLINE_JOB, payload: { kind, subjectId }, options: { jobId, delay } }
}

/** Every deadline that has passed and is not done, the oldest first. */
export async function listOverdue(database: Database, now: Date, limit = SWEEP_LIMIT): Promise<Deadline[]> {
  return database.sql<Deadline[]>`
    select kind, subject_id as "subjectId", due_at as "dueAt" from deadlines
    where done_at is null and due_at <= ${now}
    order by due_at, kind, subject_id limit ${limit}`
}

/** A deadline whose job used up its attempts is left alone for so long before it is tried again. */
const COOLING_MS = 600_000

/** Adds a job for each deadline that has passed undone: the punctual job was lost, or failed. */
export async function sweepDeadlines(database: Database, queues: Queues, now: Date): Promise<void> {
  const overdue = await listOverdue(database, now)
  if (overdue.length === 0) return
  const cooling = await database.sql<{ messageId: string }[]>`
    select message_id as "messageId" from dead_letters
    where message_id = any(${overdue.map(deadlineMessageId)}::text[])
      and (state = 'discarded' or failed_at > ${new Date(now.getTime() - COOLING_MS)})`
  const left = new Set(cooling.map(({ messageId }) => messageId))
  await enqueueDeadlines(
    queues,
    overdue.filter((deadline) => !left.has(deadlineMessageId(deadline))),
  )
}

/** However many jobs a deadline had, it is one message. */
export function deadlineMessageId({ kind, subjectId }: { kind: string; subjectId: string }): string {
  return jobIdOf('due', kind, subjectId)
}

/** The next instant at which something must happen, or null. */
export async function nextDueAt(database: Database): Promise<Date | null> {
  const [row] = await database.sql<
    { at: Date | null }[]
  >`select min(due_at) as at from deadlines where done_at is null`
  return row?.at ?? null
}

/** Adds a job per deadline; one that is already waiting is not added again. */
export async function enqueueDeadlines(queues: Queues, deadlines: readonly Deadline[]): Promise<void> {
  await enqueue(
    queues,
    deadlines.map(({ kind, subjectId }) => ({
      name: DEADLINE_JOB,
      payload: { kind, subjectId },
      options: { deduplication: { id: jobIdOf('overdue', kind, subjectId) } },
    })),
  )
}

/** Whether a deadline is due and undone now. One that is due in a moment is set again, for that moment. */
export async function isDueNow(
  database: Database,
  queues: Queues,
  clock: Clock,
  { kind, subjectId }: { kind: string; subjectId: string },
): Promise<boolean> {
  const [row] = await database.sql<{ dueAt: Date }[]>`
    select due_at as "dueAt" from deadlines
    where kind = ${kind} and subject_id = ${subjectId} and done_at is null`
  if (!row) return false
  const now = clock.now()
  const missingMs = row.dueAt.getTime() - now.getTime()
  if (missingMs <= 0) return true
  if (missingMs <= EARLY_MS) await enqueue(queues, [punctualJob({ kind, subjectId, dueAt: row.dueAt }, now)])
  return false
}
