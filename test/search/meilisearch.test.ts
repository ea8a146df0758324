import { Meilisearch } from 'meilisearch'
import { expect, test } from 'vitest'
import type { SearchQuery } from '#search/engine.ts'
import { evaluate } from '#search/evaluate.ts'
import { meilisearchIndex } from '#search/meilisearch-index.ts'
import { browserTokens } from '#search/meilisearch-token.ts'
import { openSearch } from '#search/open-search.ts'
import { isEqualIndex } from '#search/verify.ts'
import { manualClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { openMeiliDouble } from '#test/support/meilisearch/server.ts'
import { SEED_NOW, seedSearch } from './seeded.ts'

const database = await testDatabase()
const { sql } = database
await seedSearch(sql)
const double = await openMeiliDouble()
const clock = manualClock(SEED_NOW.toISOString())
const settings = { url: double.url, apiKey: double.masterKey, indexUid: 'listings' }
const told: string[] = []
const log = {
  warn: (_: object, words: string) => void told.push(words),
  info: (_: object, words: string) => void told.push(words),
}
const { engine, meilisearch, postgres } = openSearch({ sql, clock, meili: settings, log })
if (!meilisearch) throw new Error('no second engine')
const { index } = meilisearch
const query: SearchQuery = {
  text: '打头机 M12',
  filters: {},
  sort: 'relevance',
  page: 1,
  pageSize: 20,
  facets: ['county'],
}

test('before the index is built the other engine answers', async () => {
  expect(await index.isBuilt()).toBe(false)
  expect((await engine.search(query)).engine).toBe('postgres')
  expect(told.at(-1)).toMatch(/the other one answers/)
})

test('a rebuild makes the next index, sets it up, fills it, swaps it in, and drops the old one', async () => {
  const from = double.requests.length
  const { documents } = await index.rebuild()
  const steps = double.requests.slice(from).filter((request) => !/GET \/(tasks|indexes)/.test(request))
  expect([...new Set(steps)]).toEqual([
    'POST /indexes',
    'PATCH /indexes/listings_next/settings',
    'POST /indexes/listings_next/documents',
    'POST /indexes/listings_next/documents/delete-batch',
    'POST /swap-indexes',
    'DELETE /indexes/listings_next',
  ])
  expect(double.indexes()).toEqual(['listings'])
  expect(double.documents('listings').size).toBe(documents)
  expect(isEqualIndex(await index.verify())).toBe(true)
  expect((await engine.search(query)).engine).toBe('meilisearch')
})

test('the settings say Chinese, the words of the field, what may be filtered and how it is ranked', () => {
  const made = double.settings('listings')
  expect(made.localizedAttributes).toEqual([{ attributePatterns: ['*'], locales: ['cmn', 'eng'] }])
  expect(made.synonyms?.打头机).toContain('冷镦机')
  expect(made.dictionary).toContain('打头机')
  expect(made.rankingRules?.at(-1)).toBe('id:asc')
  expect(JSON.stringify(made.filterableAttributes)).toContain('specs.*')
  expect(made.displayedAttributes).not.toContain('strong')
})

test('readers see a whole index all through a rebuild', async () => {
  const whole = (await meilisearch.engine.search({ ...query, text: '' })).total
  const seen = new Set<number>()
  let isOver = false
  const reading = (async () => {
    while (!isOver) seen.add((await meilisearch.engine.search({ ...query, text: '' })).total)
  })()
  await index.rebuild()
  isOver = true
  await reading
  expect([...seen]).toEqual([whole])
})

test('what changes while a rebuild runs is in the new index, too', async () => {
  const id = [...double.documents('listings').keys()][0] ?? ''
  const rebuilding = index.rebuild()
  await sql`update listings set title = '重建时改名的冷镦机' where id = ${id}`
  await Promise.all([rebuilding, index.index([id])])
  expect(double.documents('listings').get(id)?.title).toBe('重建时改名的冷镦机')
  expect(isEqualIndex(await index.verify())).toBe(true)
})

test('a task that fails is a fault where it was given, with the server’s reason', async () => {
  const strange = meilisearchIndex({ sql, clock, settings: { ...settings, indexUid: 'strange' } })
  const client = new Meilisearch({ host: settings.url, apiKey: settings.apiKey })
  const task = await client
    .index('listings')
    .addDocuments([{ id: 'no id at all' }])
    .waitTask()
  expect(task).toMatchObject({ status: 'failed', error: { code: 'invalid_document_id' } })
  await expect(strange.verify()).rejects.toMatchObject({ cause: { code: 'index_not_found' } })
})

test('verify names what differs and a wrong key is a fault, not an empty index', async () => {
  const id = [...double.documents('listings').keys()][1] ?? ''
  const client = new Meilisearch({ host: settings.url, apiKey: settings.apiKey })
  await client.index('listings').deleteDocuments([id]).waitTask()
  expect(await index.verify()).toMatchObject({ missing: [id], surplus: [], stale: [] })
  await index.index([id])
  expect(isEqualIndex(await index.verify())).toBe(true)
  const stranger = meilisearchIndex({ sql, clock, settings: { ...settings, apiKey: 'wrong' } })
  await expect(stranger.isBuilt()).rejects.toMatchObject({ cause: { code: 'invalid_api_key' } })
})

test('a browser’s token searches this index, nothing else, writes nothing, and ends', async () => {
  const { token, indexUid, expiresAt } = await browserTokens({ clock: { now: () => new Date() }, settings })()
  expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(3_500_000)
  const browser = new Meilisearch({ host: settings.url, apiKey: token })
  const { results } = await browser.multiSearch({ queries: [{ indexUid, q: '冷镦机', limit: 3 }] })
  expect(results[0]?.hits.length).toBe(3)
  expect(Object.keys(results[0]?.hits[0] ?? {})).not.toContain('strong')
  await expect(browser.multiSearch({ queries: [{ indexUid: 'others', q: '' }] })).rejects.toThrow()
  await expect(browser.index(indexUid).deleteAllDocuments()).rejects.toThrow()
  const past = { now: () => new Date(Date.now() - 7_200_000) }
  const old = await browserTokens({ clock: past, settings })()
  const late = new Meilisearch({ host: settings.url, apiKey: old.token })
  await expect(late.multiSearch({ queries: [{ indexUid, q: '冷镦机' }] })).rejects.toThrow()
})

test('a server that answers with faults costs the reader nothing, and is left alone after three', async () => {
  double.feel('refuses')
  const from = double.requests.length
  for (let round = 0; round < 10; round += 1) {
    const answer = await engine.search(query)
    expect(answer).toMatchObject({ engine: 'postgres' })
    expect(answer.hits.length).toBeGreaterThan(0)
  }
  expect(double.requests.length - from).toBe(3)
  expect(engine.name).toBe('postgres')
  expect((await engine.suggest('ldj', 5))[0]?.value).toBe('cold-heading-machine')
  clock.advance(10_001)
  await engine.search(query)
  await engine.search(query)
  expect(double.requests.length - from).toBe(4)
  double.feel('well')
  clock.advance(10_001)
  expect((await engine.search(query)).engine).toBe('meilisearch')
  expect(engine.name).toBe('meilisearch')
  expect(told.at(-1)).toBe('the search engine answers again')
})

test('a server that never answers is given up in seconds', async () => {
  double.feel('hangs')
  const started = performance.now()
  expect((await engine.search(query)).engine).toBe('postgres')
  expect(performance.now() - started).toBeLessThan(4_000)
  double.feel('well')
})

test('both engines give the first places to the same kind of machine in nearly every judged query', async () => {
  const here = await evaluate(sql, postgres.engine, SEED_NOW)
  const there = await evaluate(sql, meilisearch.engine, SEED_NOW)
  expect(here.ndcg).toBeGreaterThanOrEqual(0.9)
  expect(there.ndcg).toBeGreaterThanOrEqual(0.85)
})
