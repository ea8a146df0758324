import { expect, test } from 'vitest'
import { changeCommitment } from '#app/use-cases/pools/change-commitment.ts'
import { lockPoolByClock } from '#app/use-cases/pools/lock-pool.ts'
import { withdrawCommitment } from '#app/use-cases/pools/withdraw-commitment.ts'
import { testDatabase } from '#test/support/database.ts'
import { poolFloor } from '#test/support/pools.ts'

const database = await testDatabase({ max: 20 })
const floor = await poolFloor(database)

async function counters(poolId: string) {
  const [row] = await database.sql<
    { reserved: number; active: number; firms: number; version: number; state: string }[]
  >`
    select reserved_quantity as reserved, active_quantity as active, active_firms as firms, version, state
    from pools where id = ${poolId}`
  if (!row) throw new Error('no pool')
  return row
}

async function sumOfCommitments(poolId: string): Promise<number> {
  const [row] = await database.sql<{ sum: number }[]>`
    select coalesce(sum(quantity), 0)::int as sum from commitments where pool_id = ${poolId} and state = 'active'`
  return row?.sum ?? 0
}

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code

test('a firm joins a pool without a deposit and counts at once', async () => {
  const poolId = await floor.open()
  const firm = await floor.firm('buyer')
  const joined = await floor.join(poolId, firm, 6)
  expect(joined).toMatchObject({ ok: true, value: { state: 'active', quantity: 6 } })
  expect(await counters(poolId)).toMatchObject({ reserved: 6, active: 6, firms: 1 })
})

test('64 firms racing for the last sets under a cap: none over, none lost', async () => {
  const poolId = await floor.open({ capQuantity: 100 })
  const firms = await floor.firms(64, 'buyer')
  const answers = await Promise.all(firms.map((firm, index) => floor.join(poolId, firm, 1 + (index % 5))))
  const joined = answers.filter((answer) => answer.ok)
  const refused = answers.filter((answer) => !answer.ok)
  expect(new Set(refused.map(codeOf))).toEqual(new Set(['CAP_EXCEEDED']))
  const after = await counters(poolId)
  expect(after.active).toBeLessThanOrEqual(100)
  expect(after.active).toBeGreaterThan(95)
  expect(after.active).toBe(await sumOfCommitments(poolId))
  expect(after.firms).toBe(joined.length)
})

test('one firm from 16 windows joins once', async () => {
  const poolId = await floor.open()
  const firm = await floor.firm('buyer')
  const answers = await Promise.all(Array.from({ length: 16 }, () => floor.join(poolId, firm, 3)))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.filter((answer) => codeOf(answer) === 'ALREADY_JOINED')).toHaveLength(15)
  expect(await counters(poolId)).toMatchObject({ active: 3, firms: 1 })
})

test('a request that comes twice with one key is one join and one answer', async () => {
  const poolId = await floor.open()
  const firm = await floor.firm('buyer')
  const ask = () => floor.join(poolId, firm, 4, { idempotencyKey: 'key-of-this-form' })
  const [first, second] = await Promise.all([ask(), ask()])
  const third = await ask()
  expect(first).toMatchObject({ ok: true })
  expect(second).toEqual(first)
  expect(third).toEqual(first)
  const other = await floor.join(poolId, firm, 5, { idempotencyKey: 'key-of-this-form' })
  expect(codeOf(other)).toBe('REPLAYED_WITH_OTHER_INPUT')
})

test('a refused request gives its key back: the corrected one is heard', async () => {
  const poolId = await floor.open({ capQuantity: 5 })
  const firm = await floor.firm('buyer')
  const refused = await floor.join(poolId, firm, 9, { idempotencyKey: 'same-key-again' })
  expect(codeOf(refused)).toBe('CAP_EXCEEDED')
  expect(await floor.join(poolId, firm, 5, { idempotencyKey: 'same-key-again' })).toMatchObject({ ok: true })
})

test('a deposit makes the commitment wait, and the bank makes it count', async () => {
  const poolId = await floor.open({ depositBasisPoints: 500 })
  const firm = await floor.firm('buyer')
  const joined = await floor.join(poolId, firm, 6)
  expect(joined).toMatchObject({
    ok: true,
    value: { state: 'pending_deposit', quantity: 0, wantedQuantity: 6 },
  })
  expect(await counters(poolId)).toMatchObject({ reserved: 6, active: 0, firms: 0 })
  await floor.payAll()
  expect(await counters(poolId)).toMatchObject({ reserved: 6, active: 6, firms: 1 })
  const [held] =
    await database.sql`select balance_fen from accounts where id like 'deposit:%' and pool_id = ${poolId}`
  // 5 % of 6 × 120 000.00 yuan, the category's reference price.
  expect(held?.balance_fen).toBe(3_600_000n)
})

