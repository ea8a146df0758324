import { expect, test } from 'vitest'
import { addDays } from '#app/domain/shared/clock.ts'
import { improveOffer } from '#app/use-cases/offers/improve-offer.ts'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { signContract } from '#app/use-cases/orders/sign-contract.ts'
import { testDatabase } from '#test/support/database.ts'
import { escrowFen, outsideFen } from '#test/support/pool-money.ts'
import { type Firm, poolFloor } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await poolFloor(database)

const stateOf = async (poolId: string) =>
  (await database.sql<{ state: string }[]>`select state from pools where id = ${poolId}`)[0]?.state

const ordersOf = (poolId: string) => database.sql<
  { id: string; buyer: string; state: string; price: bigint; reason: string | null }[]
>`
  select id, buyer_id as buyer, state, unit_price_fen as price, termination_reason as reason
  from orders where pool_id = ${poolId} order by created_at, id`

const outside = (firm: Firm) => outsideFen(database, firm.id)

const escrowOf = (poolId: string) => escrowFen(database, poolId)

const days = (count: number) => addDays(floor.clock.now(), count)

async function sign(poolId: string, ...signers: Firm[]) {
  for (const order of await ordersOf(poolId)) {
    if (order.state !== 'awaiting_signature') continue
    for (const signer of signers) await signContract(signer.ctx, { orderId: order.id })
  }
  await floor.payAll()
}

test('a pool goes from demand to settlement, to the last fen', async () => {
  const poolId = await floor.open({ depositBasisPoints: 500, minQuantity: 5 })
  const { supplier } = await floor.offer(poolId, {
    tiers: [
      [1, 12_800_000n],
      [10, 11_900_007n],
    ],
  })
  const [a, b] = (await floor.firms(2, 'buyer')) as [Firm, Firm]
  await floor.join(poolId, a, 7)
  await floor.join(poolId, b, 3)
  await floor.payAll()
  await floor.until(days(12))
  expect(await stateOf(poolId)).toBe('awarded')
  const [first] = await ordersOf(poolId)
  expect(first?.price).toBe(11_900_007n)
  await sign(poolId, a, b, supplier)
  expect(await stateOf(poolId)).toBe('fulfilling')
  for (const order of await ordersOf(poolId)) {
    const quantity = order.buyer === a.id ? 7 : 3
    expect(await shipGoods(supplier.ctx, { orderId: order.id, quantity })).toMatchObject({ ok: true })
    await floor.payAll()
  }
  const [of_a] = await ordersOf(poolId)
  await acceptDelivery(a.ctx, { orderId: of_a?.id ?? '', quantity: 7 })
  await floor.payAll()
  // The other buyer says nothing: the clock accepts after ten days.
  await floor.until(days(11))
  await floor.payAll()
  await floor.until(days(380))
  await floor.payAll()
  expect((await ordersOf(poolId)).map((order) => order.state)).toEqual(['completed', 'completed'])
  expect(await stateOf(poolId)).toBe('settled')
  expect(await escrowOf(poolId)).toBe(0n)
  expect(await outside(a)).toBe(-7n * 11_900_007n)
  expect(await outside(b)).toBe(-3n * 11_900_007n)
  expect(await outside(supplier)).toBe(10n * 11_900_007n)
})

test('too few sets at lock fail the pool and return every deposit whole', async () => {
  const poolId = await floor.open({ depositBasisPoints: 500, minQuantity: 9 })
  await floor.offer(poolId, { tiers: [[1, 12_800_000n]] })
  const [a, late] = [await floor.firm('buyer'), await floor.firm('buyer', 'late')]
  await floor.join(poolId, a, 4)
  await floor.payAll()
  await floor.until(days(9))
  await floor.join(poolId, late, 5)
  await floor.payAll()
  await floor.until(days(12))
  await floor.payAll()
  expect(await stateOf(poolId)).toBe('failed')
  expect(await outside(a)).toBe(0n)
  // The late deposit arrived after the pool had failed and went straight back.
  expect(await outside(late)).toBe(0n)
  expect(await escrowOf(poolId)).toBe(0n)
})

test('a pool whose sums no solver can count exactly fails and returns every deposit whole', async () => {
  const poolId = await floor.open({ depositBasisPoints: 500 })
  await floor.offer(poolId, { tiers: [[1, 1_000_000_000_000n]], capacity: 10_000 })
  const buyer = await floor.firm('buyer')
  await floor.join(poolId, buyer, 10_000)
  await floor.payAll()
  await floor.until(days(12))
  await floor.payAll()
  expect(await stateOf(poolId)).toBe('failed')
  expect(await outside(buyer)).toBe(0n)
  expect(await escrowOf(poolId)).toBe(0n)
})

