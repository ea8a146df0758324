import { afterEach, expect, test } from 'vitest'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { defaultOnBalance } from '#app/use-cases/orders/default-on-balance.ts'
import { defaultOnDelivery } from '#app/use-cases/orders/default-on-delivery.ts'
import { defaultOnPrepayment } from '#app/use-cases/orders/default-on-prepayment.ts'
import { defaultOnRetention } from '#app/use-cases/orders/default-on-retention.ts'
import { openDispute } from '#app/use-cases/orders/open-dispute.ts'
import { rejectDelivery } from '#app/use-cases/orders/reject-delivery.ts'
import { withdrawDispute } from '#app/use-cases/orders/withdraw-dispute.ts'
import { booksOf, expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import {
  orderOf,
  readyToShip,
  runClock,
  settleAll,
  signBoth,
  type Trade,
  tradeFloor,
} from '#test/support/trade.ts'
import { answerOf, codeOf, DAY, deliver, ship } from '#test/support/trade-steps.ts'

const database = await testDatabase()
const trade = tradeFloor(database)

afterEach(() => expectSoundBooks(database))

const reasonOf = async ({ orderId }: Trade) =>
  (await database.sql`select termination_reason as reason from orders where id = ${orderId}`)[0]?.reason

const wait = async (it: Trade, days: number) => {
  it.clock.advance(days * DAY)
  await runClock(it)
}

/** Days pass one by one, and whatever falls due on each has its effect. */
const live = async (it: Trade, days: number) => {
  for (let day = 0; day < days; day += 1) await wait(it, 1)
}

test('a buyer that does not pay the prepayment within 7 days loses its deposit to the supplier', async () => {
  const it = await trade({ depositFen: 5_000_001n })
  await signBoth(it)
  it.clock.advance(7 * DAY - 1)
  await runClock(it)
  expect((await orderOf(it)).state).toBe('awaiting_prepayment')
  it.clock.advance(1)
  const answers = await Promise.all(
    [1, 2, 3].map(() => defaultOnPrepayment(it.system, { subjectId: it.orderId })),
  )
  expect(answers.filter((answer) => answerOf(answer).hasActed)).toHaveLength(1)
  expect(await reasonOf(it)).toBe('buyer_default')
  await settleAll(it)
  expect(await booksOf(it)).toMatchObject({ prepayment: 0n, buyer: -5_000_001n, supplier: 5_000_001n })
})

test('while the bank is at it, or the award may be void, nobody defaults; the clock looks again', async () => {
  const it = await trade({ depositFen: 1_000n })
  await signBoth(it)
  await database.sql`update payments set state = 'instructed' where order_id = ${it.orderId}`
  await live(it, 20)
  expect((await orderOf(it)).state).toBe('awaiting_prepayment')
  await settleAll(it, ['prepayment'])
  expect((await orderOf(it)).state).toBe('in_production')

  const early = await trade({ poolState: 'awarded' })
  await signBoth(early)
  await live(early, 10)
  expect((await orderOf(early)).state).toBe('awaiting_prepayment')
})

test('a balance that is a week late: the deposit compensates, what was paid beyond it goes back', async () => {
  const it = await trade({ depositFen: 5_000_000n, bondFen: 700n })
  await signBoth(it)
  await settleAll(it, ['prepayment'])
  await live(it, 59)
  expect((await orderOf(it)).state).toBe('awaiting_balance')
  it.clock.advance(DAY)
  const answers = await Promise.all([1, 2].map(() => defaultOnBalance(it.system, { subjectId: it.orderId })))
  expect(answers.filter((answer) => answerOf(answer).hasActed)).toHaveLength(1)
  await settleAll(it)
  expect(await reasonOf(it)).toBe('buyer_default')
  // The supplier's bond comes back: its order is done.
  expect((await orderOf(it)).state).toBe('terminated')
  const bond = await database.sql`select bond_held_fen as fen from offers where id = ${it.offerId}`
  expect(bond[0]?.fen).toBe(0n)
  expect(await booksOf(it)).toMatchObject({ buyer: -5_000_000n })
})

test('a supplier that never delivers: the buyer gets all back, and the bond', async () => {
  const it = await readyToShip(await trade({ depositFen: 5_000_000n, bondFen: 2_000_001n }))
  await live(it, 89)
  expect((await orderOf(it)).state).toBe('in_production')
  it.clock.advance(DAY)
  const answers = await Promise.all([1, 2].map(() => defaultOnDelivery(it.system, { subjectId: it.orderId })))
  expect(answers.filter((answer) => answerOf(answer).hasActed)).toHaveLength(1)
  expect(await reasonOf(it)).toBe('supplier_default')
  await settleAll(it)
  const books = await booksOf(it)
  expect(books).toMatchObject({ prepayment: 0n, balance: 0n, buyer: 2_000_001n })
  expect(books).not.toHaveProperty('bond')
})

test('a supplier that delivers 3 of 10: the bond pays 7 tenths half up, what was accepted keeps its warranty', async () => {
  const it = await readyToShip(await trade({ bondFen: 1_001n }))
  await deliver(it, 3)
  await live(it, 90)
  expect(await reasonOf(it)).toBe('supplier_default')
  await settleAll(it)
  // 3 sets: 30 % + 60 % paid out, 10 % retained; 7 sets' 90 % back; 0.7 × 1 001 = 700.7 → 701.
  const soon = await booksOf(it)
  expect(soon).toMatchObject({ prepayment: 0n, balance: 0n, retention: 3_000_000n })
  expect(soon.buyer).toBe(-30_000_000n + 701n)
  await wait(it, 365)
  await settleAll(it)
  expect(await booksOf(it)).toMatchObject({
    retention: 0n,
    buyer: -30_000_000n + 701n,
    supplier: 30_000_000n - 701n,
  })
})

test('sets that were rejected and never came again are owed, too; sets to be judged are judged first', async () => {
  const it = await readyToShip(await trade({ quantity: 4, deliveryDays: 30, bondFen: 400n }))
  await ship(it, 4)
  await settleAll(it)
  answerOf(await rejectDelivery(it.buyer, { orderId: it.orderId, quantity: 1, reason: '主轴断裂' }))
  answerOf(await acceptDelivery(it.buyer, { orderId: it.orderId, quantity: 3 }))
  await settleAll(it)
  it.clock.advance(59 * DAY)
  await runClock(it)
  await ship(it, 1)
  await live(it, 5)
  expect((await orderOf(it)).state).not.toBe('terminated')
  answerOf(await rejectDelivery(it.buyer, { orderId: it.orderId, quantity: 1, reason: '仍然断裂' }))
  await live(it, 2)
  expect(await reasonOf(it)).toBe('supplier_default')
  await settleAll(it)
  const books = await booksOf(it)
  // Of the fourth set 30 % was paid at its shipment and is gone; 60 % comes back, with a quarter of the bond.
  expect(books.buyer).toBe(-(30_000_000n + 3_000_000n) + 100n)
})

test('a dispute stops the clock of a delivery; its withdrawal sets it on', async () => {
  const it = await readyToShip(await trade())
  await live(it, 80)
  answerOf(await openDispute(it.buyer, { orderId: it.orderId, reason: '迟迟不交货' }))
  await live(it, 40)
  expect((await orderOf(it)).state).toBe('disputed')
  answerOf(await withdrawDispute(it.buyer, { orderId: it.orderId }))
  await live(it, 9)
  expect((await orderOf(it)).state).toBe('in_production')
  await live(it, 1)
  expect(await reasonOf(it)).toBe('supplier_default')
})

test('retention that never comes ends the order a month after its last warranty', async () => {
  const it = await readyToShip(await trade({ quantity: 2 }))
  await ship(it, 2)
  answerOf(await acceptDelivery(it.buyer, { orderId: it.orderId, quantity: 2 }))
  await settleAll(it, ['payout'])
  await wait(it, 365)
  await live(it, 29)
  expect((await orderOf(it)).state).toBe('accepted')
  it.clock.advance(DAY)
  const answers = await Promise.all(
    [1, 2].map(() => defaultOnRetention(it.system, { subjectId: it.orderId })),
  )
  expect(answers.filter((answer) => answerOf(answer).hasActed)).toHaveLength(1)
  expect(await reasonOf(it)).toBe('buyer_default')
  expect(await booksOf(it)).toMatchObject({ retention: 0n, buyer: -18_000_000n, supplier: 18_000_000n })
})

test('only the clock calls a default, and it calls none of an order that is not there', async () => {
  const it = await trade()
  for (const call of [defaultOnPrepayment, defaultOnBalance, defaultOnDelivery, defaultOnRetention]) {
    expect(codeOf(await call(it.buyer, { subjectId: it.orderId }))).toBe('NOT_PERMITTED')
    expect(answerOf(await call(it.system, { subjectId: 'ord_none' })).hasActed).toBe(false)
    expect(answerOf(await call(it.system, { subjectId: it.orderId })).hasActed).toBe(false)
  }
})
