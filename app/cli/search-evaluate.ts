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
import { openSearch } from '#search/open-search.ts'
import { systemLog } from './system.ts'

/**
 * `npm run search:evaluate [--json]`: the judged queries over the seeded catalogue, on a database of its own
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
  const { engine, postgres } = openSearch({ sql: database.sql, clock: { now: () => NOW } })
  await postgres.index.rebuild()
  const evaluation = await evaluate(database.sql, engine, NOW)
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ engine: engine.name, ...evaluation })}\n`)
  else print(engine.name, evaluation)
  await database.close()
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
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
