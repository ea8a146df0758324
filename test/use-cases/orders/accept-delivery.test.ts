import { afterEach, expect, test } from 'vitest'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { receiveShipment } from '#app/use-cases/orders/receive-shipment.ts'
import { rejectDelivery } from '#app/use-cases/orders/reject-delivery.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { booksOf, expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import {
  orderOf,
  paymentsOf,
  readyToShip,
  settleAll,
  type Trade,
  type TradeWishes,
  tradeFloor,
} from '#test/support/trade.ts'

const database = await testDatabase()
const trade = tradeFloor(database)

afterEach(() => expectSoundBooks(database))

const refusal = (code: string, facts = {}) => ({ ok: false, refusal: { code, facts } })
const DAY = 86_400_000

async function shipped(sizes: readonly number[], wishes: TradeWishes = {}) {
  const it = await readyToShip(await trade(wishes))
  const shipments: string[] = []
  for (const quantity of sizes) {
    const answer = await shipGoods(it.supplier, { orderId: it.orderId, quantity })
    if (!answer.ok) throw new Error(answer.refusal.code)
    shipments.push(answer.value.shipmentId)
    it.clock.advance(1000)
  }
  return { it, shipments }
}

const shipmentRows = (it: Trade) => database.sql<
  { id: string; yes: number; no: number; receivedAt: Date | null; acceptBy: Date }[]
>`select id, accepted_quantity as yes, rejected_quantity as no, received_at as "receivedAt", accept_by as "acceptBy"
    from shipments where order_id = ${it.orderId} order by shipped_at, id`

test('receipt renews the days for acceptance, and everything received is delivered', async () => {
  const { it, shipments } = await shipped([4, 6])
  it.clock.advance(3 * DAY)
  const [first = '', second = ''] = shipments
  expect(await receiveShipment(it.buyer, { orderId: it.orderId, shipmentId: first })).toMatchObject({
    value: { state: 'shipping', quantity: 4 },
  })
  const [row] = await shipmentRows(it)
  expect(row).toMatchObject({
    receivedAt: it.clock.now(),
    acceptBy: new Date(it.clock.now().getTime() + 10 * DAY),
  })
  const [deadline] = await database.sql`select due_at, done_at from deadlines where subject_id = ${first}`
  expect(deadline).toEqual({ due_at: row?.acceptBy, done_at: null })
  expect(await receiveShipment(it.buyer, { orderId: it.orderId, shipmentId: first })).toEqual(
    refusal('NOTHING_TO_DO'),
  )
  expect(await receiveShipment(it.buyer, { orderId: it.orderId, shipmentId: second })).toMatchObject({
    value: { state: 'delivered', quantity: 6 },
  })
  expect(await receiveShipment(it.buyer, { orderId: it.orderId })).toEqual(
    refusal('ORDER_STATE', { state: 'delivered' }),
  )
})

test('one receipt takes all that is on the way', async () => {
  const { it } = await shipped([4, 6])
  expect(await receiveShipment(it.buyer, { orderId: it.orderId })).toMatchObject({
    value: { state: 'delivered', quantity: 10 },
  })
})

test('receipt at the instant at which the clock accepts is late', async () => {
  const { it } = await shipped([10])
  const [row] = await shipmentRows(it)
  it.clock.set(row?.acceptBy ?? '')
  expect(await receiveShipment(it.buyer, { orderId: it.orderId })).toEqual(refusal('NOTHING_TO_DO'))
})

test('acceptance is receipt; it falls on what was shipped first, pays the balance, asks the retention', async () => {
  const { it } = await shipped([4, 6])
  expect(await acceptDelivery(it.buyer, { orderId: it.orderId, quantity: 5 })).toMatchObject({
    value: { state: 'delivered', acceptedQuantity: 5 },
  })
  expect(await shipmentRows(it)).toMatchObject([
    { yes: 4, receivedAt: it.clock.now() },
    { yes: 1, receivedAt: it.clock.now() },
  ])
  const asked = (await paymentsOf(it)).filter(({ purpose }) => purpose === 'retention')
  expect(asked.map(({ state, amountFen }) => [state, amountFen])).toEqual([
    ['payable', 4_000_000n],
    ['payable', 1_000_000n],
  ])
  await settleAll(it)
  expect(await booksOf(it)).toMatchObject({
    prepayment: 0n,
    balance: 30_000_000n,
    retention: 5_000_000n,
    supplier: 60_000_000n,
    buyer: -95_000_000n,
  })
  expect((await orderOf(it)).state).toBe('delivered')
})

