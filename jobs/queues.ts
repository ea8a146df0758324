import {
  createPostgresBackend,
  type PostgresConnectionOptions,
  Queue,
  runMigrations,
  Worker,
  type WorkerOptions,
} from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import type { Logger } from 'pino'
import { StartFault } from '#db/embedded/fault.ts'
import type { Catalog, QueueDefinition } from './catalog.ts'

const SCHEMA = 'bullmq'

export type QueueEngine = 'postgres' | 'redis'
export type Processor = (job: {
  id?: string | undefined
  name: string
  data: unknown
  attemptsMade: number
  opts?: { attempts?: number | undefined } | undefined
}) => Promise<void>

/** The queues of a catalogue on one engine, and the means to consume them. */
export interface Queues {
  readonly engine: QueueEngine
  readonly catalog: Catalog
  queue(name: string): Queue
  all(): Queue[]
  /** Starts consuming one queue. */
  consume(name: string, definition: QueueDefinition, processor: Processor): Worker
  close(): Promise<void>
}

export interface QueueSettings {
  readonly catalog: Catalog
  readonly databaseUrl: string
  readonly redisUrl?: string | undefined
  /** Separates the queues of several installations on one Redis. */
  readonly prefix?: string
  readonly log: Pick<Logger, 'warn'>
  /** How long a worker may be silent before its job is given to another; tests are impatient. */
  readonly lockMs?: number
}

/** Opens every queue of the catalogue: on Redis when its address is given, else in the database itself. */
export async function openQueues(settings: QueueSettings): Promise<Queues> {
  return settings.redisUrl ? openOnRedis(settings, settings.redisUrl) : openOnPostgres(settings)
}

async function openOnPostgres(settings: QueueSettings): Promise<Queues> {
  const names = Object.keys(settings.catalog.queues)
  const pool = new pg.Pool({
    connectionString: settings.databaseUrl,
    application_name: 'hecai-queues',
    // One LISTEN connection per consumed queue, and a few for the rest.
    max: names.length + 6,
    keepAlive: true,
    options: `-c search_path=${SCHEMA} -c TimeZone=UTC`,
  })
  // Every queue and every worker listens to the pool's errors.
  pool.setMaxListeners(4 * names.length + 10)
  pool.on('error', (error) => settings.log.warn({ error: error.message }, 'a queue connection broke'))
  const client = await pool.connect()
  try {
    await runMigrations(client, SCHEMA)
  } finally {
    client.release()
  }
  // BullMQ's types tell the engines apart, its behaviour does not: from here on a queue is a queue.
  const connection = pool as unknown as PostgresConnectionOptions
  const make: Make = {
    queue: (name) => new Queue(name, { connection }, createPostgresBackend) as unknown as Queue,
    worker: (name, processor, definition) =>
      new Worker(
        name,
        processor,
        { connection, ...optionsOf('postgres', definition, settings) },
        createPostgresBackend,
      ) as unknown as Worker,
  }
  return assemble(settings, 'postgres', make, () => pool.end())
}

async function openOnRedis(settings: QueueSettings, url: string): Promise<Queues> {
  const producer = new Redis(url, { maxRetriesPerRequest: 3, lazyConnect: true })
  const consumer = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true })
  const prefix = settings.prefix ?? 'hecai'
  await connectOrSay(producer)
  for (const redis of [producer, consumer]) {
    redis.on('error', (error: Error) =>
      settings.log.warn({ error: error.message }, 'the queue connection broke'),
    )
  }
  const make: Make = {
    queue: (name) => new Queue(name, { connection: producer, prefix }),
    worker: (name, processor, definition) =>
      new Worker(name, processor, {
        connection: consumer,
        prefix,
        ...optionsOf('redis', definition, settings),
      }),
  }
  return assemble(settings, 'redis', make, async () => {
    producer.disconnect()
    consumer.disconnect()
  })
}

/** Throws StartFault in one sentence; what went wrong is told before the connection says that it is closed. */
async function connectOrSay(redis: Redis): Promise<void> {
  let why: Error | null = null
  const keepFirst = (error: Error): void => {
    why ??= error
  }
  redis.on('error', keepFirst)
  await redis.connect().catch((closed: Error) => {
    redis.disconnect()
    const cause = why ?? closed
    const zh = `REDIS_URL 的 Redis 连接不上：${cause.message}`
    const en = `The Redis of REDIS_URL cannot be reached: ${cause.message}`
    throw new StartFault({ zh, en }, cause)
  })
  redis.off('error', keepFirst)
}

/** Finished jobs are kept for a look, not for ever: the database's own facts say what happened. */
const KEPT = {
  redis: {
    removeOnComplete: { age: 3_600, count: 1_000 },
    removeOnFail: { age: 30 * 86_400, count: 10_000 },
  },
  // Here, keeping so many means that every job that finishes counts all the others: see `goesWhenDone`.
  postgres: { removeOnFail: { age: 30 * 86_400 } },
} satisfies Record<QueueEngine, Pick<WorkerOptions, 'removeOnComplete' | 'removeOnFail'>>

/**
 * Whether a job that is done goes at once. In the database it does: to keep the last thousand, BullMQ reads all of them
 * whenever one finishes, and two that finish together get in each other's way.
 */
export function goesWhenDone(engine: QueueEngine): boolean {
  return engine === 'postgres'
}

interface Make {
  queue(name: string): Queue
  worker(name: string, processor: Processor, definition: QueueDefinition): Worker
}

const LOCK_MS = 30_000
/**
 * A worker may die on a job by no fault of the job, and with it go all that it had begun: only one that was there this
 * many times is a dead letter. At one death per lock that is half an hour; fewer, and a worker that dies again and again
 * on one job would have its neighbours put aside for it.
 */
const MOST_STALLS = 60

function optionsOf(
  engine: QueueEngine,
  { concurrency, limit }: QueueDefinition,
  { lockMs = LOCK_MS }: QueueSettings,
) {
  const stalls = { lockDuration: lockMs, stalledInterval: lockMs, maxStalledCount: MOST_STALLS }
  const limiter = limit ? { limiter: { max: limit.jobs, duration: limit.perMs } } : {}
  return { concurrency, ...KEPT[engine], ...stalls, ...limiter }
}

function assemble(
  settings: QueueSettings,
  engine: QueueEngine,
  make: Make,
  end: () => Promise<void>,
): Queues {
  const { catalog, log } = settings
  const complain = (error: Error): void => log.warn({ error: error.message }, 'the queue complains')
  const queues = new Map<string, Queue>()
  for (const name of Object.keys(catalog.queues)) {
    const queue = make.queue(name)
    queue.on('error', complain)
    queues.set(name, queue)
  }
  return {
    engine,
    catalog,
    all: () => [...queues.values()],
    queue: (name) => {
      const queue = queues.get(name)
      if (!queue) throw new RangeError(`no such queue: ${name}`)
      return queue
    },
    consume: (name, definition, processor) => {
      const worker = make.worker(name, processor, definition)
      worker.on('error', complain)
      return worker
    },
    close: async () => {
      await Promise.all([...queues.values()].map((queue) => queue.close()))
      await end()
    },
  }
}
