import type { Clock } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'
import type { Queues } from './queues.ts'

const SHOWN = 10

interface Count {
  done: number
  failed: number
}

/** What a worker has done since it began, and what of it, by queue, it has not written down yet. */
export interface Tally extends Count {
  readonly unwritten: Map<string, Count>
}

/** Counts an attempt at a job: it was done, or it failed. */
export function countAttempt(tally: Tally, queue: string, how: keyof Count): void {
  tally[how] += 1
  const ofQueue = tally.unwritten.get(queue) ?? { done: 0, failed: 0 }
  ofQueue[how] += 1
  tally.unwritten.set(queue, ofQueue)
}

/**
 * Adds what was counted to the tallies of the queues, which outlive workers and whatever an engine keeps of finished
 * jobs. A worker that is killed takes with it what it had counted since the last time.
 */
export async function writeTallies({ database, clock }: Watch, tally: Tally): Promise<void> {
  const rows = [...tally.unwritten].map(([queue, count]) => ({ queue, ...count }))
  if (rows.length === 0) return
  tally.unwritten.clear()
  try {
    await database.sql`
      insert into queue_tallies (queue, done, failed, since)
      select queue, done, failed, ${clock.now()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (queue text, done bigint, failed bigint)
      order by queue
      on conflict (queue) do update set done = queue_tallies.done + excluded.done,
        failed = queue_tallies.failed + excluded.failed`
  } catch (fault) {
    for (const { queue, done, failed } of rows) {
      const since = tally.unwritten.get(queue) ?? { done: 0, failed: 0 }
      tally.unwritten.set(queue, { done: since.done + done, failed: since.failed + failed })
    }
    throw fault
  }
}

interface Watch {
  readonly database: Database
  readonly queues: Queues
  readonly clock: Clock
}

/** Writes down how full each queue is and since when: pages and metrics read it on either engine. */
export async function readQueues({ database, queues, clock }: Watch): Promise<void> {
  const rows = await Promise.all(queues.all().map((queue) => readQueue(queue)))
  const now = clock.now()
  await database.sql`
    insert into queue_readings (queue, engine, waiting, active, delayed, failed, completed, oldest_waiting_at, jobs, read_at)
    select queue, ${queues.engine}, waiting, active, delayed, failed, completed, oldest, jobs, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (queue text, waiting int, active int, delayed int,
      failed int, completed int, oldest timestamptz, jobs jsonb)
    on conflict (queue) do update set engine = excluded.engine, waiting = excluded.waiting, active = excluded.active,
      delayed = excluded.delayed, failed = excluded.failed, completed = excluded.completed,
      oldest_waiting_at = excluded.oldest_waiting_at, jobs = excluded.jobs, read_at = excluded.read_at`
}

type OneQueue = ReturnType<Queues['queue']>

async function readQueue(queue: OneQueue) {
  const counts = await queue.getJobCounts(
    'waiting',
    'active',
    'prioritized',
    'delayed',
    'failed',
    'completed',
  )
  const [active, waiting, delayed] = await Promise.all([
    queue.getJobs(['active'], 0, SHOWN - 1, true),
    queue.getJobs(['waiting'], 0, SHOWN - 1, true),
    queue.getJobs(['delayed'], 0, SHOWN - 1, true),
  ])
  const shown = [
    ...active.map((job) => shownJob(job, 'active')),
    ...waiting.map((job) => shownJob(job, 'waiting')),
    ...delayed.map((job) => shownJob(job, 'delayed')),
  ]
  const oldestMs = waiting[0]?.timestamp
  return {
    queue: queue.name,
    waiting: (counts.waiting ?? 0) + (counts.prioritized ?? 0),
    active: counts.active ?? 0,
    delayed: counts.delayed ?? 0,
    failed: counts.failed ?? 0,
    completed: counts.completed ?? 0,
    oldest: oldestMs === undefined ? null : new Date(oldestMs).toISOString(),
    jobs: shown,
  }
}

function shownJob(job: Awaited<ReturnType<OneQueue['getJobs']>>[number], state: string) {
  const dueAtMs = job.timestamp + (state === 'delayed' ? (job.delay ?? 0) : 0)
  return {
    id: job.id,
    name: job.name,
    state,
    attempts: job.attemptsMade,
    at: new Date(dueAtMs).toISOString(),
  }
}

/** Says that this worker is there; those that have been silent for an hour are forgotten. */
export async function beat({ database, clock }: Watch, workerId: string, startedAt: Date, tally: Tally) {
  const now = clock.now()
  await database.sql`
    insert into worker_beats (worker_id, started_at, seen_at, jobs_done, jobs_failed)
    values (${workerId}, ${startedAt}, ${now}, ${tally.done}, ${tally.failed})
    on conflict (worker_id) do update set seen_at = excluded.seen_at, jobs_done = excluded.jobs_done,
      jobs_failed = excluded.jobs_failed`
  await database.sql`delete from worker_beats where seen_at < ${new Date(now.getTime() - 3_600_000)}`
}

/** A worker that stops says so by its absence. */
export async function signOff({ database }: Watch, workerId: string): Promise<void> {
  await database.sql`delete from worker_beats where worker_id = ${workerId}`
}