test('a raise counts when its own deposit difference is held; a lowering gives the surplus back', async () => {
  const poolId = await floor.open({ depositBasisPoints: 1000, referencePriceFen: 1_000_000n })
  const firm = await floor.firm('buyer')
  await floor.join(poolId, firm, 4)
  await floor.payAll()
  const change = (quantity: number) => changeCommitment(firm.ctx, { poolId, quantity })
  expect(await change(7)).toMatchObject({ ok: true, value: { quantity: 4, wantedQuantity: 7 } })
  expect(await counters(poolId)).toMatchObject({ reserved: 7, active: 4 })
  await floor.payAll()
  expect(await counters(poolId)).toMatchObject({ reserved: 7, active: 7 })
  expect(await change(2)).toMatchObject({ ok: true, value: { quantity: 2, wantedQuantity: 2 } })
  await floor.payAll()
  const [held] =
    await database.sql`select balance_fen from accounts where id like 'deposit:%' and pool_id = ${poolId}`
  expect(held?.balance_fen).toBe(200_000n)
  const [outside] = await database.sql`select balance_fen from accounts where id = ${`outside:${firm.id}`}`
  expect(outside?.balance_fen).toBe(-200_000n)
})

test('a refused deposit frees its place for others', async () => {
  const poolId = await floor.open({ depositBasisPoints: 500, capQuantity: 5 })
  const broke = await floor.firm('buyer', 'refuses')
  const able = await floor.firm('buyer')
  await floor.join(poolId, broke, 5)
  expect(codeOf(await floor.join(poolId, able, 5))).toBe('CAP_EXCEEDED')
  await floor.payAll()
  expect(await floor.join(poolId, able, 5)).toMatchObject({ ok: true })
})

test('withdrawing before lock gives the whole deposit back and the place free', async () => {
  const poolId = await floor.open({ depositBasisPoints: 500, capQuantity: 3 })
  const firm = await floor.firm('buyer')
  await floor.join(poolId, firm, 3)
  await floor.payAll()
  expect(await withdrawCommitment(firm.ctx, { poolId })).toMatchObject({ ok: true })
  await floor.payAll()
  expect(await counters(poolId)).toMatchObject({ reserved: 0, active: 0, firms: 0 })
  const rows =
    await database.sql`select balance_fen from accounts where pool_id = ${poolId} and balance_fen <> 0`
  expect(rows).toEqual([])
  expect(await floor.join(poolId, firm, 2)).toMatchObject({ ok: true })
})

test('who comes at the deadline instant is late, whoever looks', async () => {
  const poolId = await floor.open({ joinDays: 1 })
  const [first, second] = [await floor.firm('buyer'), await floor.firm('buyer')]
  await floor.join(poolId, first, 2)
  floor.clock.set(new Date(floor.clock.now().getTime() + 86_400_000))
  expect(codeOf(await floor.join(poolId, second, 2))).toBe('POOL_CLOSED')
  expect(codeOf(await withdrawCommitment(first.ctx, { poolId }))).toBe('POOL_CLOSED')
})

test('joins racing the lock are either bound or refused, never half', async () => {
  const poolId = await floor.open({ joinDays: 1, depositBasisPoints: 0 })
  const firms = await floor.firms(24, 'buyer')
  const early = floor.clock.now()
  const { joinClosesAt } = (
    await database.sql<{ joinClosesAt: Date }[]>`
    select join_closes_at as "joinClosesAt" from pools where id = ${poolId}`
  )[0] ?? { joinClosesAt: early }
  const late = { ...floor.system, clock: { now: () => joinClosesAt } }
  const answers = await Promise.all([
    ...firms.slice(0, 12).map((firm) => floor.join(poolId, firm, 2)),
    lockPoolByClock(late, poolId),
    lockPoolByClock(late, poolId),
    ...firms.slice(12).map((firm) => floor.join(poolId, firm, 2)),
  ])
  const joins = answers.filter((_, index) => index !== 12 && index !== 13)
  const bound = joins.filter((answer) => answer.ok).length
  expect(joins.filter((answer) => !answer.ok).every((answer) => codeOf(answer) === 'POOL_CLOSED')).toBe(true)
  expect(await sumOfCommitments(poolId)).toBe(bound * 2)
  const locks = answers.filter((_, index) => index === 12 || index === 13)
  expect(locks.filter((answer) => answer.ok)).toHaveLength(1)
})

test('a stranger to buying may not join, and a pool that is not there is not there', async () => {
  const poolId = await floor.open()
  const supplier = await floor.firm('supplier')
  const buyer = await floor.firm('buyer')
  expect(codeOf(await floor.join(poolId, supplier, 1))).toBe('NOT_PERMITTED')
  expect(codeOf(await floor.join('pool_nowhere', buyer, 1))).toBe('POOL_NOT_FOUND')
})
