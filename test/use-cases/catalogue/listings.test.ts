import { expect, test } from 'vitest'
import { type SaveListing, saveListingSchema } from '#app/contracts/catalogue.ts'
import { isReviewedAnew } from '#app/domain/catalogue/listing-content.ts'
import { publishListing } from '#app/use-cases/catalogue/publish-listing.ts'
import { saveListing } from '#app/use-cases/catalogue/save-listing.ts'
import { sendBackListing } from '#app/use-cases/catalogue/send-back-listing.ts'
import { submitListing } from '#app/use-cases/catalogue/submit-listing.ts'
import { withdrawListing } from '#app/use-cases/catalogue/withdraw-listing.ts'
import { buildListings } from '#db/seed/catalogue-listings.ts'
import { CATALOGUE_START, openCatalogue } from '#test/support/catalogue.ts'
import { testDatabase } from '#test/support/database.ts'

const database = await testDatabase()
const bench = await openCatalogue(database)
const pattern = buildListings({ seed: 7, now: new Date(CATALOGUE_START) }).find(
  ({ categorySlug }) => categorySlug === 'cold-heading-machine',
)
if (!pattern) throw new Error('the seed has no cold heading machine')
const supplier = bench.as(pattern.supplierId)
const stranger = bench.as('org_hy_01')
const operator = bench.as('org_operator')

const typed = (more: Record<string, unknown> = {}): SaveListing =>
  saveListingSchema.parse({
    category: 'cold-heading-machine',
    title: '二模二冲冷镦机 M12 试样',
    model: 'T-12-2D2B',
    maker: pattern.maker,
    county: '330424',
    specs: pattern.specs,
    priceFen: 33_800_000,
    tiers: [
      { fromQuantity: 1, unitPriceFen: 33_800_000 },
      { fromQuantity: 5, unitPriceFen: 31_000_000 },
    ],
    leadTimeDays: 45,
    warrantyMonths: 12,
    energyGrade: 1,
    ...more,
  })

const rowOf = async (id: string) =>
  (
    await database.sql`select state, version, title, sent_back_reason, published_at from listings where id = ${id}`
  )[0]
const toldOf = async (id: string) =>
  Number(
    (await database.sql`select count(*) from outbox where topic = 'listing.changed' and key = ${id}`)[0]
      ?.count,
  )

async function newDraft(): Promise<string> {
  const saved = await saveListing(supplier, typed())
  if (!saved.ok) throw new Error(saved.refusal.code)
  return saved.value.listingId
}

async function published(): Promise<string> {
  const listingId = await newDraft()
  await submitListing(supplier, { listingId })
  expect(await publishListing(operator, { listingId, version: 1 })).toMatchObject({ ok: true })
  return listingId
}

test('a listing goes from draft over the review into the catalogue, and the trail and the index are told', async () => {
  const listingId = await newDraft()
  expect(await rowOf(listingId)).toMatchObject({ state: 'draft', version: 1 })
  expect(await submitListing(supplier, { listingId })).toEqual({ ok: true, value: { listingId } })
  expect(await publishListing(operator, { listingId, version: 1 })).toMatchObject({ ok: true })
  expect(await rowOf(listingId)).toMatchObject({ state: 'published', published_at: bench.clock.now() })
  expect(await toldOf(listingId)).toBe(2)
  const trail = await database.sql`
    select event, from_state, to_state from audit_trail where subject_id = ${listingId} order by id`
  expect(trail.map(({ event, from_state, to_state }) => [event, from_state, to_state])).toEqual([
    ['create', null, 'draft'],
    ['submit', 'draft', 'submitted'],
    ['publish', 'submitted', 'published'],
  ])
})

test('specs that break the schema are refused field by field, and nothing is kept', async () => {
  const [before] = await database.sql`select count(*) from listings`
  const { strokesPerMinute: _, ...specs } = pattern.specs
  const wrong = { ...specs, maxThreadMm: 99, control: 'steam', servoFeed: 'yes', colour: 'blue' }
  expect(await saveListing(supplier, typed({ specs: wrong }))).toEqual({
    ok: false,
    refusal: {
      code: 'SPECS_INVALID',
      facts: {
        'specs.strokesPerMinute': 'required',
        'specs.maxThreadMm': 'above_max 36',
        'specs.control': 'not_an_option',
        'specs.servoFeed': 'not_a_boolean',
        'specs.colour': 'unknown_field',
      },
    },
  })
  expect((await database.sql`select count(*) from listings`)[0]).toEqual(before)
})

test('the operator sends a listing back with a reason; put right, it comes again', async () => {
  const listingId = await newDraft()
  await submitListing(supplier, { listingId })
  await sendBackListing(operator, { listingId, reason: '缺少说明书' })
  expect(await rowOf(listingId)).toMatchObject({ state: 'sent_back', sent_back_reason: '缺少说明书' })
  await saveListing(supplier, typed({ listingId, title: '二模二冲冷镦机 M12 改' }))
  await submitListing(supplier, { listingId })
  await publishListing(operator, { listingId, version: 2 })
  expect(await rowOf(listingId)).toMatchObject({ state: 'published', version: 2, sent_back_reason: null })
})

