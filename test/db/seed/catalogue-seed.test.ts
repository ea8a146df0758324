import { expect, test } from 'vitest'
import { certificateStanding } from '#app/domain/catalogue/certificate.ts'
import { validateSpecs } from '#app/domain/catalogue/spec-schema.ts'
import { constraintFaults } from '#app/domain/demands/constraint.ts'
import { isCreditCode } from '#app/domain/identity/credit-code.ts'
import { insertCatalogue } from '#db/seed/catalogue.ts'
import { buildCategories } from '#db/seed/catalogue-categories.ts'
import { buildCertificates, buildListings } from '#db/seed/catalogue-listings.ts'
import { buildDemands, insertDemands } from '#db/seed/demands.ts'
import { buildFirms, insertFirms } from '#db/seed/firms.ts'
import { buildPolicies, insertPolicies } from '#db/seed/policies.ts'
import { testDatabase } from '#test/support/database.ts'

const database = await testDatabase()
const now = new Date('2026-03-02T01:00:00Z')
const seed = { seed: 7, now }
const categories = buildCategories()
const firms = buildFirms(seed)
const listings = buildListings(seed)
const certificates = buildCertificates(listings, seed)
const demands = buildDemands(seed)

test('the seed is the same for the same seed, and another for another', () => {
  expect(buildListings(seed)).toEqual(listings)
  expect(buildFirms(seed)).toEqual(firms)
  expect(buildDemands(seed)).toEqual(demands)
  expect(buildListings({ ...seed, seed: 8 })).not.toEqual(listings)
})

test('there is enough of everything', () => {
  const has = (capability: string) =>
    firms.filter(({ capabilities }) => (capabilities as readonly string[]).includes(capability)).length
  const published = listings.filter(({ state }) => state === 'published')
  expect(categories.length).toBeGreaterThanOrEqual(29)
  expect(has('supplier')).toBeGreaterThanOrEqual(32)
  expect(firms.filter(({ id }) => /^org_(hy|ph|hn)_/.test(id)).length).toBeGreaterThanOrEqual(66)
  expect(has('chain_leader')).toBe(3)
  expect(has('county_bureau')).toBe(9)
  expect(published.length).toBeGreaterThanOrEqual(140)
  expect(new Set(published.map(({ categorySlug }) => categorySlug)).size).toBe(categories.length)
  expect(demands.length).toBeGreaterThanOrEqual(90)
})

test('credit codes are valid, and names and codes are borne once', () => {
  expect(firms.filter(({ creditCode }) => !isCreditCode(creditCode))).toEqual([])
  expect(new Set(firms.map(({ creditCode }) => creditCode)).size).toBe(firms.length)
  expect(new Set(firms.map(({ name }) => name)).size).toBe(firms.length)
})

test('every listing fits its category, and models are borne once per supplier', () => {
  const schemas = new Map(categories.map(({ slug, specSchema }) => [slug, specSchema]))
  const faults = listings.flatMap(({ model, categorySlug, specs }) =>
    validateSpecs(schemas.get(categorySlug) ?? [], specs).map((fault) => ({ model, ...fault })),
  )
  expect(faults).toEqual([])
  expect(new Set(listings.map(({ supplierId, model }) => `${supplierId} ${model}`)).size).toBe(
    listings.length,
  )
})

test('about a fifth has a certificate; most count, some are expired, some unverified', () => {
  const standings = certificates.map((certificate) =>
    certificateStanding(
      {
        ...certificate,
        verifiedAt: certificate.verifiedAt === null ? null : new Date(certificate.verifiedAt),
      },
      now,
    ),
  )
  const share = certificates.length / listings.length
  expect(share).toBeGreaterThan(0.15)
  expect(share).toBeLessThan(0.25)
  expect(standings.filter((each) => each === 'counts').length).toBeGreaterThan(standings.length / 2)
  expect(standings).toContain('expired')
  expect(standings).toContain('unverified')
  expect(new Set(certificates.map(({ level }) => level)).size).toBe(3)
})

test('constraints of demands name fields of their category and are not upside down', () => {
  const schemas = new Map(categories.map(({ slug, specSchema }) => [slug, specSchema.map(({ key }) => key)]))
  for (const { categorySlug, constraints } of demands) {
    expect(constraintFaults(constraints)).toEqual([])
    for (const { key } of constraints) expect(schemas.get(categorySlug)).toContain(key)
  }
})

test('the database takes the whole seed, and walks states along their lifecycles', async () => {
  const { rules, retireCatalogue } = buildPolicies()
  await database.sql.begin(async (tx) => {
    await insertFirms(tx, firms)
    await insertCatalogue(tx, { categories, listings, certificates })
    await insertDemands(tx, demands)
    await insertPolicies(tx, { rules, retireCatalogue })
  })
  const [counts] = await database.sql`
    select (select count(*) from listings where state = 'published') as published,
      (select count(*) from certificates where expires_on <= '2026-03-02') as expired,
      (select count(*) from demands where state = 'open') as open,
      (select jsonb_typeof(spec_schema) from categories limit 1) as schema,
      (select count(*) from organisations) as firms`
  expect(counts).toMatchObject({
    published: BigInt(listings.filter(({ state }) => state === 'published').length),
    open: BigInt(demands.filter(({ state }) => state === 'open').length),
    schema: 'array',
    firms: BigInt(firms.length),
  })
  expect(counts?.expired).not.toBe(0n)
})

test('the database refuses to publish what was never submitted, and to edit a rule', async () => {
  await expect(
    database.sql`update listings set state = 'published', published_at = now() where state = 'draft'`,
  ).rejects.toThrow(/no legal move/)
  await expect(database.sql`update policy_rules set article = '99'`).rejects.toThrow(/append-only/)
})
