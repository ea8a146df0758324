import { expect, test } from 'vitest'
import { NO_WORDS, readSearchWords, searchParamsOf } from '#app/contracts/search.ts'
import { listCategories } from '#app/read-models/catalogue/list-categories.ts'
import { listCertificates } from '#app/read-models/catalogue/list-certificates.ts'
import { listOwnListings } from '#app/read-models/catalogue/list-own-listings.ts'
import { listSubmitted } from '#app/read-models/catalogue/list-submitted.ts'
import { loadComparison } from '#app/read-models/catalogue/load-comparison.ts'
import { loadListing } from '#app/read-models/catalogue/load-listing.ts'
import { loadListingForm, loadNewListingForm } from '#app/read-models/catalogue/load-listing-form.ts'
import { loadSupplier } from '#app/read-models/catalogue/load-supplier.ts'
import { searchListings } from '#app/read-models/catalogue/search-listings.ts'
import { rebuildPostgres } from '#search/rebuild.ts'
import { openCatalogue } from '#test/support/catalogue.ts'
import { testDatabase } from '#test/support/database.ts'

const database = await testDatabase()
const { clock, as } = await openCatalogue(database)
const { sql } = database
await rebuildPostgres(sql, clock)
const now = clock.now()
const KEY = 'key-00000001'
const all = await sql<{ id: string; state: string; category: string; supplier: string; price: bigint }[]>`
  select id, state, category_slug as category, supplier_id as supplier, price_fen as price from listings order by id`
const published = all.filter(({ state }) => state === 'published')
const hidden = all.filter(({ state }) => state !== 'published')

const find = (query: string, category: string | null = null) =>
  searchListings(database, clock, readSearchWords(new URLSearchParams(query)), {
    category,
    path: category ? `/categories/${category}` : '/search',
  })
const found = async (query: string, category: string | null = null) => {
  const view = await find(query, category)
  if (!view) throw new Error('no such category')
  return view
}

test('categories come by cluster, each counting what is public in it', async () => {
  const { groups } = await listCategories(database)
  expect(groups.map(({ cluster }) => cluster)).toEqual([
    'haiyan-fasteners',
    'pinghu-luggage',
    'haining-socks',
    null,
  ])
  for (const { slug, listings } of groups.flatMap(({ categories }) => categories)) {
    expect(listings, slug).toBe(published.filter(({ category }) => category === slug).length)
  }
})

test('a published listing has its page; no other is there for anybody', async () => {
  for (const { id } of published.slice(0, 40)) {
    const view = await loadListing(database, id, null, now)
    expect(view?.listing.id).toBe(id)
    expect(view?.listing.specs.some(({ value }) => value !== null)).toBe(true)
    const others = view?.similar ?? []
    expect(others.map((other) => other.id)).not.toContain(id)
    expect(others.filter((other) => other.category.slug !== view?.listing.category.slug)).toEqual([])
  }
  expect(hidden.length).toBeGreaterThan(3)
  for (const { id, supplier } of hidden) expect(await loadListing(database, id, supplier, now)).toBeNull()
  expect(await loadListing(database, 'lst_none', null, now)).toBeNull()
})

test('a certificate counts while it is valid and verified, and stops by itself', async () => {
  const [row] = await sql<{ listing: string; until: string }[]>`
    select listing_id as listing, expires_on::text as until from certificates k
    join listings l on l.id = listing_id and l.state = 'published'
    where verified_at is not null and expires_on > '2026-03-02' order by expires_on limit 1`
  if (!row) throw new Error('the seed has no certificate that counts')
  const standing = async (at: string) => {
    const view = await loadListing(database, row.listing, null, new Date(at))
    return [view?.listing.firstSet !== null, view?.listing.certificates[0]?.standing]
  }
  expect(await standing('2026-03-02T01:00:00Z')).toEqual([true, 'counts'])
  const midnight = new Date(`${row.until}T00:00:00+08:00`).getTime()
  expect(await standing(new Date(midnight - 1).toISOString())).toEqual([true, 'counts'])
  expect(await standing(new Date(midnight).toISOString())).toEqual([false, 'expired'])
})

test('a search finds by colloquial name, marks it, and its facets lead where they say', async () => {
  const view = await found('q=打头机')
  expect(view.listings[0]?.category.slug).toBe('cold-heading-machine')
  const counties = view.facets.find(({ list }) => list === 'county')?.options ?? []
  expect(counties.length).toBeGreaterThan(0)
  for (const { value, count } of counties) {
    expect((await found(`q=打头机&county=${value}`)).total).toBe(count)
  }
  expect(view.localCount).toBe((await found('q=打头机&local=yes')).total)
  for (const option of view.facets.flatMap(({ list, options }) => (list === 'supplier' ? options : []))) {
    expect(option.nameZh).toMatch(/公司|厂/)
  }
})

test('a category page filters by its own specs and by nothing that it does not know', async () => {
  const whole = await found('', 'cold-heading-machine')
  expect(whole.total).toBe(published.filter(({ category }) => category === 'cold-heading-machine').length)
  expect(whole.specFields.map(({ key }) => key)).toContain('maxThreadMm')
  const large = await found(
    'min.maxThreadMm=12&is.servoFeed=yes&min.nonsense=4&in.maxThreadMm=x',
    'cold-heading-machine',
  )
  expect(large.words.specs).toEqual([
    { key: 'maxThreadMm', kind: 'range', min: 12 },
    { key: 'servoFeed', kind: 'is', value: true },
  ])
  expect(large.total).toBeGreaterThan(0)
  expect(large.total).toBeLessThan(whole.total)
  const [counted] = await sql`
    select count(*)::int as n from listings where state = 'published' and category_slug = 'cold-heading-machine'
      and (specs->>'maxThreadMm')::numeric >= 12 and specs->>'servoFeed' = 'true'`
  expect(large.total).toBe(counted?.n)
  expect(await find('', 'no-such-category')).toBeNull()
})

