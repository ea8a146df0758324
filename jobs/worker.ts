import type { Worker } from 'bullmq'
import type { Logger } from 'pino'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import type { Database } from '#db/client.ts'
import { type CATALOG, type Catalog, DEADLINE_JOB, type JobNameOf, type PayloadOf } from './catalog.ts'
import type { Processor, Queues } from './queues.ts'
import { startRelay } from './relay-outbox.ts'
import { type Rest, startRest } from './rest.ts'
import { enqueueDeadlines, isDueNow, listOverdue, SWEEP_JOB } from './schedule.ts'

const SWEEP_EVERY_MS = 15_000

/** What a handler may lean on. `messageId` names the job for `consumeOnce`: the same on every attempt. */
export interface JobContext {
  readonly database: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Logger
  readonly messageId: string
  /** 0 on the first attempt. */
  readonly attempt: number
}

export type HandlersOf<C extends Catalog> = {
  readonly [Name in JobNameOf<C>]: (ctx: JobContext, payload: PayloadOf<C, Name>) => Promise<void>
}
export type Handlers = HandlersOf<typeof CATALOG>

export interface WorkerSettings<C extends Catalog> {
  readonly database: Database
  readonly queues: Queues
  readonly clock: Clock
  readonly ids: Ids
  readonly handlers: HandlersOf<C>
  readonly log: Logger
  /** How often overdue deadlines are looked for; null where the clock is moved by hand (`runDue`). */
  readonly sweepEveryMs?: number | null
}

export interface RunningWorker extends Rest {
  /** Takes no new jobs, finishes the running ones. */
  stop(): Promise<void>
}

type AnyHandler = (ctx: JobContext, payload: unknown) => Promise<void>

/**
 * Consumes every queue, relays the outbox, keeps the deadlines. Any number may run at once, and every job
 * may run twice: handlers are idempotent by a fact in the database.
 */
export async function startWorker<C extends Catalog>(settings: WorkerSettings<C>): Promise<RunningWorker> {
  const { queues, log } = settings
  const relay = await startRelay(settings)
  const workers = Object.entries(queues.catalog.queues).map(([name, { concurrency }]) =>
    watch(queues.consume(name, concurrency, makeProcessor(settings)), log),
  )
  await scheduleSweep(settings)
  const rest = startRest({ ...settings, relay })
  return {
    ...rest,
    stop: async () => {
      await relay.stop()
      await Promise.all(workers.map((worker) => worker.close()))
    },
  }
}

function watch(worker: Worker, log: Logger): Worker {
  worker.on('failed', (job, error) => {
    const { name, id, attemptsMade, opts } = job ?? {}
    const isLast = attemptsMade === opts?.attempts
    log[isLast ? 'error' : 'warn']({ job: name, id, attemptsMade, err: error }, 'a job failed')
  })
  worker.on('stalled', (id) => log.warn({ id }, 'a job was left behind by its worker and runs again'))
  return worker
}

function makeProcessor<C extends Catalog>(settings: WorkerSettings<C>): Processor {
  const { database, clock, ids, queues, log } = settings
  const handlers = settings.handlers as unknown as Record<string, AnyHandler>
  return async (job) => {
    if (job.name === SWEEP_JOB) return sweep(settings)
    const definition = queues.catalog.jobs[job.name]
    const handler = handlers[job.name]
    if (!definition || !handler) throw new Error(`nobody handles the job ${job.name}`)
    const payload = definition.schema.parse(job.data)
    if (job.name === DEADLINE_JOB) {
      if (!(await isDueNow(database, queues, clock, payload as { kind: string; subjectId: string }))) return
    }
    const messageId = job.id ?? job.name
    const ctx = { database, clock, ids, log: log.child({ job: job.name, id: messageId }), messageId }
    await handler({ ...ctx, attempt: job.attemptsMade }, payload)
  }
}

async function sweep({ database, queues, clock }: WorkerSettings<Catalog>): Promise<void> {
  await enqueueDeadlines(queues, await listOverdue(database, clock.now()))
}

/** One sweep for all workers: the scheduler has one identity. It catches up on what passed while none ran. */
async function scheduleSweep(settings: WorkerSettings<Catalog>): Promise<void> {
  const { queues, sweepEveryMs = SWEEP_EVERY_MS } = settings
  const deadlineQueue = queues.catalog.jobs[DEADLINE_JOB]?.queue
  if (sweepEveryMs === null || !deadlineQueue) return
  await sweep(settings)
  await queues
    .queue(deadlineQueue)
    .upsertJobScheduler(SWEEP_JOB, { every: sweepEveryMs }, { name: SWEEP_JOB })
}
