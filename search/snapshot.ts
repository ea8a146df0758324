import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '#db/client.ts'
import { type ColumnRow, Columns } from './columns.ts'
import { Leaves } from './leaves.ts'
import { ACTIVE } from './postgres-index.ts'

/** The index as an engine remembers it: narrow columns, sets of documents per token, and up to where it read. */
export interface Snapshot {
  readonly columns: Columns
  readonly leaves: Leaves
  /** Which table was read: a rebuild puts another one in its place. */
  readonly generation: string
  /** Every transaction before this one is in it. */
  horizon: string
}

const CHUNK = 5_000
/** A rebuilt index that takes longer to read than this is read on in the background. */
const PATIENCE_MS = 400

/** Keeps one snapshot of the index and brings it up to date before it is used. */
export interface SnapshotKeeper {
  /** The snapshot with everything in it that was committed before the call. */
  fresh(): Promise<Snapshot>
}

/**
 * What changed is found by transaction ids: a snapshot's horizon is the oldest transaction that was still
 * running, so rows of that one and younger ones are read (again) next time. None is missed, whatever the
 * order of commits. Calls at the same time share one look.
 */
export function keepSnapshot(sql: Sql): SnapshotKeeper {
  let known: Snapshot | null = null
  let running: Promise<Snapshot> | null = null
  let next: Promise<Snapshot> | null = null
  const look = async (): Promise<Snapshot> => {
    const current = known
    if (current === null || !(await catchUp(sql, current))) {
      const loading = load(sql).then((loaded) => {
        known = loaded
        return loaded
      })
      if (current === null) return loading
      loading.catch(() => {})
      return Promise.race([loading, sleep(PATIENCE_MS, current, { ref: false })])
    }
    return current
  }
  const start = (): Promise<Snapshot> => {
    running = look().finally(() => {
      running = null
    })
    return running
  }
  return {
    fresh() {
      if (running === null) return start()
      // One that is on its way may have looked before the caller's change was committed.
      next ??= running.then(
        () => begin(),
        () => begin(),
      )
      return next
    },
  }
  function begin(): Promise<Snapshot> {
    next = null
    return start()
  }
}

interface StoredRow extends Omit<ColumnRow, 'specs'> {
  readonly specs: ColumnRow['specs']
}

const day = (sql: Sql, column: string) => sql`coalesce(${sql(column)} - date '1970-01-01', 0)`

function columnsOf(sql: Sql) {
  return sql`doc, category, cluster, county, is_local as "isLocal", supplier_id as "supplierId",
    ${day(sql, 'international_until')} as international, ${day(sql, 'national_until')} as national,
    ${day(sql, 'provincial_until')} as provincial, energy_grade as "energyGrade", price_fen::float8 as "priceFen",
    lead_time_days as "leadTimeDays", quality, specs`
}

/** Reads the whole index: a hundred thousand documents in about a second. */
async function load(sql: Sql): Promise<Snapshot> {
  const columns = new Columns()
  const leaves = new Leaves(columns)
  const found = await sql.begin('isolation level repeatable read read only', async (tx) => {
    const [position] = await tx<{ generation: string; horizon: string }[]>`
      select ${ACTIVE}::regclass::oid::text as generation,
        pg_snapshot_xmin(pg_current_snapshot())::text as horizon`
    const rows = tx<StoredRow[]>`select ${columnsOf(sql)} from ${tx(ACTIVE)} order by doc`.cursor(CHUNK)
    for await (const chunk of rows) for (const row of chunk) columns.put(row)
    return position
  })
  return { columns, leaves, generation: found?.generation ?? '', horizon: found?.horizon ?? '0' }
}

interface Changes {
  readonly generation: string
  readonly horizon: string
  readonly changed: (StoredRow & { tokens: string[] })[] | null
  readonly removed: number[] | null
}

/** Reads what changed since the horizon into the snapshot; false when another table is in its place. */
async function catchUp(sql: Sql, snapshot: Snapshot): Promise<boolean> {
  const since = snapshot.horizon
  const [changes] = await sql<Changes[]>`
    select ${ACTIVE}::regclass::oid::text as generation, pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
      (select jsonb_agg(row) from (select ${columnsOf(sql)}, tsvector_to_array(words) as tokens
        from ${sql(ACTIVE)} where changed >= ${since}::xid8) as row) as changed,
      (select array_agg(doc) from search_removed where changed >= ${since}::xid8) as removed`
  if (changes?.generation !== snapshot.generation) return false
  const { columns, leaves } = snapshot
  for (const doc of changes.removed ?? []) {
    const slot = columns.remove(doc)
    if (slot !== undefined) leaves.touch(slot, null)
  }
  for (const { tokens, ...row } of changes.changed ?? []) leaves.touch(columns.put(row), tokens)
  snapshot.horizon = changes.horizon
  return true
}