test('a pool is locked and awarded once though the worker slept through both instants', async () => {
  const poolId = await floor.open({ joinDays: 1, offerDays: 2 })
  await floor.offer(poolId, {
    tiers: [
      [1, 12_800_000n],
      [2, 12_000_000n],
    ],
  })
  await floor.join(poolId, await floor.firm('buyer'), 2)
  floor.clock.set(days(30))
  await floor.payAll()
  expect(await stateOf(poolId)).toBe('awarded')
  const trail = await database.sql`
    select event from audit_trail where machine = 'pool' and subject_id = ${poolId} order by id`
  expect(trail.map((line) => line.event)).toEqual(['draft', 'open', 'lock', 'award'])
})

test('a silent buyer forfeits its deposit to the supplier and the others are resolved without it', async () => {
  const poolId = await floor.open({ depositBasisPoints: 1000, referencePriceFen: 1_000_000n })
  const { supplier } = await floor.offer(poolId, {
    tiers: [
      [1, 1_000_000n],
      [4, 900_000n],
      [6, 800_000n],
    ],
  })
  const [a, silent] = (await floor.firms(2, 'buyer')) as [Firm, Firm]
  await floor.join(poolId, a, 4)
  await floor.join(poolId, silent, 2)
  await floor.payAll()
  await floor.until(days(12))
  await sign(poolId, a, supplier)
  await floor.until(days(8))
  await floor.payAll()
  const orders = await ordersOf(poolId)
  expect(orders.find((order) => order.buyer === silent.id)).toMatchObject({
    state: 'terminated',
    reason: 'buyer_default',
  })
  expect(await outside(silent)).toBe(-200_000n)
  expect(await outside(supplier)).toBe(200_000n)
  // Four sets alone cost 900 000 fen each: a new order at the new price, its deposit kept, the rest paid back.
  const living = orders.filter((order) => order.state !== 'terminated')
  expect(living).toMatchObject([{ buyer: a.id, state: 'awaiting_signature', price: 900_000n }])
  expect(await outside(a)).toBe(-400_000n)
  await sign(poolId, a, supplier)
  expect(await stateOf(poolId)).toBe('fulfilling')
})

test('a silent supplier loses its bond to those it left, and the next one serves them', async () => {
  const poolId = await floor.open({ bondBasisPoints: 100 })
  const cheap = await floor.offer(poolId, { tiers: [[1, 700_000n]], capacity: 10 })
  const dear = await floor.offer(poolId, {
    tiers: [
      [1, 750_000n],
      [5, 740_000n],
    ],
    capacity: 10,
  })
  const [a] = (await floor.firms(1, 'buyer')) as [Firm]
  await floor.join(poolId, a, 5)
  await floor.payAll()
  await floor.until(days(12))
  await sign(poolId, a)
  await floor.until(days(8))
  await floor.payAll()
  const living = (await ordersOf(poolId)).filter((order) => order.state !== 'terminated')
  expect(living).toMatchObject([{ buyer: a.id, price: 740_000n }])
  expect(await outside(cheap.supplier)).toBe(-70_000n)
  expect(await outside(a)).toBe(70_000n)
  await sign(poolId, a, dear.supplier)
  expect(await stateOf(poolId)).toBe('fulfilling')
})

test('an offer only ever concedes', async () => {
  const poolId = await floor.open()
  const { offerId, supplier } = await floor.offer(poolId, {
    tiers: [
      [1, 1_000n],
      [5, 900n],
    ],
    capacity: 20,
  })
  const improve = (tiers: [number, bigint][], more = {}) =>
    improveOffer(supplier.ctx, {
      offerId,
      tiers: tiers.map(([fromQuantity, unitPriceFen]) => ({ fromQuantity, unitPriceFen })),
      ...more,
    })
  const refused = { ok: false, refusal: { code: 'OFFER_NOT_A_CONCESSION' } }
  expect(
    await improve([
      [1, 1_000n],
      [5, 901n],
    ]),
  ).toMatchObject(refused)
  expect(await improve([[2, 900n]])).toMatchObject(refused)
  expect(
    await improve([
      [1, 1_000n],
      [6, 800n],
    ]),
  ).toMatchObject(refused)
  expect(
    await improve(
      [
        [1, 990n],
        [5, 900n],
      ],
      { capacity: 19 },
    ),
  ).toMatchObject(refused)
  expect(
    await improve(
      [
        [1, 990n],
        [5, 900n],
      ],
      { deliveryDays: 61 },
    ),
  ).toMatchObject(refused)
  expect(
    await improve(
      [
        [1, 990n],
        [4, 900n],
      ],
      { capacity: 21, deliveryDays: 30 },
    ),
  ).toMatchObject({ ok: true })
  const stranger = await floor.firm('supplier')
  const other = await improveOffer(stranger.ctx, { offerId, tiers: [{ fromQuantity: 1, unitPriceFen: 1n }] })
  expect(other).toMatchObject({ ok: false, refusal: { code: 'OFFER_NOT_FOUND' } })
})
