import { beforeEach, expect, test } from 'vitest'
import { addDays } from '#app/domain/shared/clock.ts'
import { changeDemand } from '#app/use-cases/demands/change-demand.ts'
import { matchListing } from '#app/use-cases/demands/match-listing.ts'
import { matchPool } from '#app/use-cases/demands/match-pool.ts'
import { tellPartners } from '#app/use-cases/demands/tell-partners.ts'
import { tellListingChanged } from '#db/stores/listings.ts'
import { begin } from '#db/transaction.ts'
import { testDatabase } from '#test/support/database.ts'
import { demandFloor, demandInput } from '#test/support/demands.ts'
import type { Firm } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await demandFloor(database)
let a: Firm
let b: Firm

beforeEach(async () => {
  await database.sql`update demands set state = 'withdrawn' where state in ('open', 'pooled')`
  ;[a, b] = (await floor.firms(2, 'buyer')) as [Firm, Firm]
  floor.clock.advance(60_000)
})

const settle = () => floor.until(floor.clock.now())
const toldTo = (firm: Firm) => database.sql<{ kind: string; about: string; facts: object }[]>`
  select kind, about_id as about, facts from notices where organisation_id = ${firm.id} order by id`
const kindsOf = async (firm: Firm) => (await toldTo(firm)).map(({ kind }) => kind)

/** A listing that is published a moment later, told as the catalogue tells it. */
async function publish(specs: Record<string, number | string | boolean>, more = {}) {
  floor.clock.advance(1_000)
  const id = await floor.listing(specs, more)
  await begin(database, (tx) => tellListingChanged(tx, floor.clock.now(), id))
  return id
}

test('a new listing is told to the demands that it fits in full, once, and to no others', async () => {
  const fast = [{ key: 'speed', kind: 'range', min: 250 }] as const
  const mine = await floor.demand(a, { constraints: [...fast], maxPriceFen: 11_000_000n })
  await floor.demand(b, { constraints: [...fast], maxPriceFen: 9_000_000n })
  const listingId = await publish({ speed: 300 }, { priceFen: 10_000_000 })
  await settle()
  const told = await toldTo(a)
  expect(told.filter(({ kind }) => kind === 'demand_match')).toEqual([
    { kind: 'demand_match', about: mine, facts: { title: expect.any(String), listingId } },
  ])
  expect(await kindsOf(b)).not.toContain('demand_match')
  const again = await Promise.all([1, 2, 3].map(() => matchListing(floor.system, listingId)))
  expect(again.every((one) => one.ok && one.value.told === 0)).toBe(true)
  expect(await matchListing(floor.system, 'lst_none')).toEqual({ ok: true, value: { told: 0 } })
})

test('what stood in the catalogue before the demand was written is no news', async () => {
  const listingId = await publish({ speed: 300 })
  floor.clock.advance(1_000)
  const id = await floor.demand(a)
  expect(await matchListing(floor.system, listingId)).toEqual({ ok: true, value: { told: 0 } })
  const { category: _, isDraft: __, ...wishes } = demandInput({ quantity: 9 })
  await changeDemand(a.ctx, { demandId: id, version: 1, ...wishes })
  expect(await matchListing(floor.system, listingId)).toEqual({ ok: true, value: { told: 0 } })
})

test('a ladder counts at the demand’s own quantity', async () => {
  const mine = await floor.demand(a, { quantity: 5, maxPriceFen: 9_000_000n })
  await floor.demand(b, { quantity: 4, maxPriceFen: 9_000_000n })
  await publish(
    { speed: 300 },
    {
      priceFen: 10_000_000,
      tiers: [
        [1, 10_000_000],
        [5, 8_800_000],
      ],
    },
  )
  await settle()
  expect((await toldTo(a)).find(({ kind }) => kind === 'demand_match')?.about).toBe(mine)
  expect(await kindsOf(b)).not.toContain('demand_match')
})

test('a new pool is told to the demands that its baseline and counties allow, not to its organiser', async () => {
  await floor.demand(a, { county: '330481' })
  const poolId = await floor.open()
  await settle()
  expect(await kindsOf(a)).toContain('pool_match')
  expect(await matchPool(floor.system, poolId)).toEqual({ ok: true, value: { told: 0 } })
  await floor.demand(b, { county: '330424' })
  await database.sql`update pools set counties = '{330481}' where id = ${poolId}`
  await matchPool(floor.system, poolId)
  expect(await kindsOf(b)).not.toContain('pool_match')
  floor.clock.set(addDays(floor.clock.now(), 11))
  expect(await matchPool(floor.system, poolId)).toEqual({ ok: true, value: { told: 0 } })
})

test('a compatible demand is told to its partners by the sum of sets, never by name or price', async () => {
  await publish({ speed: 300 })
  const mine = await floor.demand(a, { quantity: 3 })
  await settle()
  const theirs = await floor.demand(b, { quantity: 4, maxPriceFen: 7_654_321n, note: '机密说明' })
  await settle()
  const told = (await toldTo(a)).filter(({ kind }) => kind === 'partner_found')
  expect(told).toEqual([{ kind: 'partner_found', about: mine, facts: { quantity: 7 } }])
  expect(JSON.stringify(await toldTo(a))).not.toContain('7654321')
  expect(await tellPartners(floor.system, theirs)).toEqual({ ok: true, value: { told: 0 } })
})

test('a pool and a demand that several workers tell of at once are told of once', async () => {
  const mine = await floor.demand(a, { quantity: 3 })
  const theirs = await floor.demand(b, { quantity: 4 })
  const poolId = await floor.open()
  const [pools, partners] = await Promise.all([
    Promise.all([1, 2, 3].map(() => matchPool(floor.system, poolId))),
    Promise.all([mine, theirs, mine, theirs].map((id) => tellPartners(floor.system, id))),
  ])
  expect([...pools, ...partners].every(({ ok }) => ok)).toBe(true)
  await settle()
  for (const firm of [a, b]) {
    expect((await kindsOf(firm)).sort()).toEqual(['partner_found', 'pool_match'])
  }
})
