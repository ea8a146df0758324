import { expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { attachCertificate } from '#app/use-cases/catalogue/attach-certificate.ts'
import { endCertificate } from '#app/use-cases/catalogue/end-certificate.ts'
import { verifyCertificate } from '#app/use-cases/catalogue/verify-certificate.ts'
import { openCatalogue } from '#test/support/catalogue.ts'
import { testDatabase } from '#test/support/database.ts'

const database = await testDatabase()
const bench = await openCatalogue(database)
const [listing] = await database.sql<{ id: string; supplier: string; county: string }[]>`
  select id, supplier_id as supplier, county from listings
  where state = 'published' and county = '330424' and id not in (select listing_id from certificates) limit 1`
const [draft] = await database.sql<{ id: string; supplier: string }[]>`
  select id, supplier_id as supplier from listings where state = 'draft' limit 1`
if (!listing || !draft) throw new Error('the seed lacks a listing')
const supplier = bench.as(listing.supplier)
const city = bench.as('org_bureau_city')
const ownCounty = bench.as('org_bureau_330424')
const otherCounty = bench.as('org_bureau_330481')
let count = 0

const attach = (more: Record<string, unknown> = {}) =>
  attachCertificate(supplier, {
    listingId: listing.id,
    level: 'provincial',
    number: `T-2026-${++count}`,
    issuedOn: '2025-06-01',
    ...more,
  })
async function attached(): Promise<string> {
  const result = await attach()
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.certificateId
}
const verify = (ctx: typeof city, certificateId: string, refusedReason: string | null = null) =>
  verifyCertificate(ctx, { certificateId, refusedReason })
const code = (result: unknown) => (result as { refusal?: { code: string } }).refusal?.code

test('a bureau verifies what a supplier attached, the trail says who, and the index is told', async () => {
  const certificateId = await attached()
  expect(await verify(ownCounty, certificateId)).toEqual({ ok: true, value: { certificateId } })
  const [row] =
    await database.sql`select verified_at, verified_by from certificates where id = ${certificateId}`
  expect(row).toEqual({ verified_at: bench.clock.now(), verified_by: 'org_bureau_330424' })
  const trail = await database.sql`
    select event, actor_organisation_id as by from audit_trail where subject_id = ${certificateId} order by id`
  expect(trail.map(({ event, by }) => [event, by])).toEqual([
    ['attach', listing.supplier],
    ['verify', 'org_bureau_330424'],
  ])
  const [told] = await database.sql`
    select count(*) from outbox where topic = 'listing.changed' and key = ${listing.id}`
  expect(told?.count).toBe(2n)
})

test('a county’s bureau has nothing to say about another county’s makers; the city’s has', async () => {
  const certificateId = await attached()
  expect(code(await verify(otherCounty, certificateId))).toBe('CERTIFICATE_NOT_FOUND')
  expect(code(await verify(supplier, certificateId))).toBe('NOT_PERMITTED')
  expect((await verify(city, certificateId)).ok).toBe(true)
})

test('a certificate is decided once, also when two bureaus decide at once', async () => {
  const certificateId = await attached()
  const both = await Promise.all([verify(city, certificateId), verify(ownCounty, certificateId, '编号不符')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(code(both.find(({ ok }) => !ok))).toBe('CERTIFICATE_DECIDED')
})

test('a number is borne once; one that was refused may be put right on the same listing', async () => {
  const certificateId = await attached()
  const number = `T-2026-${count}`
  expect(code(await attach({ number }))).toBe('CERTIFICATE_EXISTS')
  await verify(city, certificateId, '发证日期不符')
  expect(await attach({ number, issuedOn: '2025-07-01' })).toEqual({ ok: true, value: { certificateId } })
  expect((await verify(city, certificateId)).ok).toBe(true)
})

test('what has expired or is not issued yet is neither attached nor verified', async () => {
  expect(code(await attach({ issuedOn: '2023-03-02' }))).toBe('CERTIFICATE_EXPIRED')
  expect(code(await attach({ issuedOn: '2026-03-03' }))).toBe('CERTIFICATE_EXPIRED')
  const lastDay = await attach({ issuedOn: '2023-03-03' })
  if (!lastDay.ok) throw new Error(lastDay.refusal.code)
  const start = bench.clock.now()
  bench.clock.advance(86_400_000)
  expect(code(await verify(city, lastDay.value.certificateId))).toBe('CERTIFICATE_EXPIRED')
  bench.clock.set(start)
})

test('certificates of drafts are for nobody to judge, and of others’ listings for nobody to attach', async () => {
  const owner = bench.as(draft.supplier)
  const input = {
    listingId: draft.id,
    level: 'national',
    number: 'T-DRAFT-1',
    issuedOn: '2025-06-01',
  } as const
  const result = await attachCertificate(owner, input)
  if (!result.ok) throw new Error(result.refusal.code)
  expect(code(await verify(city, result.value.certificateId))).toBe('CERTIFICATE_NOT_FOUND')
  expect(code(await verify(city, 'crt_none'))).toBe('CERTIFICATE_NOT_FOUND')
  expect(code(await attach({ listingId: 'lst_none' }))).toBe('LISTING_NOT_FOUND')
  if (draft.supplier !== listing.supplier) {
    expect(code(await attach({ listingId: draft.id }))).toBe('LISTING_NOT_FOUND')
  }
})

test('a certificate’s three years end once, at their instant, however many workers see it', async () => {
  const certificateId = await attached()
  await verify(city, certificateId)
  const system = { ...city, actor: SYSTEM_ACTOR }
  const end = () => endCertificate(system, { subjectId: certificateId })
  const start = bench.clock.now()
  bench.clock.set(new Date(Date.parse('2028-06-01T00:00:00+08:00') - 1))
  expect(await end()).toEqual({ ok: true, value: { hasActed: false } })
  bench.clock.advance(1)
  const answers = await Promise.all([end(), end(), end()])
  expect(answers.filter((answer) => answer.ok && answer.value.hasActed)).toHaveLength(1)
  bench.clock.set(start)
  const ends = await database.sql`
    select 1 from audit_trail where subject_id = ${certificateId} and event = 'expire'`
  expect(ends).toHaveLength(1)
  expect(code(await endCertificate(city, { subjectId: certificateId }))).toBe('NOT_PERMITTED')
  expect(await endCertificate(system, { subjectId: 'crt_none' })).toMatchObject({
    value: { hasActed: false },
  })
})
