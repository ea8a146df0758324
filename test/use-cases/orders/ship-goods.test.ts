import { afterEach, expect, test } from 'vitest'
import { ORDER_STATES } from '#app/domain/orders/order-lifecycle.ts'
import { refusalSentence } from '#app/i18n/refusals.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { booksOf, expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import {
  orderOf,
  paymentsOf,
  readyToShip,
  runClock,
  settleAll,
  signBoth,
  tradeFloor,
} from '#test/support/trade.ts'

const database = await testDatabase()
const trade = tradeFloor(database)

afterEach(() => expectSoundBooks(database))

const refusal = (code: string, facts = {}) => ({ ok: false, refusal: { code, facts } })

test('a shipment pays out the prepayment pro rata and sets the day of acceptance', async () => {
  const it = await readyToShip(await trade())
  const shipped = await shipGoods(it.supplier, { orderId: it.orderId, quantity: 4 })
  expect(shipped).toMatchObject({ ok: true, value: { state: 'shipping' } })
  await settleAll(it)
  expect(await booksOf(it)).toMatchObject({
    prepayment: 18_000_000n,
    balance: 60_000_000n,
    supplier: 12_000_000n,
  })
  const [row] = await database.sql`
    select quantity, shipped_at, accept_by - shipped_at = interval '10 days' as days from shipments
    where order_id = ${it.orderId}`
  expect(row).toEqual({ quantity: 4, shipped_at: it.clock.now(), days: true })
  const moves = await database.sql<{ event: string }[]>`
    select event from audit_trail where subject_id = ${it.orderId} order by id desc limit 3`
  expect(moves.map((move) => move.event)).toEqual(['shipped', 'ship', 'finish_production'])
})

test('what is shipped from a stock that waits for its balance needs no second end of production', async () => {
  const it = await trade()
  await signBoth(it)
  await settleAll(it, ['prepayment'])
  it.clock.set('2026-04-24T01:00:00Z')
  await runClock(it)
  expect(await shipGoods(it.supplier, { orderId: it.orderId, quantity: 1 })).toEqual(
    refusal('BALANCE_NOT_HELD'),
  )
  await settleAll(it, ['balance'])
  expect(await shipGoods(it.supplier, { orderId: it.orderId, quantity: 1 })).toMatchObject({ ok: true })
})

test('nothing is shipped before the balance is held', async () => {
  const it = await trade()
  const ship = () => shipGoods(it.supplier, { orderId: it.orderId, quantity: 1 })
  expect(await ship()).toEqual(refusal('BALANCE_NOT_HELD'))
  await signBoth(it)
  expect(await ship()).toEqual(refusal('BALANCE_NOT_HELD'))
  await settleAll(it, ['prepayment'])
  expect(await ship()).toEqual(refusal('BALANCE_NOT_HELD'))
  expect((await orderOf(it)).shipped).toBe(0)
})

test('nothing is shipped while others of the award have not signed', async () => {
  const it = await readyToShip(await trade({ poolState: 'awarded' }))
  expect(await shipGoods(it.supplier, { orderId: it.orderId, quantity: 1 })).toEqual(
    refusal('AWARD_NOT_EFFECTIVE'),
  )
})

test('no more is shipped than is missing', async () => {
  const it = await readyToShip(await trade())
  await shipGoods(it.supplier, { orderId: it.orderId, quantity: 7 })
  expect(await shipGoods(it.supplier, { orderId: it.orderId, quantity: 4 })).toEqual(
    refusal('QUANTITY_EXCEEDS_REMAINING', { remaining: 3 }),
  )
  const said = refusalSentence({ code: 'QUANTITY_EXCEEDS_REMAINING', facts: { remaining: 3 } }, 'zh')
  expect(said).toContain('还剩 3\u00a0台')
  expect(await orderOf(it)).toMatchObject({ shipped: 7, paid: 7 })
})

test('what has arrived, ended or is in dispute is not shipped', async () => {
  const it = await readyToShip(await trade())
  await shipGoods(it.supplier, { orderId: it.orderId, quantity: 10 })
  const closed = ORDER_STATES.slice(ORDER_STATES.indexOf('delivered'))
  for (const state of closed) {
    // The guard of moves is not this test's matter: each state is set as it is.
    await database.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`
      await sql`
        update orders set state = ${state}, termination_reason = ${state === 'terminated' ? 'mutual' : null}
        where id = ${it.orderId}`
    })
    expect(await shipGoods(it.supplier, { orderId: it.orderId, quantity: 1 })).toEqual(
      refusal('ORDER_STATE', { state }),
    )
  }
})

test('the supplier ships, nobody else', async () => {
  const it = await readyToShip(await trade())
  const other = await trade()
  const input = { orderId: it.orderId, quantity: 1 }
  expect(await shipGoods(other.supplier, input)).toEqual(refusal('ORDER_NOT_FOUND'))
  expect(await shipGoods(it.supplier, { ...input, orderId: 'ord_none' })).toEqual(refusal('ORDER_NOT_FOUND'))
  expect(await shipGoods(it.buyer, input)).toMatchObject({ refusal: { code: 'NOT_PERMITTED' } })
  const { actor } = it.buyer
  const both = actor.kind === 'person' ? { ...actor, capabilities: ['buyer', 'supplier'] as const } : actor
  expect(await shipGoods({ ...it.buyer, actor: both }, input)).toEqual(refusal('NOT_PERMITTED'))
})

test('a replayed shipment is one shipment', async () => {
  const it = await readyToShip(await trade())
  const input = { orderId: it.orderId, quantity: 4, idempotencyKey: 'ship-once-0001' }
  const answers = await Promise.all([1, 2, 3].map(() => shipGoods(it.supplier, input)))
  expect(answers[0]).toMatchObject({ ok: true })
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect((await orderOf(it)).shipped).toBe(4)
})

test('ten hands ship the last sets: none too many, none paid twice', async () => {
  const it = await readyToShip(await trade())
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => shipGoods(it.supplier, { orderId: it.orderId, quantity: 3 })),
  )
  expect(answers.filter((answer) => answer.ok)).toHaveLength(3)
  await settleAll(it)
  expect(await orderOf(it)).toMatchObject({ shipped: 9, paid: 9 })
  expect(await booksOf(it)).toMatchObject({ prepayment: 3_000_000n, supplier: 27_000_000n })
  expect((await paymentsOf(it)).filter(({ purpose }) => purpose === 'payout')).toHaveLength(3)
})
