import type { Clock } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'
import { enqueue } from './enqueue.ts'
import type { Finisher } from './finish.ts'
import type { Queues } from './queues.ts'
import { jobOf, listenersOf, type Told } from './relay-outbox.ts'

const PAGE = 500
/** A job that is only waiting is not lost; asking sooner would ask for nothing. */
const PATIENCE_MS = 30_000

export interface RedeliverySettings {
  readonly database: Database
  readonly queues: Queues
  readonly clock: Clock
  readonly finisher: Finisher
  readonly patienceMs?: number | undefined
}

/**
 * Hands over again what was handed over and is not finished though its queue no longer knows it: the queue
 * was flushed, or fell before it had written. What the queue has completed is marked; what it still has is
 * left to it. Answers how many were handed over again.
 */
export async function redeliverLost(settings: RedeliverySettings): Promise<number> {
  let after = 0n
  let count = 0
  for (;;) {
    const rows = await listUnfinished(settings, after)
    const lost = (await Promise.all(rows.map((row) => lostJobOf(settings, row)))).filter(
      (job) => job !== null,
    )
    await enqueue(settings.queues, lost)
    count += lost.length
    // A page that is mostly in its queue is a backlog, not a loss: the next sweep looks again.
    if (rows.length < PAGE || lost.length < PAGE / 2) return count
    after = rows.at(-1)?.id ?? after
  }
}

async function listUnfinished(
  { database, clock, patienceMs = PATIENCE_MS }: RedeliverySettings,
  after: bigint,
): Promise<Told[]> {
  const rows = await database.sql<Told[]>`
    select id, topic, key, payload from outbox
    where finished_at is null and dispatched_at <= ${new Date(clock.now().getTime() - patienceMs)}
      and id > ${after} and not exists (
        select 1 from dead_letters d where d.state = 'open'
          and d.message_id = case when outbox.topic like 'replay:%' then outbox.key else 'outbox-' || outbox.id end)
    order by id limit ${PAGE}`
  return [...rows]
}

async function lostJobOf({ queues, finisher }: RedeliverySettings, row: Told) {
  const [name] = listenersOf(row.topic, queues.catalog)
  const definition = name === undefined ? undefined : queues.catalog.jobs[name]
  if (name === undefined || !definition) return null
  const job = jobOf(row, name)
  const known = await queues.queue(definition.queue).getJob(job.options.jobId ?? '')
  if (!known) return job
  if (await known.isCompleted()) await finisher.finish([String(row.id)])
  return null
}
