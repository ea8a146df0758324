import { expect, test } from 'vitest'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { listProposals } from '#app/read-models/demands/list-proposals.ts'
import { loadDemand } from '#app/read-models/demands/load-demand.ts'
import { testDatabase } from '#test/support/database.ts'
import { DEMAND_CATEGORY, demandFloor } from '#test/support/demands.ts'
import type { Firm } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await demandFloor(database)
const [a, b, c] = (await floor.firms(3, 'buyer')) as [Firm, Firm, Firm]
const fast = await floor.listing(
  { speed: 300, needles: 168 },
  {
    priceFen: 10_000_000,
    tiers: [
      [1, 10_000_000],
      [8, 9_000_000],
    ],
  },
)
const slow = await floor.listing({ speed: 180, needles: 168 }, { priceFen: 8_000_000 })
const mine = await floor.demand(a, {
  quantity: 4,
  constraints: [{ key: 'speed', kind: 'range', min: 200 }],
  maxPriceFen: 9_500_000n,
})

const page = async (by: Firm, demandId: string) =>
  loadDemand(database, {
    demandId,
    actor: by.ctx.actor as PersonActor,
    now: floor.clock.now(),
    idempotencyKey: 'k',
  })

test('listings are judged condition by condition: what fits, what is nearest, and what alone costs today', async () => {
  const view = await page(a, mine)
  expect(view?.alone).toEqual({ unitPriceFen: 10_000_000, totalFen: 40_000_000, listingId: fast })
  expect(view?.fitting).toEqual([])
  const near = view?.near.map(({ listing, match }) => [listing.id, match.failed])
  expect(near).toEqual([
    [slow, 1],
    [fast, 1],
  ])
  const tooSlow = view?.near[0]?.match.checks.find(({ isHeld }) => !isHeld)
  expect(tooSlow).toMatchObject({ subject: 'spec', verdict: { why: 'below', by: 20, actual: 180 } })
  const tooDear = view?.near[1]?.match.checks.find(({ isHeld }) => !isHeld)
  expect(tooDear).toMatchObject({ subject: 'price', overFen: 500_000 })
  expect(await page(b, mine)).toBe(null)
})

test('a pool tells what joining costs against alone, at its quantity with this demand', async () => {
  const poolId = await floor.open()
  const { offerId } = await floor.offer(poolId, {
    tiers: [
      [1, 9_900_000n],
      [6, 9_100_000n],
    ],
  })
  await floor.join(poolId, c, 2)
  await database.sql`
    update listings set specs = '{"speed": 260}'::jsonb
    where id = (select listing_id from offers where id = ${offerId})`
  const match = (await page(a, mine))?.pools.find(({ pool }) => pool.poolId === poolId)
  expect(match).toMatchObject({
    quantityWithMe: 6,
    unitPriceFen: 9_100_000,
    totalFen: 36_400_000,
    savingFen: 4 * (10_000_000 - 9_100_000),
    acceptOfferIds: null,
    match: { failed: 0, areSpecsKnown: true },
  })
  const other = await floor.offer(poolId, { tiers: [[1, 8_000_000n]] })
  const chosen = (await page(a, mine))?.pools.find(({ pool }) => pool.poolId === poolId)
  expect(other.offerId).not.toBe(offerId)
  expect(chosen?.acceptOfferIds).toEqual([offerId])
})

test('a sealed offer is not judged, and a baseline that excludes the demand is said to fail', async () => {
  const sealed = await floor.open({ visibility: 'sealed' })
  await floor.offer(sealed, { tiers: [[1, 7_777_777n]] })
  const narrow = await floor.open()
  const baseline = { constraints: [{ key: 'speed', kind: 'range', max: 150 }] }
  await database.sql`update pools set baseline_spec = ${JSON.stringify(baseline)}::jsonb where id = ${narrow}`
  const view = await page(a, mine)
  const matchOf = (poolId: string) => view?.pools.find(({ pool }) => pool.poolId === poolId)
  expect(matchOf(sealed)).toMatchObject({
    unitPriceFen: null,
    supplierName: null,
    match: { failed: 0, areSpecsKnown: false },
  })
  expect(JSON.stringify(view)).not.toContain('7777777')
  expect(matchOf(narrow)?.match.failed).toBe(1)
})

test('a proposal shows common spec, expected saving and counties; the operator sees sums and no demand’s price', async () => {
  await floor.demand(b, {
    quantity: 5,
    county: '330424',
    constraints: [{ key: 'needles', kind: 'range', max: 200 }],
    maxPriceFen: 9_876_543n,
  })
  const view = await page(a, mine)
  expect(view?.group).toEqual({
    firms: 1,
    quantity: 9,
    common: [
      { key: 'needles', kind: 'range', max: 200 },
      { key: 'speed', kind: 'range', min: 200 },
    ],
    counties: [{ county: '330424', firms: 1, quantity: 5 }],
    servedBy: expect.any(Number),
    aloneFen: expect.any(Number),
    pooledFen: expect.any(Number),
    savingFen: expect.any(Number),
  })
  expect(JSON.stringify(view?.group)).not.toContain('9876543')
  const proposals = await listProposals(database, floor.clock.now(), 'k')
  const [proposal] = proposals.proposals
  expect(proposal?.category.slug).toBe(DEMAND_CATEGORY)
  expect(proposal?.group).toMatchObject({ firms: 2, quantity: 9 })
  expect(proposal?.group.counties.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(9)
  for (const secret of ['9876543', '9500000', a.id, b.id]) {
    expect(JSON.stringify(proposals), secret).not.toContain(secret)
  }
})
