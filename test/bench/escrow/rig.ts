import { type ConnectionOptions, createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import pino from 'pino'
import { z } from 'zod'
import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import type { Clock } from '#app/domain/shared/clock.ts'
import { type Database, openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { consumeEach, tell } from '#db/outbox.ts'
import { postJournals } from '#db/stores/ledger.ts'
import { begin, type Tx } from '#db/transaction.ts'
import { gather } from '#jobs/gather.ts'
import { openQueues, type Queues } from '#jobs/queues.ts'
import { type JobContext, type RunningWorker, startWorker } from '#jobs/worker.ts'
import { ulidIds } from '#test/faults/support/ids.ts'

/** Jobs at once on either side: the bare ones have as many connections, so none of them waits for one. */
export const CONCURRENCY = 64
const ACCOUNTS = 2_000
const CHUNK = 500
export const systemTime: Clock = { now: () => new Date() }

const catalog = {
  queues: { post: { concurrency: CONCURRENCY }, idle: { concurrency: CONCURRENCY } },
  jobs: {
    post: {
      queue: 'post',
      topic: 'bench.post',
      schema: z.object({ n: z.int() }),
      attempts: 8,
      backoffMs: 500,
    },
    idle: {
      queue: 'idle',
      topic: 'bench.idle',
      schema: z.object({ n: z.int() }),
      attempts: 8,
      backoffMs: 500,
    },
  },
} as const

/** The accounts that journal n moves money between. */
const endsOf = (n: number) => ({
  from: account('outside', `org_${n % ACCOUNTS}`, null),
  to: account('deposit', `cmt_${n % ACCOUNTS}`, null),
})

/** A migrated database of its own with accounts that have money moved before. */
export async function openLedger(serverUrl: string, name: string): Promise<Database> {
  const server = openDatabase(serverUrl, { max: 1 })
  await server.sql.unsafe(`create database ${name}`)
  await server.close()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  await migrate(url.href)
  const database = openDatabase(url.href, { max: CONCURRENCY + 4, ringsItself: true })
  await database.sql`
    insert into accounts (id, kind, may_be_negative, balance_fen)
    select 'outside:org_' || n, 'outside', true, 0 from generate_series(0, ${ACCOUNTS - 1}) n
    union all select 'deposit:cmt_' || n, 'deposit', false, 0 from generate_series(0, ${ACCOUNTS - 1}) n`
  return database
}

/** The product's own way: told, relayed, handled once, posted, and told on. */
export interface Line {
  /** Tells so many events and waits until each is posted. */
  post(first: number, count: number): Promise<void>
  /** As `post`, with jobs that do nothing; looks at the memory on the way. */
  drain(count: number, look: () => void): Promise<void>
  /** When each journal was posted, by its number. */
  readonly postedAtMs: Map<number, number>
  close(): Promise<void>
}

export async function openLine(database: Database, redisUrl: string | null): Promise<Line> {
  const log = pino({ level: 'silent' })
  const queues: Queues = await openQueues({
    catalog,
    databaseUrl: database.url,
    redisUrl: redisUrl ?? undefined,
    prefix: 'ours',
    log,
  })
  const postedAtMs = new Map<number, number>()
  let idled = 0
  const postTogether = gather<Told>(
    () => 'all',
    async (told) => {
      await begin(database, (tx) => post(tx, told))
      for (const { n } of told) postedAtMs.set(n, performance.now())
    },
  )
  const handlers = {
    post: ({ messageId, ids }: Pick<JobContext, 'messageId' | 'ids'>, { n }: { n: number }) =>
      postTogether({ id: ids.next('jrn'), messageId, n }),
    idle: async () => {
      idled += 1
    },
  }
  const worker: RunningWorker = await startWorker<typeof catalog>({
    ...{ database, queues, handlers, log },
    clock: systemTime,
    ids: ulidIds(),
    sweepEveryMs: 15_000,
  })
  return {
    postedAtMs,
    async post(first, count) {
      await tellMany(database, 'bench.post', first, count)
      while (postedAtMs.size < count) await pause(5)
    },
    async drain(count, look) {
      await tellMany(database, 'bench.idle', 0, count)
      while (idled < count) {
        look()
        await pause(100)
      }
    },
    close: async () => {
      await worker.stop()
      await queues.close()
    },
  }
}

interface Told {
  readonly id: string
  readonly messageId: string
  readonly n: number
}

/** What has come together: each once, each its own journal, each told on. */
async function post(tx: Tx, told: readonly Told[]): Promise<void> {
  const now = systemTime.now()
  const journals = told.map(({ id, n }) => ({
    id,
    idempotencyKey: `bench:${n}`,
    kind: 'deposit_held' as const,
    poolId: null,
    orderId: null,
    paymentId: null,
    postings: [{ ...endsOf(n), amountFen: 100n }],
  }))
  const messages = told.map(({ id, n }) => ({ topic: 'bench.posted', key: id, payload: { n } }))
  // Sent together on one connection: the server answers each in its turn.
  const [fresh, posted] = await Promise.all([
    consumeEach(
      tx,
      now,
      'bench',
      told.map(({ messageId }) => messageId),
    ),
    postJournals(tx, now, journals),
    tell(tx, now, messages),
  ])
  if (fresh.size < told.length || posted.size < told.length) throw new Error('a message came twice')
}

async function tellMany({ sql, ring }: Database, topic: string, first: number, count: number): Promise<void> {
  for (let at = first; at < first + count; at += CHUNK) {
    const last = Math.min(at + CHUNK, first + count) - 1
    await sql`
      insert into outbox (topic, key, payload, created_at)
      select ${topic}, n::text, jsonb_build_object('n', n), now() from generate_series(${at}::int, ${last}::int) n`
    ring()
  }
}

/** The limit: bare jobs whose handler makes the same inserts by one statement, and no guard looks at them. */
export interface Limit {
  post(first: number, count: number): Promise<void>
  close(): Promise<void>
}

export async function openLimit(database: Database, redisUrl: string | null): Promise<Limit> {
  for (const table of ['journals', 'entries', 'outbox'])
    await database.sql.unsafe(`alter table ${table} disable trigger user`)
  const engine = redisUrl ? onRedis(redisUrl) : await onPostgres(database.url)
  let done = 0
  const ids = ulidIds()
  const work = async (job: { id?: string | undefined; data: { n: number } }): Promise<void> => {
    await writeRows(database, ids.next('jrn'), job.id ?? '', job.data.n)
    done += 1
  }
  const queue = engine.queue('bare')
  const worker = engine.worker('bare', work)
  await worker.waitUntilReady()
  return {
    async post(first, count) {
      for (let at = first; at < first + count; at += CHUNK) {
        const size = Math.min(CHUNK, first + count - at)
        await queue.addBulk(
          Array.from({ length: size }, (_, index) => ({
            name: 'post',
            data: { n: at + index },
            opts: { jobId: `bare-${at + index}`, removeOnComplete: redisUrl ? { count: 1_000 } : true },
          })),
        )
      }
      while (done < count) await pause(5)
    },
    close: async () => {
      await worker.close()
      await queue.close()
      await engine.end()
    },
  }
}

type Work = (job: { id?: string | undefined; data: { n: number } }) => Promise<void>

async function onPostgres(url: string) {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    options: '-c search_path=bullmq -c TimeZone=UTC',
  })
  const client = await pool.connect()
  await runMigrations(client, 'bullmq')
  client.release()
  const connection = pool as unknown as ConnectionOptions
  const options = { connection } as never
  return {
    queue: (name: string) => new Queue(name, options, createPostgresBackend as never),
    worker: (name: string, work: Work) =>
      new Worker(
        name,
        work,
        { connection, concurrency: CONCURRENCY } as never,
        createPostgresBackend as never,
      ),
    end: async () => void (await pool.end()),
  }
}

