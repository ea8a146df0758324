import type { Logger } from 'pino'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Database, Sql, TransactionSql } from '#db/client.ts'
import { faultPoint } from '#db/fault-points.ts'
import { type Told as Message, tell } from '#db/outbox.ts'
import { asTx } from '#db/transaction.ts'
import type { Catalog } from './catalog.ts'
import { enqueue, jobIdOf, messageJobId, type NewJob } from './enqueue.ts'
import type { Queues } from './queues.ts'
import { deadlineJobs } from './schedule.ts'

const BATCH = 500
const POLL_MS = 1_000

/** A row of the outbox. */
export interface Told {
  readonly id: bigint
  readonly topic: string
  readonly key: string
  readonly payload: unknown
}

export interface RelaySettings {
  readonly database: Database
  readonly queues: Queues
  readonly clock: Clock
  readonly log: Pick<Logger, 'warn' | 'error'>
  /** As for the worker: null where the clock is moved by hand, and deadlines are run in order by `runDue`. */
  readonly sweepEveryMs?: number | null
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

async function handOverBatch(settings: RelaySettings): Promise<number> {
  const { database, queues, clock } = settings
  const count = await database.sql.begin(async (tx) => {
    // A mark that a crash takes back is made again: nothing waits for the disk here.
    tx`set local synchronous_commit to off`.catch(() => {})
    const rows = await tx<Told[]>`
      select id, topic, key, payload from outbox where ${mayBeHandedOver(tx)}
      order by id limit ${BATCH} for update skip locked`
    if (rows.length === 0) return 0
    faultPoint('relay.read')
    const plans = rows.map((row) => ({ row, ...planOf(row, settings) }))
    const copies = plans.flatMap((plan) => plan.copies)
    if (copies.length > 0) await tell(asTx(database, tx), clock.now(), copies)
    await enqueue(
      queues,
      plans.flatMap((plan) => plan.jobs),
    )
    faultPoint('relay.queued')
    await tx`
      update outbox set dispatched_at = ${clock.now()},
        finished_at = case when id = any(${idsOf(plans.filter((plan) => plan.isFinished))}::bigint[]) then ${clock.now()}::timestamptz end
      where id = any(${idsOf(plans)}::bigint[])`
    return rows.length
  })
  faultPoint('relay.marked')
  return count
}

const idsOf = (plans: readonly { readonly row: Told }[]): string[] => plans.map(({ row }) => String(row.id))

/**
 * Not yet handed over, and no earlier message of its lane is unfinished: what concerns one order is done in
 * the order in which it was told. A replay is what its lane waits for, so it does not wait itself.
 */
export function mayBeHandedOver(sql: Sql | TransactionSql) {
  return sql`dispatched_at is null and (lane is null or topic like 'replay:%' or not exists (
    select 1 from outbox before
    where before.lane = outbox.lane and before.id < outbox.id and before.finished_at is null))`
}

interface Plan {
  readonly jobs: readonly NewJob[]
  /** When several jobs listen to one topic, each gets a message of its own, finished for itself. */
  readonly copies: readonly Message[]
  /** Nothing is left to be waited for: the deadline is kept elsewhere, or nobody listens. */
  readonly isFinished: boolean
}

function planOf(row: Told, { queues, clock, log, sweepEveryMs }: RelaySettings): Plan {
  const none = { jobs: [], copies: [] }
  if (row.topic === 'deadline.set') {
    const jobs = sweepEveryMs === null ? [] : deadlineJobs(row.payload, clock.now())
    return { ...none, jobs, isFinished: true }
  }
  const names = listenersOf(row.topic, queues.catalog)
  const [name] = names
  if (name === undefined) {
    log.warn({ topic: row.topic }, 'nobody listens to this topic')
    return { ...none, isFinished: true }
  }
  if (names.length > 1) {
    const payload = row.payload as Record<string, unknown>
    const copies = names.map((each) => ({ topic: `job:${each}`, key: row.key, payload }))
    return { ...none, copies, isFinished: true }
  }
  return { ...none, jobs: [jobOf(row, name)], isFinished: false }
}

/** The job of a message. A replay bears the identity of the message that it repeats, which is its key. */
export function jobOf({ id, topic, key, payload }: Told, name: string): NewJob {
  const isReplay = topic.startsWith('replay:')
  const jobId = isReplay ? messageJobId(key, id) : messageJobId(jobIdOf('outbox', id))
  return { name, payload, options: { jobId } }
}

/** The jobs that a topic becomes: by the catalogue, or the one it names itself. */
export function listenersOf(topic: string, catalog: Catalog): string[] {
  const [kind, named] = topic.split(/:(.*)/s)
  if ((kind === 'job' || kind === 'replay') && named) return named in catalog.jobs ? [named] : []
  return Object.entries(catalog.jobs).flatMap(([name, job]) => (job.topic === topic ? [name] : []))
}
