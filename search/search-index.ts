import type { Sql } from '#db/client.ts'
import type { EngineName } from './engine.ts'
import { ACTIVE, indexListings } from './postgres-index.ts'
import { type Rebuilt, rebuildPostgres } from './rebuild.ts'
import { type IndexDifferences, verifyPostgres } from './verify.ts'

/** The writing side of an engine: how its index follows the database. Every call may be repeated. */
export interface SearchIndex {
  readonly name: EngineName
  /** Brings these listings up to date: written when published, taken out when not. */
  index(listingIds: readonly string[]): Promise<void>
  /** Builds the index anew beside the one in use and swaps it in without a gap. */
  rebuild(): Promise<Rebuilt>
  /** Compares every document with the database; reads only. */
  verify(): Promise<IndexDifferences>
  /** True when there is an index with something in it, or nothing that could be in it. */
  isBuilt(): Promise<boolean>
}

/** The index that lives in the database itself. */
export function postgresIndex(parts: { readonly sql: Sql; readonly clock: { now(): Date } }): SearchIndex {
  const { sql, clock } = parts
  return {
    name: 'postgres',
    index: async (ids) => {
      await indexListings(sql, ids)
    },
    rebuild: () => rebuildPostgres(sql, clock),
    verify: () => verifyPostgres(sql),
    // Rows of transactions that are still to come are a restored copy of another server's: they never age.
    isBuilt: async () => {
      const [row] = await sql<{ isBuilt: boolean }[]>`
        select (exists (select 1 from ${sql(ACTIVE)})
            or not exists (select 1 from listings where state = 'published'))
          and not exists (select 1 from ${sql(ACTIVE)}
            where changed >= pg_snapshot_xmax(pg_current_snapshot())) as "isBuilt"`
      return row?.isBuilt ?? false
    },
  }
}

/**
 * Puts right what `verify` finds, and says what that was. A listing that changes meanwhile is indexed by its
 * own change, so nothing is written that is older than what is there.
 */
export async function repairIndex(index: SearchIndex): Promise<IndexDifferences> {
  const found = await index.verify()
  const ids = [...found.missing, ...found.surplus, ...found.stale]
  for (let from = 0; from < ids.length; from += BATCH) await index.index(ids.slice(from, from + BATCH))
  return found
}

const BATCH = 250

/** Where an index is empty though it should not be (a first start, a new engine), it is built. */
export async function ensureBuilt(index: SearchIndex): Promise<void> {
  if (!(await index.isBuilt())) await index.rebuild()
}
