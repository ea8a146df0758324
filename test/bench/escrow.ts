import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import pino from 'pino'
import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import type { Database } from '#db/client.ts'
import { startEmbedded } from '#db/embedded.ts'
import { tell } from '#db/outbox.ts'
import { sealJournals } from '#db/stores/chain.ts'
import { postJournal } from '#db/stores/ledger.ts'
import { begin } from '#db/transaction.ts'
import { HAS_REDIS, startRedis } from '#test/support/redis-server.ts'
import { openLedger, openLimit, openLine, pause, systemTime } from './escrow/rig.ts'
import { type Figure, plain, quantile, rate, wait } from './figure.ts'

const JOURNALS = Number(process.env.HECAI_BENCH_JOURNALS ?? 4_000)
const BACKLOG = Number(process.env.HECAI_BENCH_BACKLOG ?? 100_000)
const LARGE = Number(process.env.HECAI_BENCH_ENTRIES ?? 1_000_000)
const SMALL = 10_000

/**
 * Journals a second from event to posted entry (outbox, relay, job, once-only, ledger, outbox) against bare
 * BullMQ jobs that make the same inserts by one unguarded statement each, on each engine in one run; how long an
 * event takes; a backlog drained; what a journal costs when the ledger is a hundred times larger. The database
 * commits as in production.
 *
 * Both sides have the same number of jobs, one per event, as many at once, and jobs that leave their queue alike. The
 * product gathers jobs that are there at once into one transaction (jobs/gather.ts, as it does with the bank's
 * callbacks); a bare job knows no other, so it commits for itself. That is the difference which is measured.
 */
export async function bench(): Promise<Figure[]> {
  const folder = await mkdtemp(joinPath(tmpdir(), 'hecai-bench-'))
  const server = await startEmbedded({ dataDir: joinPath(folder, 'data'), log: pino({ level: 'silent' }) })
  const redis = HAS_REDIS ? await startRedis() : null
  try {
    return [
      ...(await measureEngine(server.url, null)),
      ...(redis ? await measureEngine(server.url, redis.url) : []),
      ...(await drainBacklog(server.url)),
      ...(await growLedger(server.url)),
    ]
  } finally {
    await redis?.end()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureEngine(serverUrl: string, redisUrl: string | null): Promise<Figure[]> {
  const engine = redisUrl ? 'redis' : 'postgres'
  const bare = await openLedger(serverUrl, `bare_${engine}`)
  const limit = await openLimit(bare, redisUrl)
  await limit.post(0, 200)
  const limitRate = await perSecond(JOURNALS, () => limit.post(200, 200 + JOURNALS))
  await limit.close()
  await bare.close()
  const ledger = await openLedger(serverUrl, `ours_${engine}`)
  const line = await openLine(ledger, redisUrl)
  await line.post(0, 200)
  const ours = await perSecond(JOURNALS, () => line.post(200, 200 + JOURNALS))
  const waits = await latencies(ledger, line.postedAtMs)
  await line.close()
  await ledger.close()
  return [
    rate(`journals, ${engine}`, '1/s', ours, limitRate),
    plain(`event to posted entry p50, ${engine}`, 'ms', quantile(waits, 0.5)),
    plain(`event to posted entry p99, ${engine}`, 'ms', quantile(waits, 0.99)),
  ]
}

/** Both wait for the total since they were opened: the first, small round warms up. */
async function perSecond(count: number, run: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await run()
  return count / ((performance.now() - began) / 1_000)
}

/** Events one by one, forty a second: how long each takes when nothing waits before it. */
async function latencies(ledger: Database, postedAtMs: Map<number, number>): Promise<number[]> {
  const toldAtMs = new Map<number, number>()
  for (let n = 1_000_000; n < 1_000_200; n += 1) {
    const event = { topic: 'bench.post', key: String(n), payload: { n } }
    await begin(ledger, (tx) => tell(tx, systemTime.now(), [event]))
    toldAtMs.set(n, performance.now())
    await pause(25)
  }
  while ([...toldAtMs.keys()].some((n) => !postedAtMs.has(n))) await pause(20)
  return [...toldAtMs].map(([n, told]) => (postedAtMs.get(n) ?? 0) - told)
}

async function drainBacklog(serverUrl: string): Promise<Figure[]> {
  const ledger = await openLedger(serverUrl, 'backlog')
  const line = await openLine(ledger, null)
  await line.drain(1, () => {})
  const seen: number[] = []
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const began = performance.now()
  await line.drain(BACKLOG, () => seen.push(process.memoryUsage().rss))
  const seconds = (performance.now() - began) / 1_000
  await line.close()
  await ledger.close()
  return [
    plain(`backlog of ${BACKLOG} drained`, '1/s', BACKLOG / seconds),
    wait('memory at its highest against before', 'MB', Math.max(before, ...seen) / 1e6, before / 1e6),
  ]
}

/** The same posting in turns on a ledger of ten thousand entries and on one a hundred times as large. */
async function growLedger(serverUrl: string): Promise<Figure[]> {
  const small = await openLedger(serverUrl, 'small')
  const large = await openLedger(serverUrl, 'large')
  await fill(small, SMALL / 2)
  await fill(large, LARGE / 2)
  const times = { small: [] as number[], large: [] as number[] }
  for (let n = 0; n < 1_500; n += 1) {
    times.small.push(await costOfPosting(small, n))
    times.large.push(await costOfPosting(large, n))
  }
  await sealJournals(large, systemTime.now())
  await small.close()
  await large.close()
  const median = (all: readonly number[]) => quantile(all.slice(200), 0.5)
  return [
    wait(
      `cost of a journal at ${LARGE} entries against ${SMALL}`,
      'µs',
      median(times.large),
      median(times.small),
    ),
  ]
}

async function fill({ sql }: Database, journals: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`
      insert into journals (id, idempotency_key, kind, posted_at)
      select 'jrn_fill_' || n, 'fill:' || n, 'deposit_held', now() from generate_series(0, ${journals - 1}::int) n`
    await tx`
      insert into entries (journal_id, line, account_id, amount_fen)
      select 'jrn_fill_' || n, line, case line when 0 then 'outside:org_' else 'deposit:cmt_' end || n % 2000,
        case line when 0 then -100 else 100 end
      from generate_series(0, ${journals - 1}::int) n, generate_series(0, 1) line`
  })
  await sql`vacuum analyze journals, entries, accounts`
}

/** Microseconds from begin to commit. */
async function costOfPosting(ledger: Database, n: number): Promise<number> {
  const began = performance.now()
  await begin(ledger, (tx) =>
    postJournal(tx, systemTime.now(), {
      id: `jrn_cost_${n}`,
      idempotencyKey: `cost:${n}`,
      kind: 'deposit_held',
      poolId: null,
      orderId: null,
      paymentId: null,
      postings: [
        {
          from: account('outside', `org_${(n * 7) % 2000}`, null),
          to: account('deposit', `cmt_${(n * 7) % 2000}`, null),
          amountFen: 100n,
        },
      ],
    }),
  )
  return (performance.now() - began) * 1_000
}
