import type { JobsView, LetterLine, QueueReading } from '#app/contracts/views/operations.ts'
import type { Database, Sql } from '#db/client.ts'

const LETTERS = 50

/** The board of an operator: who works, what waits and for how long, what failed for good. */
export async function loadJobs({ sql }: Database, now: Date): Promise<JobsView> {
  const [workers, queues, outbox, deadlines, letters, open] = await Promise.all([
    listWorkers(sql),
    listQueues(sql, now),
    readOutbox(sql, now),
    readDeadlines(sql, now),
    listLetters(sql),
    sql<{ count: number }[]>`select count(*)::int as count from dead_letters where state = 'open'`,
  ])
  return {
    at: now.toISOString(),
    workers,
    queues,
    outbox,
    deadlines,
    letters,
    openLetters: open[0]?.count ?? 0,
  }
}

async function listWorkers(sql: Sql): Promise<JobsView['workers']> {
  const rows = await sql<
    { id: string; startedAt: Date; seenAt: Date; jobsDone: number; jobsFailed: number }[]
  >`
    select worker_id as id, started_at as "startedAt", seen_at as "seenAt", jobs_done::float8 as "jobsDone",
      jobs_failed::float8 as "jobsFailed" from worker_beats order by started_at, worker_id limit 100`
  return rows.map((row) => ({
    ...row,
    startedAt: row.startedAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
  }))
}

type QueueRow = Omit<QueueReading, 'readAt' | 'countedSince'> & { readAt: Date; countedSince: Date | null }

async function listQueues(sql: Sql, now: Date): Promise<QueueReading[]> {
  const rows = await sql<QueueRow[]>`
    select queue as name, engine, waiting, active, delayed, r.failed, jobs, read_at as "readAt",
      coalesce(t.done, 0)::float8 as done, t.since as "countedSince",
      coalesce(greatest(0, extract(epoch from ${now}::timestamptz - oldest_waiting_at)), 0)::int as "ageSeconds"
    from queue_readings r left join queue_tallies t using (queue) order by queue`
  return rows.map((row) => ({
    ...row,
    readAt: row.readAt.toISOString(),
    countedSince: row.countedSince?.toISOString() ?? null,
  }))
}

/** How many messages wait to be handed over, wait for the one before them in their lane, or are not finished. */
export async function readOutbox(sql: Sql, now: Date): Promise<JobsView['outbox']> {
  const [row] = await sql<JobsView['outbox'][]>`
    select count(*) filter (where dispatched_at is null and not is_held)::int as waiting,
      count(*) filter (where is_held)::int as held,
      count(*) filter (where dispatched_at is not null)::int as unfinished,
      coalesce(greatest(0, extract(epoch from ${now}::timestamptz - min(created_at))), 0)::int as "ageSeconds"
    from (
      select created_at, dispatched_at, dispatched_at is null and lane is not null
          and topic not like 'replay:%' and exists (
            select 1 from outbox before
            where before.lane = outbox.lane and before.id < outbox.id and before.finished_at is null) as is_held
      from outbox where finished_at is null) unfinished`
  return row ?? { waiting: 0, held: 0, unfinished: 0, ageSeconds: 0 }
}

export async function readDeadlines(sql: Sql, now: Date): Promise<JobsView['deadlines']> {
  const [row] = await sql<JobsView['deadlines'][]>`
    select count(*) filter (where due_at <= ${now})::int as overdue,
      count(*) filter (where due_at > ${now})::int as upcoming,
      coalesce(greatest(0, extract(epoch from ${now}::timestamptz - min(due_at))), 0)::int as "ageSeconds"
    from deadlines where done_at is null`
  return row ?? { overdue: 0, upcoming: 0, ageSeconds: 0 }
}

/** Open ones first, then those decided last. */
async function listLetters(sql: Sql): Promise<LetterLine[]> {
  const rows = await sql<(Omit<LetterLine, 'failedAt'> & { failedAt: Date })[]>`
    select id, job, queue, state, attempts, failures, reason, failed_at as "failedAt" from dead_letters
    order by state <> 'open', failed_at desc, id limit ${LETTERS}`
  return rows.map((row) => ({ ...row, failedAt: row.failedAt.toISOString() }))
}
