import { expect, test } from 'vitest'
import { rebuildPostgres } from '#search/rebuild.ts'
import { openCatalogue } from '#test/support/catalogue.ts'
import { testDatabase } from '#test/support/database.ts'
import { addFirm, browserAt, openTestServer } from '#test/support/house.ts'

const database = await testDatabase()
const { clock } = await openCatalogue(database)
await rebuildPostgres(database.sql, clock)
await addFirm(database, 'maker', ['supplier'])
const house = await openTestServer(database)
const visitor = browserAt(house.url)
const SLOW_MS = 5_000
const enc = encodeURIComponent

test('the search page shows what was found, marked, with its facets and their counts', async () => {
  const page = await visitor.get(`/search?q=${enc('打头机 M12')}`)
  expect(page.status).toBe(200)
  expect(page.text).toContain('冷镦机')
  expect(page.text).toMatch(/<mark[^>]*>M12<\/mark>/)
  expect(page.text).toMatch(/name="county"/)
})

test.each([
  ['ten thousand characters', `q=${enc('冷'.repeat(1_200))}`],
  ['control characters', `q=${enc('冷\u0000\u0007镦\u202e机')}`],
  ['emoji', `q=${enc('😀🏭')}`],
  ['half a surrogate pair', 'q=%ED%A0%BD'],
  ['SQL', `q=${enc("' or 1=1; drop table listings; --")}`],
  ['filter syntax', `q=${enc('county = "330424" OR id EXISTS')}`],
  ['HTML', `q=${enc('<script>alert(1)</script>')}`],
  [
    'unknown facets',
    'colour=red&county=atlantis&firstSet=galactic&energyGrade=9&priceBand=free&supplier=org_none',
  ],
  [
    'facets that every object answers to',
    'county=__proto__&priceBand=constructor&category=__proto__&supplier=toString',
  ],
  ['facets with SQL', `county=${enc("' or '1'='1")}&category=${enc('x; drop')}`],
  ['ranges upside down', 'category=cold-heading-machine&min.strokesPerMinute=500&max.strokesPerMinute=1'],
  ['specs that nobody knows', 'min.nothing=1&is.constructor=yes&in.__proto__=x&max.strokesPerMinute=many'],
  ['page 10^9', 'page=1000000000'],
  ['page minus one', 'page=-1'],
  ['a page that is a word', 'page=last&sort=luck'],
  ['a thousand parameters', Array.from({ length: 300 }, (_, at) => `county=c${at}&min.k${at}=1`).join('&')],
])('an address with %s is answered, soon, and nothing in it becomes a tag', async (_name, query) => {
  for (const path of ['/search', '/categories/cold-heading-machine', '/search/suggest']) {
    const started = performance.now()
    const page = await visitor.get(`${path}?${query}`)
    expect(page.status, path).toBe(200)
    expect(performance.now() - started).toBeLessThan(SLOW_MS)
    expect(page.text).not.toContain('<script>alert(1)')
  }
})

test('an address beyond what a server reads is refused by it, not a fault of ours', async () => {
  const reply = await visitor.get(`/search?q=${enc('冷镦机 '.repeat(2_500))}`)
  expect([200, 414, 431]).toContain(reply.status)
})

test('an upside-down range finds nothing and says so; its fields keep what was typed', async () => {
  const page = await visitor.get(
    '/categories/cold-heading-machine?min.strokesPerMinute=500&max.strokesPerMinute=1',
  )
  expect(page.text).toContain('value="500"')
  expect(page.text).toContain('没有')
})

test('suggestions are JSON of public things only', async () => {
  const reply = await visitor.get(`/search/suggest?q=${enc('打头')}`)
  expect(reply.at('suggestions.0')).toMatchObject({ kind: 'category', value: 'cold-heading-machine' })
})

test('what does not exist, or is not public, is 404 for everybody', async () => {
  const [hidden] = await database.sql<{ id: string }[]>`select id from listings where state = 'draft' limit 1`
  for (const path of [
    '/categories/none',
    `/listings/${hidden?.id}`,
    '/suppliers/org_none',
    '/photos/pic_none',
  ])
    expect((await visitor.get(path)).status, path).toBe(404)
  const compared = await visitor.get(`/compare?ids=${hidden?.id}&ids=lst_0001&ids=${enc("'; --")}`)
  expect(compared.status).toBe(200)
  expect(compared.text).not.toContain(`/listings/${hidden?.id}`)
})

test('a listing that violates its category’s schema is refused field by field, and keeps what was typed', async () => {
  const maker = browserAt(house.url)
  await maker.signIn('maker')
  const reply = await maker.form('/supplier/listings/new?category=cold-heading-machine', {
    intent: 'saveListing',
    idempotencyKey: 'key-listing-1',
    category: 'cold-heading-machine',
    title: '试验冷镦机',
    model: 'T-1',
    maker: '试验机械',
    county: '330424',
    'number.strokesPerMinute': '99999',
    'number.dies': 'two',
    priceYuan: '100000',
    leadTimeDays: '30',
    warrantyMonths: '12',
  })
  expect(reply.status).toBe(400)
  expect(reply.text).toContain('试验冷镦机')
  expect(reply.text).toContain('value="99999"')
  const direct = await maker.command('saveListing', {
    listingId: null,
    category: 'cold-heading-machine',
    title: '试验冷镦机',
    model: 'T-1',
    maker: '试验机械',
    county: '330424',
    specs: { strokesPerMinute: 99999, dies: 'two', wings: 2 },
    priceFen: '10000000',
    leadTimeDays: 30,
    warrantyMonths: 12,
  })
  expect([direct.status, direct.at('code')]).toEqual([400, 'SPECS_INVALID'])
  expect(Object.keys(direct.at('facts') as object)).toEqual(
    expect.arrayContaining(['specs.strokesPerMinute', 'specs.dies', 'specs.wings']),
  )
})