test('pages of a search follow each other without gap or repetition', async () => {
  const first = await found('')
  const { pages } = first
  const ids: string[] = []
  for (let page = 1; page <= pages; page++)
    ids.push(...(await found(`page=${page}`)).listings.map(({ id }) => id))
  expect(ids.toSorted()).toEqual(published.map(({ id }) => id))
  expect((await found('page=1000000000')).listings).toEqual([])
})

test('what has left the catalogue is not shown even while the index still has it', async () => {
  const [gone] = published
  if (!gone) throw new Error('nothing is published')
  await sql`update listings set state = 'withdrawn' where id = ${gone.id}`
  const ids = (await found(`supplier=${gone.supplier}`)).listings.map(({ id }) => id)
  expect(ids).not.toContain(gone.id)
  expect((await loadSupplier(database, gone.supplier, now))?.listings.map(({ id }) => id)).not.toContain(
    gone.id,
  )
  await sql`update listings set state = 'submitted' where id = ${gone.id}`
  await sql`update listings set state = 'published' where id = ${gone.id}`
})

test('an address never fails, whatever it says', async () => {
  const odd = [
    'q=%00%01%F0%9F%98%80',
    `q=${'冷'.repeat(3000)}`,
    "q=' or 1=1 --&county=' or ''='",
    'min.maxThreadMm=9&max.maxThreadMm=2&category=cold-heading-machine',
    'page=-1&sort=drop&firstSet=galactic&energyGrade=x&priceBand=zz&leadBand=&local=maybe',
    'min.__proto__=1&in.constructor=a&is.toString=yes',
  ]
  for (const query of odd) expect(await find(query), query.slice(0, 30)).not.toBeNull()
  expect((await found('firstSet=galactic')).total).toBe(0)
  expect((await found('min.maxThreadMm=9&max.maxThreadMm=2&category=cold-heading-machine')).total).toBe(0)
})

test('an address of typed words is read back to the same words', () => {
  const query =
    'q=冷镦机&county=330424&county=330481&firstSet=national&local=yes&min.a=1.5&max.a=20&in.b=x&in.b=y&is.c=no&sort=-priceFen&page=3'
  const words = readSearchWords(new URLSearchParams(query))
  expect(readSearchWords(searchParamsOf(words))).toEqual(words)
  expect(words).toMatchObject({ text: '冷镦机', isLocal: true, page: 3, sort: '-priceFen' })
  expect(words.specs).toHaveLength(3)
  expect(readSearchWords(new URLSearchParams('min.a=１２'))).toEqual({
    ...NO_WORDS,
    specs: [{ key: 'a', kind: 'range', min: 12 }],
  })
})

test('at most four listings stand side by side, in the order asked, and none that is not public', async () => {
  const ids = [...published.slice(0, 6).map(({ id }) => id)].reverse()
  const view = await loadComparison(database, [hidden[0]?.id ?? '', ...ids], now)
  expect(view.listings.map(({ id }) => id)).toEqual(ids.slice(0, 3))
  for (const { values } of view.specs) expect(values).toHaveLength(3)
  expect((await loadComparison(database, [], now)).listings).toEqual([])
})

test('a supplier sees its own listings in every state, and nobody else’s', async () => {
  const [mine] = hidden
  if (!mine) throw new Error('the seed hides nothing')
  const own = await listOwnListings(database, mine.supplier)
  expect(own.listings.map(({ id }) => id).toSorted()).toEqual(
    all.filter(({ supplier }) => supplier === mine.supplier).map(({ id }) => id),
  )
  const asked = { supplierId: mine.supplier, idempotencyKey: KEY }
  expect((await loadListingForm(database, mine.id, asked, now))?.listing?.state).toBe(mine.state)
  const others = { ...asked, supplierId: 'org_leader_hy' }
  expect(await loadListingForm(database, mine.id, others, now)).toBeNull()
  expect((await loadNewListingForm(database, 'agv', asked))?.fields.length).toBeGreaterThan(3)
  expect(await loadNewListingForm(database, 'no-such', asked)).toBeNull()
})

test('a county’s bureau sees its own makers’ certificates, the city’s all, and neither a draft’s', async () => {
  const city = await listCertificates(database, as('org_bureau_city').actor, now, KEY)
  expect(city.pending.length).toBeGreaterThan(0)
  const county = await listCertificates(database, as('org_bureau_330424').actor, now, KEY)
  expect([...county.pending, ...county.decided].filter(({ listing }) => listing.county !== '330424')).toEqual(
    [],
  )
  const seen = new Set(city.pending.map(({ listing }) => listing.id))
  for (const { id, state } of hidden) if (state !== 'submitted') expect(seen).not.toContain(id)
})

test('the operator reads what was submitted', async () => {
  const { waiting } = await listSubmitted(database, now, KEY)
  const submitted = all.filter(({ state }) => state === 'submitted').map(({ id }) => id)
  expect(waiting.map(({ id }) => id).toSorted()).toEqual(submitted)
})
