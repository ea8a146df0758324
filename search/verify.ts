import type { Sql } from '#db/client.ts'
import { stampOf } from './documents.ts'
import { ACTIVE, knownCategories } from './postgres-index.ts'
import { listingIdsAfter, loadDocuments } from './store.ts'

/** How the index differs from the database: listing ids, sorted. */
export interface IndexDifferences {
  readonly checked: number
  /** Published and not in the index. */
  readonly missing: readonly string[]
  /** In the index and not published. */
  readonly surplus: readonly string[]
  /** In the index with other content than the listing has now. */
  readonly stale: readonly string[]
}

const BATCH = 500

/** Compares the database's own index with it. Reads only; nothing is repaired. */
export async function verifyPostgres(sql: Sql): Promise<IndexDifferences> {
  const rows = await sql<
    { listing_id: string; stamp: string }[]
  >`select listing_id, stamp from ${sql(ACTIVE)}`
  return differencesOf(sql, new Map(rows.map((row) => [row.listing_id, row.stamp])))
}

/** Compares every document with what its listing gives now; `stamps` is what an index has, by listing. */
export async function differencesOf(sql: Sql, stamps: Map<string, string>): Promise<IndexDifferences> {
  const categories = await knownCategories(sql)
  const missing: string[] = []
  const stale: string[] = []
  let checked = 0
  for (let after = ''; ; ) {
    const ids = await listingIdsAfter(sql, after, BATCH)
    const last = ids.at(-1)
    if (last === undefined) break
    for (const document of await loadDocuments(sql, categories, ids)) {
      const stamp = stamps.get(document.listingId)
      if (stamp === undefined) missing.push(document.listingId)
      else if (stamp !== stampOf(document)) stale.push(document.listingId)
      stamps.delete(document.listingId)
      checked += 1
    }
    after = last
  }
  return { checked, missing: missing.sort(), surplus: [...stamps.keys()].sort(), stale: stale.sort() }
}

export function isEqualIndex({ missing, surplus, stale }: IndexDifferences): boolean {
  return missing.length + surplus.length + stale.length === 0
}