test('everything accepted waits as accepted for its retention, then it is in warranty', async () => {
  const { it } = await shipped([10])
  expect(await acceptDelivery(it.buyer, { orderId: it.orderId, quantity: 10 })).toMatchObject({
    value: { state: 'accepted' },
  })
  await settleAll(it)
  expect((await orderOf(it)).state).toBe('in_warranty')
  expect(await acceptDelivery(it.buyer, { orderId: it.orderId, quantity: 1 })).toEqual(
    refusal('ORDER_STATE', { state: 'in_warranty' }),
  )
  const moves = await database.sql<{ to_state: string }[]>`
    select to_state from audit_trail where subject_id = ${it.orderId} and from_state <> to_state order by id`
  expect(moves.map((move) => move.to_state).slice(-4)).toEqual([
    'shipping',
    'delivered',
    'accepted',
    'in_warranty',
  ])
})

test('terms without retention go straight into warranty and ask for nothing', async () => {
  const { it } = await shipped([10], { terms: [4000, 6000, 0] })
  expect(await acceptDelivery(it.buyer, { orderId: it.orderId, quantity: 10 })).toMatchObject({
    value: { state: 'in_warranty' },
  })
  expect((await paymentsOf(it)).filter(({ purpose }) => purpose === 'retention')).toEqual([])
  await settleAll(it)
  expect(await booksOf(it)).toMatchObject({
    prepayment: 0n,
    balance: 0n,
    retention: 0n,
    supplier: 100_000_000n,
  })
})

test('nobody accepts or rejects more than was delivered and not judged yet', async () => {
  const { it, shipments } = await shipped([4])
  const over = refusal('QUANTITY_EXCEEDS_DELIVERED', { outstanding: 4 })
  const reason = '尺寸超差'
  expect(await acceptDelivery(it.buyer, { orderId: it.orderId, quantity: 5 })).toEqual(over)
  expect(await rejectDelivery(it.buyer, { orderId: it.orderId, quantity: 5, reason })).toEqual(over)
  await acceptDelivery(it.buyer, { orderId: it.orderId, quantity: 3, shipmentId: shipments[0] })
  expect(
    await acceptDelivery(it.buyer, { orderId: it.orderId, quantity: 1, shipmentId: 'shp_none' }),
  ).toEqual(refusal('QUANTITY_EXCEEDS_DELIVERED', { outstanding: 0 }))
  expect(await rejectDelivery(it.buyer, { orderId: it.orderId, quantity: 2, reason })).toEqual(
    refusal('QUANTITY_EXCEEDS_DELIVERED', { outstanding: 1 }),
  )
})

test('before anything is shipped there is nothing to receive, accept or reject', async () => {
  const it = await readyToShip(await trade())
  const state = refusal('ORDER_STATE', { state: 'in_production' })
  expect(await receiveShipment(it.buyer, { orderId: it.orderId })).toEqual(state)
  expect(await acceptDelivery(it.buyer, { orderId: it.orderId, quantity: 1 })).toEqual(state)
  expect(await rejectDelivery(it.buyer, { orderId: it.orderId, quantity: 1, reason: '缺件' })).toEqual(state)
})

test('rejected sets reopen the delivery, may be shipped again and earn no second prepayment', async () => {
  const { it } = await shipped([10])
  await receiveShipment(it.buyer, { orderId: it.orderId })
  expect(await rejectDelivery(it.buyer, { orderId: it.orderId, quantity: 2, reason: '异响' })).toMatchObject({
    value: { state: 'shipping' },
  })
  expect(await orderOf(it)).toMatchObject({ shipped: 8, paid: 10, accepted: 0 })
  const [rejected] =
    await database.sql`select quantity, reason from rejections where order_id = ${it.orderId}`
  expect(rejected).toEqual({ quantity: 2, reason: '异响' })
  expect(await shipGoods(it.supplier, { orderId: it.orderId, quantity: 3 })).toEqual(
    refusal('QUANTITY_EXCEEDS_REMAINING', { remaining: 2 }),
  )
  const payouts = async () => (await paymentsOf(it)).filter(({ purpose }) => purpose === 'payout').length
  const before = await payouts()
  expect(await shipGoods(it.supplier, { orderId: it.orderId, quantity: 2 })).toMatchObject({ ok: true })
  expect(await payouts()).toBe(before)
  expect(await acceptDelivery(it.buyer, { orderId: it.orderId, quantity: 10 })).toMatchObject({
    value: { state: 'accepted', acceptedQuantity: 10 },
  })
})

