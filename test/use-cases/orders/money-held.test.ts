import { afterEach, expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { orderMoneyHeld } from '#app/use-cases/orders/money-held.ts'
import { remindBalance } from '#app/use-cases/orders/remind-balance.ts'
import { lockPayment } from '#db/stores/payments.ts'
import { begin } from '#db/transaction.ts'
import { booksOf, expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import {
  forceState,
  orderOf,
  paymentsOf,
  readyToShip,
  settleAll,
  settlePayment,
  signBoth,
  type Trade,
  tradeFloor,
} from '#test/support/trade.ts'

const database = await testDatabase()
const trade = tradeFloor(database)

afterEach(() => expectSoundBooks(database))

const producing = async (): Promise<Trade> => {
  const it = await trade({ depositFen: 5_000_000n })
  await signBoth(it)
  await settleAll(it, ['prepayment'])
  return it
}

test('a prepayment that is held starts production and makes the balance payable', async () => {
  const it = await producing()
  expect((await orderOf(it)).state).toBe('in_production')
  expect(await booksOf(it)).toMatchObject({ prepayment: 30_000_000n, balance: 0n, buyer: -30_000_000n })
  expect(await paymentsOf(it)).toMatchObject([
    { purpose: 'prepayment', state: 'settled', amountFen: 25_000_000n },
    { purpose: 'balance', state: 'payable', amountFen: 60_000_000n, dueAt: new Date('2026-04-24T01:00:00Z') },
  ])
})

test('a balance that is held in time leaves the order in production until it ships', async () => {
  const it = await producing()
  await settleAll(it, ['balance'])
  expect(await orderOf(it)).toMatchObject({ state: 'in_production', balanceHeldAt: it.clock.now() })
  it.clock.set('2026-04-24T01:00:00Z')
  expect(await remindBalance(it.system, { subjectId: it.orderId })).toEqual({
    ok: true,
    value: { hasActed: false },
  })
  expect((await orderOf(it)).state).toBe('in_production')
})

test('goods wait for the balance from its instant on, not before, and only once', async () => {
  const it = await producing()
  it.clock.set('2026-04-24T00:59:59.999Z')
  expect(await remindBalance(it.system, { subjectId: it.orderId })).toMatchObject({
    value: { hasActed: false },
  })
  it.clock.set('2026-04-24T01:00:00Z')
  const answers = await Promise.all([1, 2, 3].map(() => remindBalance(it.system, { subjectId: it.orderId })))
  expect(answers.filter((answer) => answer.ok && answer.value.hasActed)).toHaveLength(1)
  expect((await orderOf(it)).state).toBe('awaiting_balance')
  await settleAll(it, ['balance'])
  expect(await orderOf(it)).toMatchObject({ state: 'awaiting_balance', balanceHeldAt: it.clock.now() })
})

test('the clock reminds nobody of an order that does not exist, and a person is not the clock', async () => {
  const it = await producing()
  expect(await remindBalance(it.system, { subjectId: 'ord_none' })).toMatchObject({
    value: { hasActed: false },
  })
  expect(await remindBalance(it.supplier, { subjectId: it.orderId })).toMatchObject({
    refusal: { code: 'NOT_PERMITTED' },
  })
})

test('money told twice has its effect once', async () => {
  const it = await readyToShip(await trade())
  const before = await paymentsOf(it)
  for (const payment of before) {
    await begin(database, async (tx) => {
      const row = await lockPayment(tx, payment.id)
      if (row) await orderMoneyHeld({ tx, actor: SYSTEM_ACTOR, now: it.clock.now(), ids: it.ids }, row)
    })
  }
  expect(await paymentsOf(it)).toEqual(before)
  expect((await orderOf(it)).state).toBe('in_production')
})

test('two settlements of one payment at once are one', async () => {
  const it = await trade()
  await signBoth(it)
  const [asked] = await paymentsOf(it)
  await Promise.all([1, 2, 3].map(() => settlePayment(it, asked?.id ?? '')))
  expect(await booksOf(it)).toMatchObject({ prepayment: 30_000_000n, buyer: -30_000_000n })
  expect(await paymentsOf(it)).toHaveLength(2)
})

test.each(['prepayment', 'balance'])(
  'a %s for an order that was terminated goes back whole',
  async (purpose) => {
    const it = await trade()
    await signBoth(it)
    if (purpose === 'balance') await settleAll(it, ['prepayment'])
    const before = await booksOf(it)
    await forceState(it, 'terminated')
    await settleAll(it)
    expect(await booksOf(it)).toEqual(before)
    expect((await paymentsOf(it)).at(-1)).toMatchObject({ purpose: 'refund', state: 'settled' })
  },
)

test('money that arrives during a dispute is held, and the order comes back a step further', async () => {
  const it = await trade()
  await signBoth(it)
  await forceState(it, 'disputed')
  await database.sql`update orders set resumes_to = 'awaiting_prepayment' where id = ${it.orderId}`
  await settleAll(it, ['prepayment'])
  const [row] = await database.sql`
    select state, resumes_to, prepayment_held_at from orders where id = ${it.orderId}`
  expect(row).toEqual({ state: 'disputed', resumes_to: 'in_production', prepayment_held_at: it.clock.now() })
})
