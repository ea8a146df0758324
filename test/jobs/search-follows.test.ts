import pino from 'pino'
import { expect, test } from 'vitest'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { attachCertificate } from '#app/use-cases/catalogue/attach-certificate.ts'
import { publishListing } from '#app/use-cases/catalogue/publish-listing.ts'
import { submitListing } from '#app/use-cases/catalogue/submit-listing.ts'
import { verifyCertificate } from '#app/use-cases/catalogue/verify-certificate.ts'
import { withdrawListing } from '#app/use-cases/catalogue/withdraw-listing.ts'
import { verifyOrganisation } from '#app/use-cases/identity/verify-organisation.ts'
import { clockwork } from '#jobs/clockwork.ts'
import { mockEscrowBank } from '#jobs/gateways/mock-escrow-bank.ts'
import { makeHandlers } from '#jobs/handlers/registry.ts'
import { indexChanged, repairMirror } from '#jobs/handlers/search.ts'
import type { SearchQuery } from '#search/engine.ts'
import { createPostgresEngine } from '#search/postgres.ts'
import { rebuildPostgres } from '#search/rebuild.ts'
import { postgresIndex, type SearchIndex } from '#search/search-index.ts'
import { isEqualIndex, verifyPostgres } from '#search/verify.ts'
import { openCatalogue } from '#test/support/catalogue.ts'
import { testDatabase } from '#test/support/database.ts'

const database = await testDatabase()
const bench = await openCatalogue(database)
const { sql } = database
const { clock, ids } = bench
await rebuildPostgres(sql, clock)
const engine = createPostgresEngine({ sql, clock })
const log = pino({ level: 'silent' })
const handlers = makeHandlers({
  bank: mockEscrowBank(database, 0),
  solve: async (instance) => solveByExhaustion(instance),
})
const work = clockwork({ database, clock, ids, handlers, log })
const operator = bench.as('org_operator')
const city = bench.as('org_bureau_city')

const ask = (more: Partial<SearchQuery>) =>
  engine.search({ text: '', filters: {}, sort: 'relevance', page: 1, pageSize: 50, facets: [], ...more })
const idsOf = async (more: Partial<SearchQuery>) => (await ask(more)).hits.map(({ id }) => id)

async function anyListing(state: string) {
  const [row] = await sql<{ id: string; supplier: string; model: string; version: number }[]>`
    select id, supplier_id as supplier, model, version from listings
    where state = ${state} and id not in (select listing_id from certificates) order by id limit 1`
  if (!row) throw new Error(`the seed has no listing that is ${state}`)
  return row
}

test('a listing is found once its publication has been told, and no longer once it is withdrawn', async () => {
  const { id, supplier, model, version } = await anyListing('draft')
  const owner = bench.as(supplier)
  expect((await submitListing(owner, { listingId: id })).ok).toBe(true)
  await work.settle()
  expect(await idsOf({ text: model })).not.toContain(id)
  expect((await publishListing(operator, { listingId: id, version })).ok).toBe(true)
  await work.settle()
  expect((await idsOf({ text: model }))[0]).toBe(id)
  expect((await withdrawListing(owner, { listingId: id })).ok).toBe(true)
  await work.settle()
  expect(await idsOf({ text: model })).not.toContain(id)
  expect(isEqualIndex(await verifyPostgres(sql))).toBe(true)
})

test('a verified certificate counts in search at once, and stops counting by itself on its last day', async () => {
  const { id, supplier } = await anyListing('published')
  const attached = await attachCertificate(bench.as(supplier), {
    listingId: id,
    level: 'international',
    number: 'INT-2026-0001',
    issuedOn: '2025-06-01',
  })
  if (!attached.ok) throw new Error(attached.refusal.code)
  await work.settle()
  const international = { filters: { supplier: [supplier], firstSet: ['international'] as const } }
  expect(await idsOf(international)).not.toContain(id)
  const { certificateId } = attached.value
  await verifyCertificate(city, { certificateId, refusedReason: null })
  await work.settle()
  expect(await idsOf(international)).toContain(id)
  await work.until(new Date('2028-05-31T15:59:59Z'))
  expect(await idsOf(international)).toContain(id)
  await work.until(new Date('2028-05-31T16:00:00Z'))
  expect(await idsOf(international)).not.toContain(id)
  const [line] = await sql`select event, actor_user_id from audit_trail where subject_id = ${certificateId}
    order by id desc limit 1`
  expect(line).toEqual({ event: 'expire', actor_user_id: null })
})

test('a firm’s new name is what its listings are found by', async () => {
  const { supplier } = await anyListing('published')
  await sql`update organisations set name = '嘉兴新名字试验机械有限公司', verified_at = null where id = ${supplier}`
  expect((await verifyOrganisation(operator, { organisationId: supplier })).ok).toBe(true)
  await work.settle()
  const { hits } = await ask({ text: '新名字试验' })
  expect(hits.length).toBeGreaterThan(0)
  expect(new Set(hits.map(({ supplierId }) => supplierId))).toEqual(new Set([supplier]))
})

test('two jobs for one listing at once leave one document that is right', async () => {
  const { id } = await anyListing('published')
  await sql`update listings set price_fen = price_fen + 100 where id = ${id}`
  const job = { database, clock, ids, log, messageId: 'm', attempt: 0 }
  await Promise.all(Array.from({ length: 8 }, () => indexChanged(job, null, [id])))
  expect(isEqualIndex(await verifyPostgres(sql))).toBe(true)
})

test('an engine that is away misses nothing: what it did not take is repaired when it is back', async () => {
  let isAway = true
  const taken: string[] = []
  const real = postgresIndex({ sql, clock })
  const mirror: SearchIndex = {
    ...real,
    index: async (listingIds) => {
      if (isAway) throw new Error('connection refused')
      taken.push(...listingIds)
    },
    verify: async () => ({ checked: 1, missing: ['lst_a'], surplus: [], stale: ['lst_b'] }),
    isBuilt: async () => {
      if (isAway) throw new Error('connection refused')
      return true
    },
  }
  const { id } = await anyListing('published')
  const job = { database, clock, ids, log, messageId: 'm', attempt: 0 }
  const deadline = async () =>
    (
      await sql`select due_at, done_at from deadlines where kind = 'search.repair' and subject_id = 'mirror'`
    )[0]
  await indexChanged(job, mirror, [id])
  expect(await deadline()).toEqual({ due_at: new Date(clock.now().getTime() + 60_000), done_at: null })
  clock.advance(60_000)
  await repairMirror(job, mirror)
  expect((await deadline())?.done_at).toBeNull()
  isAway = false
  clock.advance(60_000)
  await repairMirror(job, mirror)
  expect(taken).toEqual(['lst_a', 'lst_b'])
  expect((await deadline())?.done_at).toEqual(clock.now())
})