function onRedis(url: string) {
  const producer = new Redis(url, { maxRetriesPerRequest: 3 })
  const consumer = new Redis(url, { maxRetriesPerRequest: null })
  return {
    queue: (name: string) => new Queue(name, { connection: producer, prefix: 'bare' }),
    worker: (name: string, work: Work) =>
      new Worker(name, work, { connection: consumer, prefix: 'bare', concurrency: CONCURRENCY }),
    end: async () => {
      producer.disconnect()
      consumer.disconnect()
    },
  }
}

async function writeRows({ sql }: Database, id: string, messageId: string, n: number): Promise<void> {
  const { from, to } = endsOf(n)
  await sql`
    with consumed as (
      insert into consumed_messages (consumer, message_id, consumed_at) values ('bench', ${messageId}, now())
    ), journal as (
      insert into journals (id, idempotency_key, kind, posted_at) values (${id}, ${`bench:${n}`}, 'deposit_held', now())
    ), balances as (
      update accounts set balance_fen = balance_fen + case id when ${to.id} then 100 else -100 end
      where id in (${from.id}, ${to.id})
    ), told as (
      insert into outbox (topic, key, payload, created_at)
      values ('bench.posted', ${id}, jsonb_build_object('n', ${n}::int), now())
    )
    insert into entries (journal_id, line, account_id, amount_fen)
    values (${id}, 0, ${from.id}, -100), (${id}, 1, ${to.id}, 100)`
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
