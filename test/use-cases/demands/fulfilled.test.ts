import { expect, test } from 'vitest'
import { addDays } from '#app/domain/shared/clock.ts'
import { joinForDemand } from '#app/use-cases/demands/join-for-demand.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { signContract } from '#app/use-cases/orders/sign-contract.ts'
import { testDatabase } from '#test/support/database.ts'
import { demandFloor } from '#test/support/demands.ts'

const database = await testDatabase()
const floor = await demandFloor(database)
const days = (count: number) => addDays(floor.clock.now(), count)

test('a demand that joined a pool is fulfilled when the pool is settled, and open to no other meanwhile', async () => {
  const buyer = await floor.firm('buyer')
  const demandId = await floor.demand(buyer, { quantity: 2 })
  const poolId = await floor.open({ depositBasisPoints: 500 })
  const { supplier } = await floor.offer(poolId, { tiers: [[1, 10_000_000n]] })
  expect((await joinForDemand(buyer.ctx, { demandId, poolId, accepts: null })).ok).toBe(true)
  await floor.until(floor.clock.now())
  expect(await floor.demandState(demandId)).toBe('pooled')
  await floor.payAll()
  await floor.until(days(12))
  const [order] = await database.sql<{ id: string }[]>`select id from orders where pool_id = ${poolId}`
  const orderId = order?.id ?? ''
  await signContract(buyer.ctx, { orderId })
  await signContract(supplier.ctx, { orderId })
  await floor.payAll()
  expect((await shipGoods(supplier.ctx, { orderId, quantity: 2 })).ok).toBe(true)
  await floor.payAll()
  await floor.until(days(11))
  await floor.payAll()
  expect(await floor.demandState(demandId)).toBe('pooled')
  await floor.until(days(380))
  await floor.payAll()
  expect(await floor.demandState(demandId)).toBe('fulfilled')
})
