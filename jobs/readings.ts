import type { Clock } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'
import type { Queues } from './queues.ts'

const SHOWN = 10

/** What a worker has done since it began. */
export interface Tally {
  done: number
  failed: number
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
