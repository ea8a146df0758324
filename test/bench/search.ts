import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase, type Sql } from '#db/client.ts'
import { startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { insertCategories } from '#db/seed/catalogue.ts'
import { buildCategories } from '#db/seed/catalogue-categories.ts'
import { seededRandom } from '#db/seed/catalogue-random.ts'
import type { SearchDocument } from '#search/documents.ts'
import { FACETS, type SearchEngine, type SearchFilters, type SearchQuery } from '#search/engine.ts'
import { createPostgresEngine } from '#search/postgres.ts'
import { writeDocuments } from '#search/postgres-index.ts'
import { syntheticDocuments } from '#test/search/synthetic-listings.ts'
import { type Figure, plain, quantile, wait } from './figure.ts'

const NOW = new Date('2026-03-02T01:00:00Z')
const QUERIES = 600
const P99_LIMIT_MS = 50
const SUGGEST_LIMIT_MS = 20
const GROWTH_LIMIT = 3

const TEXTS =
  "打头机 M12|冷镦机|ldj|lengduiji|冷敦机|搓牙机 M8|网带炉 500kg/h以上|袜机 168针|一体袜机|加工中心 50万以内|五轴加工中心|空压机 22kW|永磁变频空压机|机器人 20kg|首台套 加工中心|本地 激光切割机|海盐 冷镦机|数控|节能|自动|全自动|伺服|机器人|AGV 1吨|compressor|lazer cutter|光学筛选几|冷鐓機|AB-M12-2D2B|m12 二模二冲|储能柜 215度|恒瑞|瑞岳 空压机|螺丝打头机哪家好|注塑机|😀|' or 1=1 --|每分钟120次以上的打头机|cnc|X射线检测".split(
    '|',
  )
const PREFIXES =
  'l ld ldj leng 冷 冷镦 打 打头 a ab ab- ac 数 数控 袜 一体 jia jiag 恒 恒瑞 机 m m1 mc x 光 激 kong 储 ag'.split(
    ' ',
  )

/** 10 000 and 100 000 made-up listings, every facet counted, in one process beside the database. */
export async function bench(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hecai-bench-search-'))
  const server = await startEmbedded({ dataDir, ephemeral: true, log: { info: () => {}, warn: () => {} } })
  await migrate(server.url)
  const database = openDatabase(server.url, { max: 4 })
  try {
    await insertCategories(database.sql, buildCategories())
    const small = await measureSize(database, 10_000)
    const large = await measureSize(database, 100_000)
    const writing = await measureUnderWrites(database)
    return [
      plain('engine p50 at 10 000', 'ms', small.p50),
      plain('engine p99 at 10 000', 'ms', small.p99),
      plain('engine p50 at 100 000', 'ms', large.p50),
      wait('engine p99 at 100 000', 'ms', large.p99, P99_LIMIT_MS),
      wait('p99 at 100 000 to p99 at 10 000', 'times', large.p99 / small.p99, GROWTH_LIMIT),
      plain('suggestions p50 at 100 000', 'ms', large.suggestP50),
      wait('suggestions p99 at 100 000', 'ms', large.suggestP99, SUGGEST_LIMIT_MS),
      wait('engine p99 at 100 000 while written to', 'ms', writing.p99, P99_LIMIT_MS),
      plain('documents written meanwhile', '1/s', writing.writesPerSecond),
      plain('index build per 1 000 documents', 'ms', large.buildMsPerThousand),
      plain('index size at 100 000', 'MB', large.indexMegabytes),
      plain('resident memory of the engine’s process', 'MB', process.memoryUsage.rss() / 1e6),
    ]
  } finally {
    await database.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measureSize({ sql }: Database, size: number) {
  await sql`truncate search_documents`
  const started = performance.now()
  let batch: SearchDocument[] = []
  for (const document of syntheticDocuments(size, 5)) {
    batch.push(document)
    if (batch.length === 500) {
      await writeDocuments(sql, 'search_documents', batch)
      batch = []
    }
  }
  const buildMsPerThousand = (performance.now() - started) / (size / 1000)
  await sql`vacuum analyze search_documents`
  const engine = createPostgresEngine({ sql, clock: { now: () => NOW } })
  await run(engine, 100, 1)
  const times = await run(engine, QUERIES, 2)
  const typing = await type(engine)
  const [bytes] = await sql<{ size: bigint }[]>`select pg_total_relation_size('search_documents') as size`
  return {
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    suggestP50: quantile(typing, 0.5),
    suggestP99: quantile(typing, 0.99),
    buildMsPerThousand,
    indexMegabytes: Number(bytes?.size ?? 0n) / 1e6,
  }
}

/** Searches one after the other while one writer changes and moves documents as fast as it can. */
async function measureUnderWrites({ sql }: Database) {
  const engine = createPostgresEngine({ sql, clock: { now: () => NOW } })
  let isOver = false
  let written = 0
  const started = performance.now()
  const writer = (async () => {
    for (let round = 0; !isOver; round += 1) {
      written += await touch(sql, round)
    }
  })()
  const times = await run(engine, QUERIES / 2, 3)
  isOver = true
  await writer
  return { p99: quantile(times, 0.99), writesPerSecond: written / ((performance.now() - started) / 1000) }
}

async function touch(sql: Sql, round: number): Promise<number> {
  const documents = [...syntheticDocuments(10, 1000 + round)].map((document, index) => ({
    ...document,
    listingId: `syn_${String((round * 37 + index * 991) % 100_000).padStart(7, '0')}`,
  }))
  await writeDocuments(sql, 'search_documents', documents)
  return documents.length
}

async function run(engine: SearchEngine, queries: number, seed: number): Promise<number[]> {
  const random = seededRandom(seed)
  const times: number[] = []
  for (let index = 0; index < queries; index += 1) {
    const query: SearchQuery = {
      text: random.chance(0.75) ? random.pick(TEXTS) : '',
      filters: random.chance(0.5) ? filtersOf(random) : {},
      sort: random.pick([
        'relevance',
        'relevance',
        'relevance',
        'priceFen',
        'leadTimeDays',
        'firstSet',
      ] as const),
      page: random.chance(0.8) ? 1 : random.between(2, 40),
      pageSize: 20,
      facets: FACETS,
    }
    const started = performance.now()
    await engine.search(query)
    const took = performance.now() - started
    times.push(took)
    if (process.env.BENCH_SLOW && took > Number(process.env.BENCH_SLOW)) {
      process.stderr.write(`${took.toFixed(1)} ms ${JSON.stringify({ ...query, facets: undefined })}\n`)
    }
  }
  return times
}

function filtersOf(random: ReturnType<typeof seededRandom>): SearchFilters {
  return random.pick<SearchFilters>([
    { county: ['330424'] },
    { category: ['cold-heading-machine'] },
    { firstSet: ['international', 'national'] },
    { local: true },
    { category: ['air-compressor'], energyGrade: [1] },
    { county: ['330424', '330482'], priceBand: ['5-20', '20-50'] },
    { cluster: ['haiyan-fasteners'], leadBand: ['0-15', '16-30'], local: true },
    { category: ['cold-heading-machine'], specs: [{ key: 'strokesPerMinute', kind: 'range', min: 120 }] },
    { priceFen: { min: 10_000_000, max: 30_000_000 } },
  ])
}

async function type(engine: SearchEngine): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < 15; round += 1) {
    for (const prefix of PREFIXES) {
      const started = performance.now()
      await engine.suggest(prefix, 8)
      times.push(performance.now() - started)
    }
  }
  return times
}