test('the defects are told to the two sides only, not to the trail', async () => {
  const { it } = await shipped([10])
  await rejectDelivery(it.buyer, { orderId: it.orderId, quantity: 1, reason: '秘密缺陷' })
  const lines = await database.sql`
    select 1 from audit_trail where pool_id = ${it.poolId} and (reason like '%秘密%' or facts::text like '%秘密%')`
  expect(lines).toHaveLength(0)
})

test('a rejection at the instant at which the clock accepts is late', async () => {
  const { it } = await shipped([10])
  const [row] = await shipmentRows(it)
  const late = { orderId: it.orderId, quantity: 1, reason: '漏油' }
  it.clock.set(row?.acceptBy ?? '')
  expect(await rejectDelivery(it.buyer, late)).toEqual(
    refusal('QUANTITY_EXCEEDS_DELIVERED', { outstanding: 0 }),
  )
})

test('the buyer judges, nobody else', async () => {
  const { it } = await shipped([10])
  const other = await trade()
  const verbs = [
    (by: Trade['buyer']) => receiveShipment(by, { orderId: it.orderId }),
    (by: Trade['buyer']) => acceptDelivery(by, { orderId: it.orderId, quantity: 1 }),
    (by: Trade['buyer']) => rejectDelivery(by, { orderId: it.orderId, quantity: 1, reason: '破损' }),
  ]
  for (const verb of verbs) {
    expect(await verb(other.buyer)).toEqual(refusal('ORDER_NOT_FOUND'))
    expect(await verb(it.supplier)).toMatchObject({ refusal: { code: 'NOT_PERMITTED' } })
  }
})

test('replayed receipts, acceptances and rejections are one each', async () => {
  const { it } = await shipped([10])
  const on = { orderId: it.orderId, idempotencyKey: '' }
  const thrice = <Answer>(verb: () => Promise<Answer>) => Promise.all([verb(), verb(), verb()])
  const received = await thrice(() => receiveShipment(it.buyer, { ...on, idempotencyKey: 'receive-0001' }))
  const accepted = await thrice(() =>
    acceptDelivery(it.buyer, { ...on, quantity: 3, idempotencyKey: 'accept-0001' }),
  )
  const rejected = await thrice(() =>
    rejectDelivery(it.buyer, { ...on, quantity: 2, reason: '缺件', idempotencyKey: 'reject-0001' }),
  )
  for (const answers of [received, accepted, rejected]) {
    expect(answers[0]).toMatchObject({ ok: true })
    expect(answers.slice(1)).toEqual([answers[0], answers[0]])
  }
  expect(await shipmentRows(it)).toMatchObject([{ yes: 3, no: 2 }])
})

test('twelve hands judge five sets: each set once, paid to the fen', async () => {
  const { it } = await shipped([2, 3], { quantity: 5, unitPriceFen: 10_001n })
  const hands = Array.from({ length: 12 }, (_, index) =>
    index % 3 === 0
      ? rejectDelivery(it.buyer, { orderId: it.orderId, quantity: 1, reason: '缺件' })
      : acceptDelivery(it.buyer, { orderId: it.orderId, quantity: 1 }),
  )
  const answers = await Promise.all(hands)
  expect(answers.filter((answer) => answer.ok)).toHaveLength(5)
  const rows = await shipmentRows(it)
  const yes = rows.reduce((sum, row) => sum + row.yes, 0)
  const no = rows.reduce((sum, row) => sum + row.no, 0)
  expect(yes + no).toBe(5)
  expect(await orderOf(it)).toMatchObject({ accepted: yes, shipped: 5 - no })
  await settleAll(it)
  const whole = 30_003n
  expect((await booksOf(it)).balance).toBe(yes === 5 ? 0n : whole - (whole * BigInt(yes) * 2n + 5n) / 10n)
})