test('what was changed after it was read is not published', async () => {
  const listingId = await newDraft()
  await submitListing(supplier, { listingId })
  await saveListing(supplier, typed({ listingId, title: '另一台机器' }))
  expect(await publishListing(operator, { listingId, version: 1 })).toMatchObject({
    refusal: { code: 'LISTING_CHANGED' },
  })
})

test('a new price stays published, a new title goes into the review again', async () => {
  const listingId = await published()
  await saveListing(supplier, typed({ listingId, priceFen: 34_000_000 }))
  expect(await rowOf(listingId)).toMatchObject({ state: 'published', version: 2 })
  await saveListing(supplier, typed({ listingId, title: '二模二冲冷镦机 M14' }))
  expect(await rowOf(listingId)).toMatchObject({ state: 'submitted', version: 3 })
})

test('of two people who save the same version one is told that it has changed', async () => {
  const listingId = await newDraft()
  const both = await Promise.all([
    saveListing(supplier, typed({ listingId, version: 1, title: '第一种写法' })),
    saveListing(supplier, typed({ listingId, version: 1, title: '第二种写法' })),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'LISTING_CHANGED' } })
})

test('a form that is posted twice makes one draft', async () => {
  const input = typed({ idempotencyKey: 'listing-key-1' })
  const [first, second] = await Promise.all([saveListing(supplier, input), saveListing(supplier, input)])
  expect(first).toEqual(second)
  const other = { ...input, title: '别的标题' }
  expect(await saveListing(supplier, other)).toMatchObject({ refusal: { code: 'REPLAYED_WITH_OTHER_INPUT' } })
})

test('two reviews at once: one decides', async () => {
  const listingId = await newDraft()
  await submitListing(supplier, { listingId })
  const both = await Promise.all([
    publishListing(operator, { listingId, version: 1 }),
    sendBackListing(operator, { listingId, reason: '再看看' }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'LISTING_STATE' } })
})

test('submitted and withdrawn twice at once a listing is each of them once', async () => {
  const listingId = await newDraft()
  const codes = async (act: typeof submitListing) => {
    const answers = await Promise.all([1, 2, 3].map(() => act(supplier, { listingId })))
    return answers.map((one) => (one.ok ? 'ok' : one.refusal.code)).sort()
  }
  const once = ['LISTING_STATE', 'LISTING_STATE', 'ok']
  expect(await codes(submitListing)).toEqual(once)
  await publishListing(operator, { listingId, version: 1 })
  expect(await codes(withdrawListing)).toEqual(once)
})

test('another firm’s listing is not there for it, and roles without the right are refused', async () => {
  const listingId = await newDraft()
  const other = bench.as('org_leader_hy')
  const rival = { ...other, actor: { ...other.actor, capabilities: ['supplier'] as const } }
  const code = (result: unknown) => (result as { refusal?: { code: string } }).refusal?.code
  expect(code(await saveListing(rival, typed({ listingId })))).toBe('LISTING_NOT_FOUND')
  expect(code(await submitListing(rival, { listingId }))).toBe('LISTING_NOT_FOUND')
  expect(code(await withdrawListing(rival, { listingId }))).toBe('LISTING_NOT_FOUND')
  expect(code(await saveListing(stranger, typed()))).toBe('NOT_PERMITTED')
  expect(code(await publishListing(supplier, { listingId, version: 1 }))).toBe('NOT_PERMITTED')
  expect(code(await publishListing(operator, { listingId, version: 1 }))).toBe('LISTING_NOT_FOUND')
  expect(code(await sendBackListing(operator, { listingId, reason: '草稿' }))).toBe('LISTING_NOT_FOUND')
  expect(code(await saveListing(supplier, { ...typed(), category: 'no-such' }))).toBe('CATEGORY_NOT_FOUND')
  expect(code(await submitListing(supplier, { listingId: 'lst_none' }))).toBe('LISTING_NOT_FOUND')
})

test('a withdrawn listing is gone until it is submitted again, and cannot be withdrawn twice', async () => {
  const listingId = await published()
  expect(await submitListing(supplier, { listingId })).toMatchObject({ refusal: { code: 'LISTING_STATE' } })
  expect(await withdrawListing(supplier, { listingId })).toMatchObject({ ok: true })
  expect(await withdrawListing(supplier, { listingId })).toMatchObject({ refusal: { code: 'LISTING_STATE' } })
  expect(await submitListing(supplier, { listingId })).toMatchObject({ ok: true })
  expect(await rowOf(listingId)).toMatchObject({ state: 'submitted' })
})

test('a standing ladder that starts above the reference price is not accepted', () => {
  const parsed = saveListingSchema.safeParse({ ...typed(), priceFen: 33_000_000 })
  expect(parsed.error?.issues[0]).toMatchObject({ path: ['tiers'], message: 'ladderAbovePrice' })
})

test('only what was reviewed is reviewed anew', () => {
  const content = { title: 'a', model: 'b', maker: 'c', county: 'd', specs: { x: 1, y: true } }
  expect(isReviewedAnew(content, { ...content, specs: { y: true, x: 1 } })).toBe(false)
  expect(isReviewedAnew(content, { ...content, specs: { x: 1 } })).toBe(true)
  expect(isReviewedAnew(content, { ...content, specs: { x: 2, y: true } })).toBe(true)
  expect(isReviewedAnew(content, { ...content, county: 'e' })).toBe(true)
})
