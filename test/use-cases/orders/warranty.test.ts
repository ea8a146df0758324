import { afterEach, expect, test } from 'vitest'
import { acceptByClock } from '#app/use-cases/orders/accept-by-clock.ts'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { endWarranty } from '#app/use-cases/orders/end-warranty.ts'
import { rejectDelivery } from '#app/use-cases/orders/reject-delivery.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { booksOf, expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import {
  forceState,
  orderOf,
  paymentsOf,
  readyToShip,
  runClock,
  settleAll,
  type Trade,
  type TradeWishes,
  tradeFloor,
} from '#test/support/trade.ts'

const database = await testDatabase()
const trade = tradeFloor(database)
const DAY = 86_400_000

afterEach(() => expectSoundBooks(database))

const ship = async (it: Trade, quantity: number): Promise<string> => {
  const answer = await shipGoods(it.supplier, { orderId: it.orderId, quantity })
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.shipmentId
}
const take = async (it: Trade, quantity: number): Promise<void> => {
  expect(await acceptDelivery(it.buyer, { orderId: it.orderId, quantity })).toMatchObject({ ok: true })
}
const accepted = async (sizes: readonly number[], wishes: TradeWishes = {}): Promise<Trade> => {
  const it = await readyToShip(await trade(wishes))
  await ship(it, wishes.quantity ?? 10)
  for (const size of sizes) {
    await take(it, size)
    it.clock.advance(DAY)
  }
  return it
}
const acceptancesOf = (it: Trade) =>
  database.sql<{ id: string; by: string; quantity: number; endedAt: Date | null; releasedAt: Date | null }[]>`
    select id, accepted_by as by, quantity, warranty_ended_at as "endedAt", released_at as "releasedAt"
    from acceptances where order_id = ${it.orderId} order by accepted_at, id`
const closings = (it: Trade) =>
  database.sql`select 1 from outbox where topic = 'order.closed' and payload ->> 'orderId' = ${it.orderId}`

test('what the buyer has not judged in time is accepted by the clock, at its instant, once', async () => {
  const it = await readyToShip(await trade())
  const shipmentId = await ship(it, 10)
  await take(it, 3)
  await rejectDelivery(it.buyer, { orderId: it.orderId, quantity: 2, reason: '异响' })
  it.clock.advance(10 * DAY - 1)
  expect(await acceptByClock(it.system, { subjectId: shipmentId })).toMatchObject({
    value: { hasActed: false },
  })
  it.clock.advance(1)
  const answers = await Promise.all([1, 2, 3].map(() => acceptByClock(it.system, { subjectId: shipmentId })))
  expect(answers.filter((answer) => answer.ok && answer.value.hasActed)).toHaveLength(1)
  expect(await acceptancesOf(it)).toMatchObject([
    { by: 'buyer', quantity: 3 },
    { by: 'clock', quantity: 5 },
  ])
  expect(await orderOf(it)).toMatchObject({ state: 'shipping', accepted: 8, shipped: 8 })
})

test('the clock accepts even what nobody said was received, and the order goes on', async () => {
  const it = await readyToShip(await trade())
  await ship(it, 10)
  it.clock.advance(10 * DAY)
  expect(await runClock(it)).toBe(2)
  expect((await orderOf(it)).state).toBe('accepted')
})

test('a shipment that was judged whole leaves the clock nothing', async () => {
  const it = await readyToShip(await trade())
  const shipmentId = await ship(it, 4)
  await take(it, 4)
  it.clock.advance(20 * DAY)
  expect(await runClock(it)).toBe(0)
  expect(await acceptByClock(it.system, { subjectId: shipmentId })).toMatchObject({
    value: { hasActed: false },
  })
})

test('the clock does not accept during a dispute; it looks again a day later', async () => {
  const it = await readyToShip(await trade())
  await ship(it, 10)
  it.clock.advance(10 * DAY)
  await forceState(it, 'disputed')
  await runClock(it)
  expect((await orderOf(it)).accepted).toBe(0)
  await forceState(it, 'shipping')
  expect(await runClock(it)).toBe(0)
  it.clock.advance(DAY)
  expect(await runClock(it)).toBe(1)
  expect((await orderOf(it)).accepted).toBe(10)
})

test('the buyer accepts at the last moment while the clock does: each set once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const it = await readyToShip(await trade())
    const subjectId = await ship(it, 10)
    it.clock.advance(10 * DAY)
    await Promise.all([
      acceptByClock(it.system, { subjectId }),
      acceptDelivery(it.buyer, { orderId: it.orderId, quantity: 4 }),
      acceptByClock(it.system, { subjectId }),
    ])
    await settleAll(it)
    expect(await orderOf(it)).toMatchObject({ state: 'in_warranty', accepted: 10 })
    expect(await booksOf(it)).toMatchObject({ balance: 0n, retention: 10_000_000n, supplier: 90_000_000n })
  }
})

