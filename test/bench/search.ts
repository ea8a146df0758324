import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { ensureBuild } from '#app/cli/ensure-build.ts'
import { setEngine } from '#app/read-models/catalogue/engine.ts'
import type { Database } from '#db/client.ts'
import { seededRandom } from '#db/seed/catalogue-random.ts'
import { FACETS, type SearchEngine, type SearchFilters, type SearchQuery } from '#search/engine.ts'
import { createPostgresEngine } from '#search/postgres.ts'
import { rebuildPostgres } from '#search/rebuild.ts'
import { openSearchStage, STAGE_NOW } from '#test/support/search-stage.ts'
import { PAGE_ADDRESSES, SEARCH_PREFIXES, SEARCH_TEXTS } from '#test/support/search-words.ts'
import { type Figure, plain, quantile, wait } from './figure.ts'

const QUERIES = 600
const PAGES = 150
const P99_LIMIT_MS = 50
const SUGGEST_LIMIT_MS = 20
const GROWTH_LIMIT = 3
const clock = { now: () => STAGE_NOW }

/** 10 000 and 100 000 made-up listings, every facet counted, the engine's process beside the database. */
export async function bench(): Promise<Figure[]> {
  await ensureBuild(() => {})
  const stage = await openSearchStage()
  try {
    const small = await measure(stage.database, () => stage.fill(10_000), 10_000)
    const large = await measure(stage.database, () => stage.fill(100_000), 100_000)
    const writing = await measureUnderWrites(stage.database)
    return [
      ...figuresOf('10 000', small),
      ...figuresOf('100 000', large),
      wait('engine p99 at 100 000', 'ms', large.engine.p99, P99_LIMIT_MS),
      wait('engine p99 at 100 000 to 10 000', 'times', large.engine.p99 / small.engine.p99, GROWTH_LIMIT),
      wait('suggestions p99 at 100 000', 'ms', large.typing.p99, SUGGEST_LIMIT_MS),
      wait('engine p99 while written to', 'ms', writing.times.p99, P99_LIMIT_MS),
      plain('engine p50 while written to', 'ms', writing.times.p50),
      plain('documents written meanwhile', '1/s', writing.writesPerSecond),
    ]
  } finally {
    await stage.close()
  }
}

interface Times {
  readonly p50: number
  readonly p99: number
}

interface Measured {
  readonly engine: Times
  readonly typing: Times
  readonly page: Times
  readonly buildMsPerThousand: number
  readonly loadMs: number
  readonly indexMegabytes: number
  readonly memoryMegabytes: number
}

function figuresOf(size: string, measured: Measured): Figure[] {
  return [
    plain(`engine p50 at ${size}`, 'ms', measured.engine.p50),
    plain(`engine p99 at ${size}`, 'ms', measured.engine.p99),
    plain(`whole page p50 at ${size}`, 'ms', measured.page.p50),
    plain(`whole page p99 at ${size}`, 'ms', measured.page.p99),
    plain(`suggestions p50 at ${size}`, 'ms', measured.typing.p50),
    plain(`index build per 1 000 of ${size}`, 'ms', measured.buildMsPerThousand),
    plain(`index size at ${size}`, 'MB', measured.indexMegabytes),
    plain(`first read of the index at ${size}`, 'ms', measured.loadMs),
    plain(`memory of the engine at ${size}`, 'MB', measured.memoryMegabytes),
  ]
}

async function measure(database: Database, fill: () => Promise<void>, size: number): Promise<Measured> {
  const { sql } = database
  await fill()
  const started = performance.now()
  await rebuildPostgres(sql, clock)
  const buildMsPerThousand = (performance.now() - started) / (size / 1000)
  await sql`vacuum analyze search_documents`
  const before = heldBytes()
  const engine = createPostgresEngine({ sql, clock })
  const opened = performance.now()
  await engine.search(queryOf(''))
  const loadMs = performance.now() - opened
  await run(engine, 100, 1)
  const times = await run(engine, QUERIES, 2)
  const typing = await type(engine)
  const memoryMegabytes = (heldBytes() - before) / 1e6
  const page = await readPages(database, engine)
  const [bytes] = await sql<{ size: bigint }[]>`select pg_total_relation_size('search_documents') as size`
  return {
    engine: timesOf(times),
    typing: timesOf(typing),
    page: timesOf(page),
    buildMsPerThousand,
    loadMs,
    indexMegabytes: Number(bytes?.size ?? 0n) / 1e6,
    memoryMegabytes,
  }
}

