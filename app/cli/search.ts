import {
  FACETS,
  type SearchAnswer,
  type SearchEngine,
  type SearchHit,
  type SearchQuery,
} from '#search/engine.ts'
import { loadCategories } from '#search/store.ts'
import { readFilters } from './search/read-filters.ts'
import { readOptions, type SearchOptions } from './search/read-options.ts'
import { type OpenedSearch, runWithSearch } from './search/with-search.ts'

/** `npm run search -- "words" [--engine …] [--filter …] [--sort …] [--limit N] [--json]`: ranked listings and facets. */
const USAGE =
  'npm run search -- "打头机 M12" [--engine postgres|meilisearch] [--filter county=330424] [--filter "strokesPerMinute>=120"] [--sort priceFen] [--limit 20] [--json]'
const PAGE = 50

const options = readOptions(process.argv.slice(2))
if ('faults' in options) refuse(options.faults)
else await runWithSearch((search) => run(search, options))

function refuse(faults: readonly string[]): number {
  process.stderr.write(`${faults.join('\n')}\n${USAGE}\n`)
  process.exitCode = 2
  return 2
}

async function run(search: OpenedSearch, asked: SearchOptions): Promise<number> {
  const { filters, faults } = readFilters(asked.filters, await loadCategories(search.database.sql))
  const engine = asked.engine === null ? search.engine : engineNamed(search, asked.engine)
  if (engine === null) return refuse(['$.engine: MEILI_URL is not set'])
  if (faults.length > 0) return refuse(faults)
  // The words of the field are read on first use: the time that is told is the query's.
  await engine.suggest('a', 1)
  const { text, sort, limit } = asked
  const query: Omit<SearchQuery, 'page' | 'pageSize'> = { text, filters, sort, facets: FACETS }
  const answer = await ask(engine, query, limit)
  if (asked.isJson) process.stdout.write(`${JSON.stringify(shapeOf(answer))}\n`)
  else print(answer)
  return 0
}

function engineNamed(search: OpenedSearch, name: 'postgres' | 'meilisearch'): SearchEngine | null {
  return name === 'postgres' ? search.postgres.engine : (search.meilisearch?.engine ?? null)
}

/** As many pages as the limit takes; pages neither repeat nor skip. */
async function ask(
  engine: SearchEngine,
  query: Omit<SearchQuery, 'page' | 'pageSize'>,
  limit: number,
): Promise<SearchAnswer> {
  const pageSize = Math.min(PAGE, limit)
  const first = await engine.search({ ...query, page: 1, pageSize })
  const hits: SearchHit[] = [...first.hits]
  for (let page = 2; hits.length < limit && hits.length === (page - 1) * pageSize; page += 1) {
    hits.push(...(await engine.search({ ...query, facets: [], page, pageSize })).hits)
  }
  return { ...first, hits: hits.slice(0, limit) }
}

function shapeOf({ engine, total, hits, facets, milliseconds }: SearchAnswer) {
  return {
    engine,
    total,
    hits: hits.map(({ id, title, category, supplier, county, firstSet }) => ({
      ...{ id, title, category, supplier, county, firstSet },
    })),
    facets,
    milliseconds,
  }
}

function print({ engine, total, isTotalExact, hits, facets, milliseconds, understood }: SearchAnswer): void {
  console.log(`${total}${isTotalExact ? '' : '+'} 个结果 results · ${engine} · ${milliseconds} ms`)
  if (understood.categories.length > 0)
    console.log(`理解为 understood as: ${understood.categories.join(', ')}`)
  if (understood.isWidened) console.log('已放宽条件 widened: near misses are shown, too')
  hits.forEach((hit, index) => {
    const yuan = (hit.priceFen / 100).toLocaleString('zh-CN')
    const level = hit.firstSet === null ? '' : ` · 首台套 ${hit.firstSet}`
    console.log(
      `${String(index + 1).padStart(3)}. ${hit.title} (${hit.model}) · ¥${yuan} · ${hit.leadTimeDays} 天 days`,
    )
    console.log(`     ${hit.supplier} · ${hit.county} · ${hit.category}${level} · ${hit.id}`)
  })
  for (const [facet, counts] of Object.entries(facets)) {
    const shown = Object.entries(counts).slice(0, 8)
    if (shown.length > 0)
      console.log(`${facet}: ${shown.map(([value, count]) => `${value} ${count}`).join(' · ')}`)
  }
}
