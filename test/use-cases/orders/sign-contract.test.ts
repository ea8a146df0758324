import { afterEach, expect, test } from 'vitest'
import { signContract } from '#app/use-cases/orders/sign-contract.ts'
import { booksOf, expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import {
  forceState,
  orderOf,
  paymentsOf,
  person,
  settleAll,
  signBoth,
  tradeFloor,
} from '#test/support/trade.ts'

const database = await testDatabase()
const trade = tradeFloor(database)

afterEach(() => expectSoundBooks(database))

const eventsOf = async (orderId: string) =>
  (
    await database.sql<{ event: string }[]>`
    select event from audit_trail where machine = 'order' and subject_id = ${orderId} order by id`
  ).map((row) => row.event)

test('an awarded order waits for its signatures with the hash of its contract', async () => {
  const it = await trade({ quantity: 7, unitPriceFen: 10_001n, terms: [3333, 3333, 3334] })
  const [row] = await database.sql`select * from orders where id = ${it.orderId}`
  expect(row).toMatchObject({
    state: 'awaiting_signature',
    prepayment_fen: 23_333n,
    balance_fen: 23_333n,
    retention_fen: 23_341n,
    sign_by: it.signBy,
  })
  expect(row?.contract_hash).toMatch(/^[0-9a-f]{64}$/)
  expect(await eventsOf(it.orderId)).toEqual(['created'])
})

test('the second signature concludes the contract: dates, deposit into prepayment, the rest asked for', async () => {
  const it = await trade({ depositFen: 5_000_000n })
  const first = await signContract(it.buyer, { orderId: it.orderId })
  expect(first).toMatchObject({ ok: true, value: { state: 'awaiting_signature' } })
  expect((await booksOf(it)).deposit).toBe(5_000_000n)
  it.clock.advance(3_600_000)
  const second = await signContract(it.supplier, { orderId: it.orderId })
  expect(second).toMatchObject({ ok: true, value: { state: 'awaiting_prepayment' } })

  const [row] = await database.sql`
    select contract_at, delivery_due_at - contract_at = interval '60 days' as days,
      delivery_due_at - balance_due_at = interval '7 days' as lead from orders where id = ${it.orderId}`
  expect(row).toEqual({ contract_at: it.clock.now(), days: true, lead: true })
  expect(await booksOf(it)).toMatchObject({ deposit: 0n, prepayment: 5_000_000n, balance: 0n })
  expect(await paymentsOf(it)).toMatchObject([
    {
      purpose: 'prepayment',
      state: 'payable',
      amountFen: 25_000_000n,
      dueAt: new Date('2026-03-09T02:00:00Z'),
    },
  ])
  const [held] = await database.sql`select deposit_held_fen from commitments where id = ${it.commitmentId}`
  expect(held?.deposit_held_fen).toBe(0n)
  expect(await eventsOf(it.orderId)).toEqual(['created', 'buyer_signed', 'supplier_signed', 'sign'])
  const told = await database.sql`
    select payload from outbox where topic = 'order.signed' and payload ->> 'orderId' = ${it.orderId}`
  expect([...told]).toEqual([{ payload: { orderId: it.orderId, poolId: it.poolId } }])
})

test('a deposit that covers the prepayment starts production at once and goes on into the balance', async () => {
  const it = await trade({ depositFen: 40_000_000n })
  await signBoth(it)
  expect((await orderOf(it)).state).toBe('in_production')
  expect(await booksOf(it)).toMatchObject({ deposit: 0n, prepayment: 30_000_000n, balance: 10_000_000n })
  expect(await paymentsOf(it)).toMatchObject([
    { purpose: 'balance', state: 'payable', amountFen: 50_000_000n, dueAt: new Date('2026-04-24T01:00:00Z') },
  ])
})

test('a deposit above prepayment and balance: nothing is asked for, the surplus goes back', async () => {
  const it = await trade({ depositFen: 95_000_000n })
  await signBoth(it)
  expect(await orderOf(it)).toMatchObject({ state: 'in_production', balanceHeldAt: it.clock.now() })
  expect(await paymentsOf(it)).toMatchObject([
    { purpose: 'refund', state: 'instructed', amountFen: 5_000_000n },
  ])
  await settleAll(it)
  expect(await booksOf(it)).toMatchObject({
    deposit: 0n,
    prepayment: 30_000_000n,
    balance: 60_000_000n,
    buyer: -90_000_000n,
  })
  const open =
    await database.sql`select kind from deadlines where subject_id = ${it.orderId} and done_at is null`
  expect([...open]).toEqual([{ kind: 'order.delivery_default' }])
})

test('terms without prepayment go straight to production', async () => {
  const it = await trade({ terms: [0, 9000, 1000], depositFen: 1_000n })
  await signBoth(it)
  expect((await orderOf(it)).state).toBe('in_production')
  expect(await paymentsOf(it)).toMatchObject([{ purpose: 'balance', amountFen: 89_999_000n }])
})

test('a delivery sooner than a week makes the balance due at once, never before the contract', async () => {
  const it = await trade({ deliveryDays: 3 })
  await signBoth(it)
  const [row] = await database.sql`select balance_due_at from orders where id = ${it.orderId}`
  expect(row?.balance_due_at).toEqual(it.clock.now())
})

test('nobody signs twice', async () => {
  const it = await trade()
  await signContract(it.buyer, { orderId: it.orderId })
  expect(await signContract(it.buyer, { orderId: it.orderId })).toMatchObject({
    refusal: { code: 'ALREADY_SIGNED' },
  })
  await signContract(it.supplier, { orderId: it.orderId })
  expect(await signContract(it.supplier, { orderId: it.orderId })).toMatchObject({
    refusal: { code: 'ALREADY_SIGNED' },
  })
})

test('the signing deadline is half-open: at its instant it is late', async () => {
  const it = await trade()
  it.clock.set(new Date(it.signBy.getTime() - 1))
  expect(await signContract(it.buyer, { orderId: it.orderId })).toMatchObject({ ok: true })
  it.clock.set(it.signBy)
  expect(await signContract(it.supplier, { orderId: it.orderId })).toMatchObject({
    refusal: { code: 'SIGNING_CLOSED' },
  })
})

test('an order that has ended is not signed', async () => {
  const it = await trade()
  await forceState(it, 'terminated')
  expect(await signContract(it.buyer, { orderId: it.orderId })).toMatchObject({
    refusal: { code: 'ORDER_STATE', facts: { state: 'terminated' } },
  })
})

test('a stranger is told what somebody without an order is told', async () => {
  const it = await trade()
  const other = await trade()
  expect(await signContract(other.buyer, { orderId: it.orderId })).toEqual(
    await signContract(other.buyer, { orderId: 'ord_none' }),
  )
  expect(await signContract(other.supplier, { orderId: it.orderId })).toMatchObject({
    refusal: { code: 'ORDER_NOT_FOUND' },
  })
})

test('who may only look may not sign, and the clock signs nothing', async () => {
  const it = await trade()
  const viewer = { ...(await person(database, it.ids, it.clock.now(), 'buyer')), role: 'viewer' as const }
  for (const actor of [viewer, it.system.actor]) {
    expect(await signContract({ ...it.buyer, actor }, { orderId: it.orderId })).toMatchObject({
      refusal: { code: 'NOT_PERMITTED' },
    })
  }
})

test('a replayed request answers what it answered, and the same key for another order is refused', async () => {
  const it = await trade()
  const input = { orderId: it.orderId, idempotencyKey: 'sign-once-0001' }
  const first = await signContract(it.buyer, input)
  expect(first.ok).toBe(true)
  expect(await signContract(it.buyer, input)).toEqual(first)
  expect(await signContract(it.buyer, { ...input, orderId: 'ord_other' })).toMatchObject({
    refusal: { code: 'REPLAYED_WITH_OTHER_INPUT' },
  })
})

test('both sides signing at the same instant conclude one contract', async () => {
  for (let round = 0; round < 5; round += 1) {
    const it = await trade({ depositFen: 1_000_000n })
    const answers = await Promise.all(
      [it.buyer, it.supplier, it.buyer, it.supplier].map((side) =>
        signContract(side, { orderId: it.orderId }),
      ),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(2)
    expect(await paymentsOf(it)).toHaveLength(1)
    expect(await eventsOf(it.orderId)).toHaveLength(4)
    expect((await booksOf(it)).prepayment).toBe(1_000_000n)
  }
})
