import { type EnqueuedTaskPromise, type Meilisearch, MeilisearchApiError, type TaskStatus } from 'meilisearch'
import { type Clock, dayInShanghai } from '#app/domain/shared/clock.ts'
import type { Sql, TransactionSql } from '#db/client.ts'
import { type MeiliSettings, openMeilisearch } from './meilisearch.ts'
import { type MeiliDocument, meiliDocument } from './meilisearch-document.ts'
import { knownCategories, LISTING_LOCK } from './postgres-index.ts'
import type { Rebuilt } from './rebuild.ts'
import { repairIndex, type SearchIndex } from './search-index.ts'
import { indexSettings } from './settings.ts'
import { listingIdsAfter, loadDocuments } from './store.ts'
import { differencesOf } from './verify.ts'
import type { KnownCategory } from './vocabulary.ts'

const REBUILD_LOCK = 7_241_905
const BATCH = 500
const PAGE = 1_000
/** Writing is for jobs: they have time. */
const WRITES_WITHIN_MS = 30_000
const TASK = { timeout: 120_000, interval: 20 }

/** A task that Meilisearch took and did not carry out, with what it says of it. */
export class MeiliTaskFault extends Error {
  constructor(status: TaskStatus, code: string | undefined, reason: string | undefined) {
    super(`the task ended as ${status}: ${code ?? ''} ${reason ?? ''}`)
    this.name = 'MeiliTaskFault'
  }
}

interface Parts {
  readonly sql: Sql
  readonly clock: Clock
  readonly client: Meilisearch
  readonly uid: string
}

/** The writing side of Meilisearch. Every write is waited for: a task that fails is a fault here, not a log line there. */
export function meilisearchIndex(parts: {
  readonly sql: Sql
  readonly clock: Clock
  readonly settings: MeiliSettings
}): SearchIndex {
  const { sql, clock, settings } = parts
  const own: Parts = {
    sql,
    clock,
    client: openMeilisearch(settings, WRITES_WITHIN_MS),
    uid: settings.indexUid,
  }
  const index: SearchIndex = {
    name: 'meilisearch',
    index: async (ids) => {
      const categories = await knownCategories(sql)
      const uids = (await hasIndex(own, nextOf(own))) ? [own.uid, nextOf(own)] : [own.uid]
      for (const task of await write(own, categories, ids, uids)) await carriedOut(own, task)
    },
    rebuild: () => rebuild(own, index),
    verify: async () => differencesOf(sql, await stampsOf(own)),
    isBuilt: async () => {
      if (!(await hasIndex(own, own.uid))) return false
      const { numberOfDocuments } = await own.client.index(own.uid).getStats()
      if (numberOfDocuments > 0) return true
      const [row] = await sql<{ none: boolean }[]>`
        select not exists (select 1 from listings where state = 'published') as none`
      return row?.none ?? false
    },
  }
  return index
}

const nextOf = ({ uid }: Parts): string => `${uid}_next`

async function hasIndex({ client }: Parts, uid: string): Promise<boolean> {
  try {
    await client.index(uid).getRawInfo()
    return true
  } catch (fault) {
    if (fault instanceof MeilisearchApiError && fault.cause?.code === 'index_not_found') return false
    throw fault
  }
}

/** Waits until a task is over; throws when it is not a success. */
async function done(task: EnqueuedTaskPromise): Promise<void> {
  ensureSuccess(await task.waitTask(TASK))
}

async function carriedOut({ client }: Parts, taskUid: number): Promise<void> {
  ensureSuccess(await client.tasks.waitForTask(taskUid, TASK))
}

function ensureSuccess(task: {
  status: TaskStatus
  error: { code?: string; message?: string } | null
}): void {
  if (task.status !== 'succeeded')
    throw new MeiliTaskFault(task.status, task.error?.code, task.error?.message)
}

/**
 * Hands over what these listings are now, published ones as documents, others as deletions; the uids of the
 * tasks. Listings are read under their locks and handed over before those are let go, so the order of tasks
 * is the order of reads, and the last one has read the newest state.
 */
async function write(
  { sql, clock, client }: Parts,
  categories: ReadonlyMap<string, KnownCategory>,
  ids: readonly string[],
  uids: readonly string[],
): Promise<number[]> {
  const sorted = [...new Set(ids)].sort()
  const today = dayInShanghai(clock.now())
  return (await sql.begin(async (tx: TransactionSql) => {
    await tx`select pg_advisory_xact_lock(${LISTING_LOCK}, hashtext(id)) from unnest(${sorted}::text[]) as wanted (id)`
    const documents = (await loadDocuments(tx, categories, sorted)).map((each) => meiliDocument(each, today))
    const published = new Set(documents.map(({ id }) => id))
    const gone = sorted.filter((id) => !published.has(id))
    const tasks: number[] = []
    for (const uid of uids) {
      const index = client.index<MeiliDocument>(uid)
      if (documents.length > 0)
        tasks.push((await index.addDocuments(documents, { primaryKey: 'id' })).taskUid)
      if (gone.length > 0) tasks.push((await index.deleteDocuments(gone)).taskUid)
    }
    return tasks
  })) as number[]
}

/**
 * Builds the index anew beside the one in use and swaps the two in one task, which is atomic. Changes made
 * meanwhile are written to both; a look at all of it afterwards catches what slipped between. One at a time.
 */
async function rebuild(own: Parts, index: SearchIndex): Promise<Rebuilt> {
  const { sql, clock, client, uid } = own
  const startedAt = clock.now().getTime()
  const lock = await sql.reserve()
  try {
    await lock`select pg_advisory_lock(${REBUILD_LOCK})`
    const next = nextOf(own)
    if (await hasIndex(own, next)) await done(client.deleteIndex(next))
    if (!(await hasIndex(own, uid))) await done(client.createIndex(uid, { primaryKey: 'id' }))
    await done(client.createIndex(next, { primaryKey: 'id' }))
    const categories = await knownCategories(sql)
    await done(client.index(next).updateSettings(indexSettings([...categories.values()])))
    const documents = await fill(own, categories)
    await done(client.swapIndexes([{ indexes: [uid, next], rename: false }]))
    await done(client.deleteIndex(next))
    await repairIndex(index)
    return { documents, milliseconds: clock.now().getTime() - startedAt }
  } finally {
    await lock`select pg_advisory_unlock(${REBUILD_LOCK})`
    lock.release()
  }
}

async function fill(own: Parts, categories: ReadonlyMap<string, KnownCategory>): Promise<number> {
  const { sql, client } = own
  const next = nextOf(own)
  const tasks: number[] = []
  for (let after = ''; ; ) {
    const ids = await listingIdsAfter(sql, after, BATCH)
    const last = ids.at(-1)
    if (last === undefined) break
    tasks.push(...(await write(own, categories, ids, [next])))
    after = last
  }
  for (const task of tasks) await carriedOut(own, task)
  return (await client.index(next).getStats()).numberOfDocuments
}

/** What the index has, by listing, page by page. */
async function stampsOf({ client, uid }: Parts): Promise<Map<string, string>> {
  const stamps = new Map<string, string>()
  for (let offset = 0; ; offset += PAGE) {
    const { results } = await client
      .index<MeiliDocument>(uid)
      .getDocuments<Pick<MeiliDocument, 'id' | 'stamp'>>({ fields: ['id', 'stamp'], limit: PAGE, offset })
    for (const { id, stamp } of results) stamps.set(id, stamp)
    if (results.length < PAGE) return stamps
  }
}
