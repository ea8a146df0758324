import type { SearchWords } from '#app/contracts/search.ts'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'
import { engineOf } from '../catalogue/engine.ts'
import { queryOf } from '../catalogue/search-listings.ts'

const PAGE_SIZE = 100
/** So many hits of one search are looked through at most. */
const MOST_PAGES = 5

/** The listings that a saved search finds now, at most 500; empty when it is gone. */
export async function findSearchHits(database: Database, clock: Clock, searchId: string): Promise<string[]> {
  const [row] = await database.sql<{ words: SearchWords }[]>`
    select query as words from saved_searches where id = ${searchId}`
  if (!row) return []
  const engine = engineOf(database, clock)
  const query = { ...queryOf(row.words, { category: null, path: '' }), pageSize: PAGE_SIZE, facets: [] }
  const found: string[] = []
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { hits } = await engine.search({ ...query, page })
    found.push(...hits.map(({ id }) => id))
    if (hits.length < PAGE_SIZE) break
  }
  return found
}
