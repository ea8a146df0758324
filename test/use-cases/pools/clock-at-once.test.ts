import { expect, test } from 'vitest'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { signContract } from '#app/use-cases/orders/sign-contract.ts'
import { awardPool } from '#app/use-cases/pools/award-pool.ts'
import { closeSigning } from '#app/use-cases/pools/close-signing.ts'
import { lockPoolByClock } from '#app/use-cases/pools/lock-pool.ts'
import { openPoolByClock } from '#app/use-cases/pools/open-pool-by-clock.ts'
import { settlePool } from '#app/use-cases/pools/settle-pool.ts'
import { takeEffect } from '#app/use-cases/pools/take-effect.ts'
import type { Result } from '#app/use-cases/use-case.ts'
import { testDatabase } from '#test/support/database.ts'
import { type Firm, poolFloor } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await poolFloor(database)
const days = (count: number) => addDays(floor.clock.now(), count)

/** Several workers do the same at one instant; so many lines of the trail say that the pool made the move. */
async function atOnce(poolId: string, event: string, act: () => Promise<Result<unknown>>): Promise<number> {
  const count = async () =>
    (
      await database.sql`
        select 1 from audit_trail where machine = 'pool' and subject_id = ${poolId} and event = ${event}`
    ).length
  const before = await count()
  const answers = await Promise.all([act(), act(), act(), act()])
  for (const answer of answers) if (!answer.ok) expect(answer.refusal.code).toBe('NOTHING_TO_DO')
  return (await count()) - before
}

const ordersOf = async (poolId: string) =>
  (
    await database.sql<{ id: string }[]>`
    select id from orders where pool_id = ${poolId} and state <> 'terminated' order by id`
  ).map(({ id }) => id)

test('four workers at every instant of a pool’s life make each move once, and the money is there once', async () => {
  const poolId = await floor.open({
    depositBasisPoints: 1000,
    bondBasisPoints: 100,
    referencePriceFen: 1_000_000n,
  })
  const { supplier } = await floor.offer(poolId, { tiers: [[1, 1_000_000n]], deliveryDays: 30 })
  const [a, silent] = (await floor.firms(2, 'buyer')) as [Firm, Firm]
  await floor.join(poolId, a, 2)
  await floor.join(poolId, silent, 1)
  await floor.payAll()
  floor.clock.set(days(10))
  expect(await atOnce(poolId, 'lock', () => lockPoolByClock(floor.system, poolId))).toBe(1)
  floor.clock.set(days(2))
  const solve = async (instance: Parameters<typeof solveByExhaustion>[0]) => solveByExhaustion(instance)
  expect(await atOnce(poolId, 'award', () => awardPool(floor.system, solve, poolId))).toBe(1)
  for (const orderId of await ordersOf(poolId))
    for (const side of [a, supplier]) await signContract(side.ctx, { orderId })
  const [award] = await database.sql<{ id: string }[]>`select id from awards where pool_id = ${poolId}`
  floor.clock.set(days(7))
  expect(await atOnce(poolId, 'void_award', () => closeSigning(floor.system, award?.id ?? ''))).toBe(1)
  expect(await atOnce(poolId, 'award', () => awardPool(floor.system, solve, poolId))).toBe(1)
  expect(await atOnce(poolId, 'take_effect', () => takeEffect(floor.system, poolId))).toBe(1)
  await floor.payAll()
  for (const orderId of await ordersOf(poolId)) {
    expect(await shipGoods(supplier.ctx, { orderId, quantity: 2 })).toMatchObject({ ok: true })
    expect(await acceptDelivery(a.ctx, { orderId, quantity: 2 })).toMatchObject({ ok: true })
  }
  await floor.payAll()
  await floor.until(days(366))
  await floor.payAll()
  expect(await atOnce(poolId, 'settle', () => settlePool(floor.system, poolId))).toBe(0)
  const [pool] = await database.sql<{ state: string }[]>`select state from pools where id = ${poolId}`
  expect(pool?.state).toBe('settled')
  const [held] = await database.sql<{ fen: bigint }[]>`
    select coalesce(sum(balance_fen), 0)::bigint as fen from accounts where pool_id = ${poolId} and kind <> 'outside'`
  expect(held?.fen).toBe(0n)
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})

test('a draft whose instant has come is opened once, however many look', async () => {
  const poolId = await floor.open({})
  await database.sql`
    insert into pools (id, title, category_slug, cluster, state, opening, visibility, organiser_id, join_opens_at,
      join_closes_at, offers_close_at, min_quantity, deposit_basis_points, terms, sign_days, accept_days,
      warranty_days, created_at)
    select 'pool_later', title, category_slug, cluster, 'draft', opening, visibility, organiser_id, ${days(1)},
      ${days(9)}, ${days(9)}, min_quantity, deposit_basis_points, terms, sign_days, accept_days, warranty_days,
      created_at from pools where id = ${poolId}`
  await database.sql`insert into deadlines (kind, subject_id, due_at) values ('pool.open', 'pool_later', ${days(1)})`
  floor.clock.set(days(1))
  expect(await atOnce('pool_later', 'open', () => openPoolByClock(floor.system, 'pool_later'))).toBe(1)
})
