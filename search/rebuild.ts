import type { Sql, TransactionSql } from '#db/client.ts'
import { ACTIVE, knownCategories, NEXT, SWAP_LOCK, writeListings } from './postgres-index.ts'
import { listingIdsAfter } from './store.ts'

const BATCH = 250
const REBUILD_LOCK = 7_241_904

export interface Rebuilt {
  readonly documents: number
  readonly milliseconds: number
}

/**
 * Builds the index anew beside the one in use and swaps them in one transaction: a reader sees the old one or
 * the new one, never none. Changes made meanwhile are written to both. Only one rebuild at a time: another one
 * waits for it, and an abandoned one is begun again.
 */
export async function rebuildPostgres(sql: Sql, clock: { now(): Date }): Promise<Rebuilt> {
  const startedAt = clock.now().getTime()
  const lock = await sql.reserve()
  try {
    await lock`select pg_advisory_lock(${REBUILD_LOCK})`
    await alone(sql, async (tx) => {
      await tx`drop table if exists ${tx(NEXT)}`
      await tx`create table ${tx(NEXT)} (like ${tx(ACTIVE)} including all excluding indexes)`
      await tx`alter table ${tx(NEXT)} add primary key (listing_id)`
    })
    const documents = await fill(sql)
    await asOwner(sql, addIndexes)
    await alone(sql, async (tx) => {
      await tx`analyze ${tx(NEXT)}`
      await tx`drop table ${tx(ACTIVE)}`
      await tx`delete from search_removed`
      await tx`alter table ${tx(NEXT)} rename to ${tx(ACTIVE)}`
    })
    return { documents, milliseconds: clock.now().getTime() - startedAt }
  } finally {
    await lock`select pg_advisory_unlock(${REBUILD_LOCK})`
    lock.release()
  }
}

/** The indexes of the table in use, made at once over all that is filled in: an inverted index grows slowly. */
async function addIndexes(sql: TransactionSql): Promise<void> {
  const rows = await sql<{ definition: string }[]>`
    select pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid = ${ACTIVE}::regclass and not indisprimary order by indexrelid`
  for (const { definition } of rows) {
    const next = definition.replace(/INDEX \S+ ON \S+/, `INDEX ON ${NEXT}`)
    await sql.unsafe(next)
  }
}

/** Tables are made and dropped as their owner: the role that the product runs in may only fill them. */
async function asOwner(sql: Sql, work: (tx: TransactionSql) => Promise<void>): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local role none`
    await work(tx)
  })
}

async function alone(sql: Sql, work: (tx: TransactionSql) => Promise<void>): Promise<void> {
  await asOwner(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(${SWAP_LOCK})`
    await work(tx)
  })
}

async function fill(sql: Sql): Promise<number> {
  const categories = await knownCategories(sql)
  let documents = 0
  for (let after = ''; ; ) {
    const ids = await listingIdsAfter(sql, after, BATCH)
    const last = ids.at(-1)
    if (last === undefined) return documents
    const { written } = (await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock_shared(${SWAP_LOCK})`
      return writeListings(tx, categories, ids, [NEXT])
    })) as { written: number }
    documents += written
    after = last
  }
}
