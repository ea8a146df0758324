import type { Logger } from 'pino'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'
import { enqueue, jobIdOf, type NewJob } from './enqueue.ts'
import type { Queues } from './queues.ts'
import { deadlineJobs } from './schedule.ts'

const BATCH = 200
const POLL_MS = 1_000

interface Told {
  readonly id: bigint
  readonly topic: string
  readonly payload: unknown
}

export interface RelaySettings {
  readonly database: Database
  readonly queues: Queues
  readonly clock: Clock
  readonly log: Pick<Logger, 'warn' | 'error'>
}

export interface Relay {
  /** Hands over everything told so far. */
  flush(): Promise<void>
  /** Runs the work while nothing is handed over. */
  paused<Value>(work: () => Promise<Value>): Promise<Value>
  stop(): Promise<void>
}

/**
 * Hands outbox rows to the queues in order, woken by the database and, should a wake-up be lost, every
 * second. A row is marked after its jobs are in their queue: it may be handed over twice, never not at all.
 */
export async function startRelay(settings: RelaySettings): Promise<Relay> {
  let last: Promise<unknown> = Promise.resolve()
  const alone = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = last.then(work, work)
    last = next.catch(() => {})
    return next
  }
  const flush = (): Promise<void> => alone(() => handOverAll(settings))
  const wake = wakeOnce(flush, (error) => settings.log.error({ error: error.message }, 'the relay failed'))
  const listener = await settings.database.sql.listen('outbox', wake, wake)
  const poll = setInterval(wake, POLL_MS)
  return {
    flush,
    paused: alone,
    stop: async () => {
      clearInterval(poll)
      await listener.unlisten()
      await last
    },
  }
}

/** However often it is woken, one run waits at most: it will see everything told until it begins. */
function wakeOnce(run: () => Promise<void>, onError: (error: Error) => void): () => void {
  let isWaiting = false
  return () => {
    if (isWaiting) return
    isWaiting = true
    queueMicrotask(() => {
      isWaiting = false
      run().catch(onError)
    })
  }
}

async function handOverAll(settings: RelaySettings): Promise<void> {
  while ((await handOverBatch(settings)) === BATCH) {
    // A full batch: there may be more.
  }
}

async function handOverBatch({ database, queues, clock, log }: RelaySettings): Promise<number> {
  return database.sql.begin(async (tx) => {
    const rows = await tx<Told[]>`
      select id, topic, payload from outbox where dispatched_at is null
      order by id limit ${BATCH} for update skip locked`
    if (rows.length === 0) return 0
    await enqueue(
      queues,
      rows.flatMap((row) => jobsOf(row, { queues, clock, log })),
    )
    await tx`
      update outbox set dispatched_at = ${clock.now()} where id = any(${rows.map(({ id }) => String(id))}::bigint[])`
    return rows.length
  })
}

function jobsOf(
  row: Told,
  { queues, clock, log }: Pick<RelaySettings, 'queues' | 'clock' | 'log'>,
): NewJob[] {
  if (row.topic === 'deadline.set') return deadlineJobs(row.payload, clock.now())
  const names = Object.entries(queues.catalog.jobs).filter(([, { topic }]) => topic === row.topic)
  if (names.length === 0) log.warn({ topic: row.topic }, 'nobody listens to this topic')
  return names.map(([name]) => ({
    name,
    payload: row.payload,
    options: { jobId: jobIdOf('outbox', row.id, ...(names.length > 1 ? [name] : [])) },
  }))
}