const timesOf = (times: readonly number[]): Times => ({
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
})

/** Without what only waits to be collected. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Searches one after the other while a worker in a process of its own changes and indexes listings without rest. */
async function measureUnderWrites({ sql, url }: Database) {
  const engine = createPostgresEngine({ sql, clock })
  await run(engine, 100, 1)
  const writer = fork(resolve(import.meta.dirname, '../support/search-writer.ts'), [url], {
    execArgv: ['--import', 'tsx'],
  })
  await once(writer, 'message')
  const times = await run(engine, QUERIES / 2, 3)
  writer.send('end')
  const [told] = (await once(writer, 'message')) as [{ writesPerSecond: number }]
  writer.disconnect()
  return { times: timesOf(times), writesPerSecond: told.writesPerSecond }
}

function queryOf(text: string): SearchQuery {
  return { text, filters: {}, sort: 'relevance', page: 1, pageSize: 20, facets: FACETS }
}

async function run(engine: SearchEngine, queries: number, seed: number): Promise<number[]> {
  const random = seededRandom(seed)
  const times: number[] = []
  for (let index = 0; index < queries; index += 1) {
    const query: SearchQuery = {
      ...queryOf(random.chance(0.75) ? random.pick(SEARCH_TEXTS) : ''),
      filters: random.chance(0.5) ? random.pick(FILTERS) : {},
      sort: random.pick([
        'relevance',
        'relevance',
        'relevance',
        'priceFen',
        'leadTimeDays',
        'firstSet',
      ] as const),
      page: random.chance(0.8) ? 1 : random.between(2, 40),
    }
    const started = performance.now()
    await engine.search(query)
    times.push(performance.now() - started)
  }
  return times
}

const FILTERS: readonly SearchFilters[] = [
  { county: ['330424'] },
  { category: ['cold-heading-machine'] },
  { firstSet: ['international', 'national'] },
  { local: true },
  { category: ['air-compressor'], energyGrade: [1] },
  { county: ['330424', '330482'], priceBand: ['5-20', '20-50'] },
  { cluster: ['haiyan-fasteners'], leadBand: ['0-15', '16-30'], local: true },
  { category: ['cold-heading-machine'], specs: [{ key: 'strokesPerMinute', kind: 'range', min: 120 }] },
  { priceFen: { min: 10_000_000, max: 30_000_000 } },
]

async function type(engine: SearchEngine): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < 15; round += 1) {
    for (const prefix of SEARCH_PREFIXES) {
      const started = performance.now()
      await engine.suggest(prefix, 8)
      times.push(performance.now() - started)
    }
  }
  return times
}

/** Whole search pages as a browser asks for them, rendered on the server, over HTTP. */
async function readPages(database: Database, engine: SearchEngine): Promise<number[]> {
  setEngine(database, engine)
  const { createServer } = await import('#app/server.ts')
  const { systemIds, systemLog } = await import('#app/cli/system.ts')
  const { makeRealtime } = await import('#app/http/realtime-parts.ts')
  const context = { database, clock, ids: systemIds(), log: systemLog('silent'), demo: true }
  const server = await createServer({
    context,
    engines: { db: 'external', queue: 'postgres', search: 'postgres' },
    realtime: makeRealtime(context),
    port: 0,
    host: '127.0.0.1',
    mode: 'production',
  })
  const times: number[] = []
  for (let index = -10; index < PAGES; index += 1) {
    const address = PAGE_ADDRESSES[(index + 10) % PAGE_ADDRESSES.length] ?? '/search'
    const started = performance.now()
    const reply = await fetch(`${server.url}${address}`)
    await reply.text()
    if (reply.status !== 200) throw new Error(`${address} answered ${reply.status}`)
    if (index >= 0) times.push(performance.now() - started)
  }
  await server.close()
  return times
}
