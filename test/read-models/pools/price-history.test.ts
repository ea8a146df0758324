import { expect, test } from 'vitest'
import { loadPoolPage } from '#app/read-models/pools/load-pool-page.ts'
import { priceHistory } from '#app/read-models/pools/price-history.ts'
import { improveOffer } from '#app/use-cases/offers/improve-offer.ts'
import { testDatabase } from '#test/support/database.ts'
import { poolFloor } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await poolFloor(database)
const TIERS = [
  [1, 12_000n],
  [5, 11_000n],
] as const

test('the history has a step for every join and concession, and ends at the price that the page shows', async () => {
  const poolId = await floor.open()
  const { offerId, supplier } = await floor.offer(poolId, { tiers: TIERS })
  for (const [firm, quantity] of [
    [await floor.firm('buyer'), 2],
    [await floor.firm('buyer'), 4],
  ] as const) {
    await floor.join(poolId, firm, quantity)
    await floor.payAll()
  }
  floor.clock.advance(1_000)
  const tiers = TIERS.map(([fromQuantity, unitPriceFen]) => ({
    fromQuantity,
    unitPriceFen: unitPriceFen - 500n,
  }))
  await improveOffer(supplier.ctx, { offerId, tiers })
  const now = floor.clock.now()
  const points = await priceHistory(database.sql, poolId, now)
  const page = await loadPoolPage(database, { poolId, actor: null, now, idempotencyKey: 'k' })
  expect(points.map(({ quantity, priceFen }) => [quantity, priceFen])).toEqual([
    [0, null],
    [2, 12_000],
    [6, 11_000],
    [6, 10_500],
  ])
  expect(points.at(-1)?.priceFen).toBe(page?.projectedPriceFen)
})

test('while offers are sealed there is no history of prices', async () => {
  const poolId = await floor.open({ visibility: 'sealed' })
  await floor.offer(poolId, { tiers: TIERS })
  await floor.join(poolId, await floor.firm('buyer'), 3)
  await floor.payAll()
  const points = await priceHistory(database.sql, poolId, floor.clock.now())
  expect(points.map(({ priceFen }) => priceFen)).toEqual([null])
})
