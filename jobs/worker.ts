import { UnrecoverableError, type Worker } from 'bullmq'
import type { Logger } from 'pino'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import type { Database } from '#db/client.ts'
import { faultPoint } from '#db/fault-points.ts'
import { type CATALOG, type Catalog, DEADLINE_JOB, type JobNameOf, type PayloadOf } from './catalog.ts'
import { keepFailed, messageIdOf } from './dead-letters.ts'
import { readJobId } from './enqueue.ts'
import { type Finisher, makeFinisher } from './finish.ts'
import type { Processor, Queues } from './queues.ts'
import { countAttempt, type Tally } from './readings.ts'
import { startRelay } from './relay-outbox.ts'
import { type Rest, startRest } from './rest.ts'
import { isDueNow } from './schedule.ts'
import { startTending } from './tend.ts'

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
  /** How often overdue deadlines and lost messages are looked for; null where the clock is moved by hand. */
  readonly sweepEveryMs?: number | null
  /** How long a message handed over may stay unfinished before its queue is asked for it. */
  readonly patienceMs?: number
  /** What else is looked after at each sweep, by name. */
  readonly chores?: Readonly<Record<string, (now: Date) => Promise<void>>>
}

export interface RunningWorker extends Rest {
  /** Looks after everything once, now: overdue deadlines, lost messages, seals, readings. */
  tend(): Promise<void>
  /** Takes no new jobs, finishes the running ones. */
  stop(): Promise<void>
}

type AnyHandler = (ctx: JobContext, payload: unknown) => Promise<void>

/**
 * Consumes every queue, relays the outbox, keeps the deadlines. Any number may run at once, and every job
 * may run twice: handlers are idempotent by a fact in the database.
 */
export async function startWorker<C extends Catalog>(settings: WorkerSettings<C>): Promise<RunningWorker> {
  const { queues, database, clock } = settings
  const relay = await startRelay(settings)
  const finisher = makeFinisher(database, clock)
  const tally: Tally = { done: 0, failed: 0, unwritten: new Map() }
  const workers = Object.entries(queues.catalog.queues).map(([name, definition]) =>
    watch(queues.consume(name, definition, makeProcessor(settings, finisher, tally)), settings),
  )
  const tending = await startTending({ ...settings, finisher, tally })
  const rest = startRest({ ...settings, relay })
  return {
    ...rest,
    tend: tending.once,
    stop: async () => {
      await tending.stop()
      await relay.stop()
      await Promise.all(workers.map((worker) => worker.close()))
      await tending.leave()
    },
  }
}

function watch(worker: Worker, settings: WorkerSettings<Catalog>): Worker {
  const { log } = settings
  worker.on('failed', (job, error) => {
    const { name, id, attemptsMade, opts } = job ?? {}
    const isLast = attemptsMade === opts?.attempts
    log[isLast ? 'error' : 'warn']({ job: name, id, attemptsMade, err: error }, 'a job failed')
    // A job that stalled too often fails without having been run: nobody else keeps it.
    if (job && /stalled/.test(error.message)) {
      keepFailed(settings, job, error).catch((fault) =>
        log.error({ err: fault }, 'a dead letter was not kept'),
      )
    }
  })
  worker.on('stalled', (id) => log.warn({ id }, 'a job was left behind by its worker and runs again'))
  return worker
}

function makeProcessor<C extends Catalog>(
  settings: WorkerSettings<C>,
  finisher: Finisher,
  tally: Tally,
): Processor {
  const { queues } = settings
  const queueOf = (name: string): string => queues.catalog.jobs[name]?.queue ?? 'unknown'
  return async (job) => {
    try {
      await handle(settings, job)
    } catch (fault) {
      countAttempt(tally, queueOf(job.name), 'failed')
      const error = fault instanceof Error ? fault : new Error(String(fault))
      const attemptsMade = job.attemptsMade + 1
      const attempts = job.opts?.attempts ?? queues.catalog.jobs[job.name]?.attempts ?? 1
      if (attemptsMade >= attempts || error instanceof UnrecoverableError)
        await keepFailed(
          settings,
          { ...job, id: job.id, name: job.name, data: job.data, attemptsMade },
          error,
        )
      throw error
    }
    faultPoint('job.handled')
    await finisher.finish(readJobId(job.id ?? '').outboxIds)
    countAttempt(tally, queueOf(job.name), 'done')
    faultPoint('job.finished')
  }
}

async function handle<C extends Catalog>(
  settings: WorkerSettings<C>,
  job: Parameters<Processor>[0],
): Promise<void> {
  const { database, clock, ids, queues, log } = settings
  const handlers = settings.handlers as unknown as Record<string, AnyHandler>
  const definition = queues.catalog.jobs[job.name]
  const handler = handlers[job.name]
  faultPoint('job.taken')
  if (!definition || !handler) throw new UnrecoverableError(`nobody handles the job ${job.name}`)
  const parsed = definition.schema.safeParse(job.data)
  // What its schema refuses today it refuses tomorrow: another attempt would only hide it.
  if (!parsed.success) throw new UnrecoverableError(`${job.name}: ${parsed.error.message}`)
  const payload = parsed.data
  if (job.name === DEADLINE_JOB) {
    if (!(await isDueNow(database, queues, clock, payload as { kind: string; subjectId: string }))) return
  }
  const messageId = messageIdOf(job)
  const ctx = { database, clock, ids, log: log.child({ job: job.name, id: job.id }), messageId }
  await handler({ ...ctx, attempt: job.attemptsMade }, payload)
}
