import { expect, test } from 'vitest'
import type { SearchQuery } from '#search/engine.ts'
import { createPostgresEngine } from '#search/postgres.ts'
import { indexListings } from '#search/postgres-index.ts'
import { rebuildPostgres } from '#search/rebuild.ts'
import { ensureBuilt, postgresIndex, repairIndex } from '#search/search-index.ts'
import { isEqualIndex, verifyPostgres } from '#search/verify.ts'
import { testDatabase } from '#test/support/database.ts'
import { SEED_NOW, seedSearch } from './seeded.ts'

const database = await testDatabase()
const { sql } = database
await seedSearch(sql)
const clock = { now: () => SEED_NOW }
const index = postgresIndex({ sql, clock })
const engine = createPostgresEngine({ sql, clock })
const EVERYTHING: SearchQuery = {
  text: '',
  filters: {},
  sort: 'relevance',
  page: 1,
  pageSize: 1,
  facets: [],
}
const snapshot = async () =>
  sql`select listing_id, stamp, words::text, specs, shown from search_documents order by listing_id`

test('a rebuild gives the same index, document by document', async () => {
  const before = await snapshot()
  const { documents } = await rebuildPostgres(sql, clock)
  expect(documents).toBe(before.length)
  expect(await snapshot()).toEqual(before)
})

test('readers see the whole catalogue all the time while it is rebuilt', async () => {
  const { total } = await engine.search(EVERYTHING)
  let isOver = false
  const seen = new Set<number>()
  const reading = (async () => {
    while (!isOver) seen.add((await engine.search(EVERYTHING)).total)
  })()
  for (let round = 0; round < 3; round += 1) await rebuildPostgres(sql, clock)
  isOver = true
  await reading
  expect([...seen]).toEqual([total])
})

test('what changes while a rebuild runs is in the new index', async () => {
  const [first] = await sql<
    { id: string }[]
  >`select listing_id as id from search_documents order by 1 limit 1`
  const id = first?.id ?? ''
  const rebuilding = rebuildPostgres(sql, clock)
  await sql`update listings set title = '换了名字的冷镦机' where id = ${id}`
  await Promise.all([rebuilding, indexListings(sql, [id])])
  const [row] = await sql`select shown->>'title' as title from search_documents where listing_id = ${id}`
  expect(row?.title).toBe('换了名字的冷镦机')
  expect(isEqualIndex(await verifyPostgres(sql))).toBe(true)
})

test('two rebuilds at once are one after the other, and both leave an index that is right', async () => {
  const both = await Promise.all([rebuildPostgres(sql, clock), rebuildPostgres(sql, clock)])
  expect(both.map(({ documents }) => documents)).toEqual([both[0]?.documents, both[0]?.documents])
  expect(isEqualIndex(await verifyPostgres(sql))).toBe(true)
})

test('verify names what is missing, surplus and stale, and a repair puts it right', async () => {
  const [a, b, c] = await sql<
    { id: string }[]
  >`select listing_id as id from search_documents order by 1 limit 3`
  if (!a || !b || !c) throw new Error('the seed is too small')
  await sql`delete from search_documents where listing_id = ${a.id}`
  await sql`update listings set price_fen = price_fen + 1 where id = ${b.id}`
  await sql`update listings set state = 'withdrawn' where id = ${c.id}`
  const wrong = { missing: [a.id], surplus: [c.id], stale: [b.id] }
  expect(await verifyPostgres(sql)).toMatchObject(wrong)
  expect(await repairIndex(index)).toMatchObject(wrong)
  expect(isEqualIndex(await verifyPostgres(sql))).toBe(true)
})

test('an index that is empty though it should not be is built at the start, a good one is left alone', async () => {
  await ensureBuilt(index)
  const before = await sql`select 'search_documents'::regclass::oid as oid`
  await sql`truncate search_documents`
  expect(await index.isBuilt()).toBe(false)
  await ensureBuilt(index)
  expect(await index.isBuilt()).toBe(true)
  expect(isEqualIndex(await verifyPostgres(sql))).toBe(true)
  const built = await sql`select 'search_documents'::regclass::oid as oid`
  expect(built).not.toEqual(before)
  await ensureBuilt(index)
  expect(await sql`select 'search_documents'::regclass::oid as oid`).toEqual(built)
})
