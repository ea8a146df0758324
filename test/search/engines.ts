import type { Database } from '#db/client.ts'
import type { MeiliSettings } from '#search/meilisearch.ts'
import { openSearch, type SearchSetup } from '#search/open-search.ts'
import { type MeiliDouble, openMeiliDouble } from '#test/support/meilisearch/server.ts'
import { SEED_NOW, seedSearch } from './seeded.ts'

const quiet = { warn: () => {}, info: () => {} }
export const clock = { now: () => SEED_NOW }

export interface TestEngines extends SearchSetup {
  readonly meilisearch: NonNullable<SearchSetup['meilisearch']>
  readonly settings: MeiliSettings
  /** null where MEILI_URL names a real server. */
  readonly double: MeiliDouble | null
}

/** Both engines over the seeded catalogue: Meilisearch itself where MEILI_URL names one, else its double. */
export async function openEngines(database: Database): Promise<TestEngines> {
  await seedSearch(database.sql)
  const url = process.env.MEILI_URL
  const double = url ? null : await openMeiliDouble()
  const settings = {
    url: url ?? double?.url ?? '',
    apiKey: url ? (process.env.MEILI_API_KEY ?? null) : (double?.masterKey ?? null),
    indexUid: `test_${process.pid}_${Date.now()}`,
  }
  const search = openSearch({ sql: database.sql, clock, meili: settings, log: quiet })
  if (!search.meilisearch) throw new Error('no second engine')
  await search.meilisearch.index.rebuild()
  return { ...search, meilisearch: search.meilisearch, settings, double }
}
