import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#db/client.ts'
import { startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { insertCatalogue } from '#db/seed/catalogue.ts'
import { buildCategories } from '#db/seed/catalogue-categories.ts'
import { buildCertificates, buildListings } from '#db/seed/catalogue-listings.ts'
import { buildFirms, insertFirms } from '#db/seed/firms.ts'
import { type Evaluation, evaluate } from '#search/evaluate.ts'
import type { MeiliSettings } from '#search/meilisearch.ts'
import { openSearch } from '#search/open-search.ts'
import { readSettings } from './settings.ts'
import { systemLog } from './system.ts'

/**
 * `npm run search:evaluate [-- --engine meilisearch] [--json]`: the judged queries over the seeded catalogue, on a database of its own
 * and a day of its own, so that two runs always agree.
 */
const NOW = new Date('2026-03-02T01:00:00Z')
const SEED = 20_260_302

const dataDir = mkdtempSync(join(tmpdir(), 'hecai-evaluate-'))
const server = await startEmbedded({ dataDir, ephemeral: true, log: systemLog('silent') })
try {
  await migrate(server.url)
  const database = openDatabase(server.url, { max: 4 })
  const seed = { seed: SEED, now: NOW }
  const listings = buildListings(seed)
  const certificates = buildCertificates(listings, seed)
  await insertFirms(database.sql, buildFirms(seed))
  await insertCatalogue(database.sql, { categories: buildCategories(), listings, certificates })
  const clock = { now: () => NOW }
  const search = openSearch({
    sql: database.sql,
    clock,
    meili: meiliOf(process.argv),
    log: systemLog('silent'),
  })
  const { engine, index } = search.meilisearch ?? search.postgres
  await index.rebuild()
  const evaluation = await evaluate(database.sql, engine, NOW)
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ engine: engine.name, ...evaluation })}\n`)
  else print(engine.name, evaluation)
  await database.close()
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

/** `--engine meilisearch` takes the server of MEILI_URL, with an index of its own beside the house's. */
function meiliOf(words: readonly string[]): MeiliSettings | null {
  const wanted = words[words.indexOf('--engine') + 1]
  if (!words.includes('--engine') || wanted === 'postgres') return null
  const { meili } = readSettings(process.env)
  if (wanted !== 'meilisearch' || meili === null) {
    process.stderr.write(
      wanted === 'meilisearch'
        ? '$.engine: MEILI_URL is not set\n'
        : '$.engine: one of postgres, meilisearch\n',
    )
    process.exit(2)
  }
  return { ...meili, indexUid: `${meili.indexUid}_evaluate` }
}

function print(engine: string, { queries, ndcg, recall, byKind, worst }: Evaluation): void {
  console.log(`${engine}: ${queries} 个查询 queries · nDCG@10 ${ndcg} · recall@20 ${recall}`)
  for (const [kind, own] of Object.entries(byKind)) {
    const figures = `nDCG@10 ${own.ndcg.toFixed(4)}  recall@20 ${own.recall.toFixed(4)}`
    console.log(`  ${kind.padEnd(12)} ${String(own.queries).padStart(3)}  ${figures}`)
  }
  console.log('最差 worst:')
  for (const { text, kind, ndcg: own } of worst.slice(0, 10))
    console.log(`  ${own.toFixed(3)} ${kind.padEnd(10)} ${text}`)
}