test('at the end of each warranty its retention is paid; the last one completes the order and says so', async () => {
  const it = await accepted([4, 6])
  await settleAll(it)
  expect((await orderOf(it)).state).toBe('in_warranty')
  it.clock.advance(363 * DAY)
  expect(await runClock(it)).toBe(1)
  await settleAll(it)
  expect(await booksOf(it)).toMatchObject({ retention: 6_000_000n, supplier: 94_000_000n })
  expect(await closings(it)).toHaveLength(0)
  it.clock.advance(DAY)
  const second = (await acceptancesOf(it))[1]
  await Promise.all([1, 2, 3].map(() => endWarranty(it.system, { subjectId: second?.id ?? '' })))
  await settleAll(it)
  expect((await orderOf(it)).state).toBe('completed')
  expect(await closings(it)).toHaveLength(1)
  expect(await booksOf(it)).toEqual({
    deposit: 0n,
    prepayment: 0n,
    balance: 0n,
    retention: 0n,
    buyer: -100_000_000n,
    supplier: 100_000_000n,
  })
})

test('the end of a warranty is half-open: a millisecond before it nothing is paid', async () => {
  const it = await accepted([10])
  await settleAll(it)
  it.clock.advance(364 * DAY - 1)
  const [only] = await acceptancesOf(it)
  expect(await endWarranty(it.system, { subjectId: only?.id ?? '' })).toMatchObject({
    value: { hasActed: false },
  })
  expect((await acceptancesOf(it))[0]).toMatchObject({ endedAt: null, releasedAt: null })
})

test('retention that comes after the end of its warranty goes on to the supplier at once', async () => {
  const it = await accepted([10])
  it.clock.advance(400 * DAY)
  await runClock(it)
  expect((await orderOf(it)).state).toBe('accepted')
  expect((await acceptancesOf(it))[0]).toMatchObject({ endedAt: it.clock.now(), releasedAt: null })
  await settleAll(it)
  expect((await orderOf(it)).state).toBe('completed')
  expect(await booksOf(it)).toMatchObject({ retention: 0n, supplier: 100_000_000n })
  expect(await closings(it)).toHaveLength(1)
})

test('without retention the end of the warranty completes the order and pays nothing', async () => {
  const it = await accepted([10], { terms: [3000, 7000, 0] })
  const before = (await paymentsOf(it)).length
  it.clock.advance(365 * DAY)
  await runClock(it)
  expect((await orderOf(it)).state).toBe('completed')
  expect(await paymentsOf(it)).toHaveLength(before)
})

test('a dispute keeps the retention frozen, and a terminated order pays none', async () => {
  for (const state of ['disputed', 'terminated'] as const) {
    const it = await accepted([10])
    await settleAll(it)
    await forceState(it, state)
    it.clock.advance(365 * DAY)
    await runClock(it)
    await settleAll(it)
    expect((await booksOf(it)).retention).toBe(10_000_000n)
    expect((await orderOf(it)).state).toBe(state)
  }
})

test('a deadline that names nothing does nothing, and a person is not the clock', async () => {
  const it = await trade()
  for (const act of [acceptByClock, endWarranty]) {
    expect(await act(it.system, { subjectId: 'none' })).toEqual({ ok: true, value: { hasActed: false } })
    expect(await act(it.buyer, { subjectId: 'none' })).toMatchObject({ refusal: { code: 'NOT_PERMITTED' } })
  }
})

test('7 sets of 10 001 fen by 3333/3333/3334, shipped 2 + 5, accepted 1 + 3 + 3, one sent back: to the fen', async () => {
  const it = await readyToShip(
    await trade({ quantity: 7, unitPriceFen: 10_001n, terms: [3333, 3333, 3334], depositFen: 3_500n }),
  )
  const books = async () => {
    await settleAll(it)
    const { prepayment, balance, retention, supplier } = await booksOf(it)
    return [prepayment, balance, retention, supplier].map(Number)
  }
  expect(await books()).toEqual([23_333, 23_333, 0, 0])
  await ship(it, 2)
  it.clock.advance(1000)
  expect(await books()).toEqual([23_333 - 6_667, 23_333, 0, 6_667])
  await ship(it, 5)
  expect(await books()).toEqual([0, 23_333, 0, 23_333])
  await take(it, 1)
  expect(await books()).toEqual([0, 23_333 - 3_333, 3_334, 23_333 + 3_333])
  await rejectDelivery(it.buyer, { orderId: it.orderId, quantity: 1, reason: '针距不匀' })
  await ship(it, 1)
  expect(await books()).toEqual([0, 20_000, 3_334, 26_666])
  it.clock.advance(1000)
  await take(it, 3)
  expect(await books()).toEqual([0, 23_333 - 13_333, 13_338, 23_333 + 13_333])
  await take(it, 3)
  expect(await books()).toEqual([0, 0, 23_341, 46_666])
  expect((await orderOf(it)).state).toBe('in_warranty')
  it.clock.advance(365 * DAY)
  await runClock(it)
  expect(await books()).toEqual([0, 0, 0, 70_007])
  expect((await orderOf(it)).state).toBe('completed')
  expect((await booksOf(it)).buyer).toBe(-70_007n)
})
