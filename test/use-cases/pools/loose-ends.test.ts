import { expect, test } from 'vitest'
import { addDays } from '#app/domain/shared/clock.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { signContract } from '#app/use-cases/orders/sign-contract.ts'
import { changeCommitment } from '#app/use-cases/pools/change-commitment.ts'
import { testDatabase } from '#test/support/database.ts'
import { escrowFen, outsideFen } from '#test/support/pool-money.ts'
import { type Firm, poolFloor } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await poolFloor(database)
const days = (count: number) => addDays(floor.clock.now(), count)

const stateOf = async (poolId: string) =>
  (await database.sql<{ state: string }[]>`select state from pools where id = ${poolId}`)[0]?.state
const outside = (firm: Firm) => outsideFen(database, firm.id)
const escrowOf = (poolId: string) => escrowFen(database, poolId)
const ordersOf = (poolId: string) =>
  database.sql<
    { id: string; buyer: string; state: string; quantity: number }[]
  >`select id, buyer_id as buyer, state, quantity from orders where pool_id = ${poolId} order by created_at, id`
const sign = async (poolId: string, ...signers: Firm[]) => {
  for (const order of await ordersOf(poolId)) {
    if (order.state !== 'awaiting_signature') continue
    for (const signer of signers) await signContract(signer.ctx, { orderId: order.id })
  }
  await floor.payAll()
}

test('a pool that fails after its award was void gives back what signed orders had paid', async () => {
  const poolId = await floor.open({ minQuantity: 5, depositBasisPoints: 1000, referencePriceFen: 1_000_000n })
  const { supplier } = await floor.offer(poolId, { tiers: [[1, 1_000_000n]] })
  const [a, silent] = (await floor.firms(2, 'buyer')) as [Firm, Firm]
  await floor.join(poolId, a, 4)
  await floor.join(poolId, silent, 2)
  await floor.payAll()
  await floor.until(days(12))
  await sign(poolId, a, supplier)
  await floor.until(days(8))
  await floor.payAll()
  expect(await stateOf(poolId)).toBe('failed')
  expect((await ordersOf(poolId)).map((order) => order.state)).toEqual(['terminated', 'terminated'])
  expect(await escrowOf(poolId)).toBe(0n)
  expect(await outside(a)).toBe(0n)
  expect(await outside(silent)).toBe(-200_000n)
})

test('offers that did not count at the award are lost with it, and their bonds are no longer held or asked for', async () => {
  const poolId = await floor.open({ bondBasisPoints: 100 })
  const good = await floor.offer(poolId, { tiers: [[1, 700_000n]], capacity: 10 })
  const expiring = await floor.offer(poolId, { tiers: [[1, 600_000n]], capacity: 10 })
  await floor.payAll()
  await database.sql`update offers set valid_until = ${days(5)} where id = ${expiring.offerId}`
  const unpaid = await floor.offer(poolId, { tiers: [[1, 500_000n]], capacity: 10 })
  const buyer = await floor.firm('buyer')
  await floor.join(poolId, buyer, 5)
  await floor.until(days(12))
  expect(await stateOf(poolId)).toBe('awarded')
  const offers = await database.sql<{ id: string; state: string }[]>`
    select id, state from offers where pool_id = ${poolId}`
  const state = new Map(offers.map((offer) => [offer.id, offer.state]))
  expect(state.get(good.offerId)).toBe('won')
  expect(state.get(expiring.offerId)).toBe('lost')
  expect(state.get(unpaid.offerId)).toBe('lost')
  expect(await outside(expiring.supplier)).toBe(0n)
  const [bond] = await database.sql<{ id: string; state: string }[]>`
    select id, state from payments where offer_id = ${unpaid.offerId}`
  expect(bond?.state).toBe('cancelled')
  const paid = await instructPayment(unpaid.supplier.ctx, { paymentId: bond?.id ?? '' })
  expect(paid).toMatchObject({ ok: false, refusal: { code: 'PAYMENT_NOT_PAYABLE' } })

  // The winner is silent: the one that never paid its bond still does not count.
  await sign(poolId, buyer)
  await floor.until(days(8))
  await floor.payAll()
  expect(await stateOf(poolId)).toBe('failed')
  expect(await escrowOf(poolId)).toBe(0n)
})

test('a bond secures the sets of orders that stand, not those that an earlier round had undone', async () => {
  const poolId = await floor.open({ bondBasisPoints: 1000 })
  const { supplier, offerId } = await floor.offer(poolId, {
    tiers: [
      [1, 1_000_000n],
      [4, 900_000n],
      [6, 800_000n],
    ],
    capacity: 10,
  })
  const [a, silent] = (await floor.firms(2, 'buyer')) as [Firm, Firm]
  await floor.join(poolId, a, 4)
  await floor.join(poolId, silent, 2)
  await floor.payAll()
  await floor.until(days(12))
  await sign(poolId, a, supplier)
  await floor.until(days(8))
  await sign(poolId, a, supplier)
  expect(await stateOf(poolId)).toBe('fulfilling')
  const before = await outside(a)
  // Nothing is ever delivered: the whole bond is for the four sets that were sold.
  await floor.until(days(120))
  await floor.payAll()
  expect((await ordersOf(poolId)).map((order) => order.state)).toEqual([
    'terminated',
    'terminated',
    'terminated',
  ])
  const [bond] = await database.sql`select bond_held_fen as fen from offers where id = ${offerId}`
  expect(bond?.fen).toBe(0n)
  expect(before).toBe((-4n * 900_000n * 9n) / 10n)
  expect(await outside(a)).toBe(1_000_000n)
  expect(await outside(supplier)).toBe(-1_000_000n)
  expect(await stateOf(poolId)).toBe('settled')
})

test('a deposit that comes after the deadline and before the lock raises nothing, and goes back', async () => {
  const poolId = await floor.open({ depositBasisPoints: 1000, referencePriceFen: 1_000_000n })
  await floor.offer(poolId, { tiers: [[1, 1_000_000n]] })
  const [a, pending] = (await floor.firms(2, 'buyer')) as [Firm, Firm]
  await floor.join(poolId, a, 2)
  await floor.payAll()

  expect(await changeCommitment(a.ctx, { poolId, quantity: 5 })).toMatchObject({ ok: true })
  await floor.join(poolId, pending, 3)
  for (const firm of [a, pending]) {
    const [due] = await database.sql<{ id: string }[]>`
      select id from payments where organisation_id = ${firm.id} and state = 'payable'`
    await instructPayment(firm.ctx, { paymentId: due?.id ?? '' })
  }
  floor.clock.set(days(10))
  // The bank is heard first, the lock comes after.
  await floor.payAll()
  expect(await stateOf(poolId)).toMatch(/open|locked/)
  await floor.until(days(0))
  await floor.payAll()
  expect(await stateOf(poolId)).toBe('locked')
  expect(await outside(a)).toBe(-200_000n)
  expect(await outside(pending)).toBe(0n)
  const rows = await database.sql`
    select quantity, deposit_held_fen as held, deposit_due_fen as due from commitments
    where pool_id = ${poolId} and state = 'active'`
  expect([...rows]).toEqual([{ quantity: 2, held: 200_000n, due: 200_000n }])
})

test('a member that the next round cannot serve gets back whole what its signed order had paid', async () => {
  const poolId = await floor.open({ depositBasisPoints: 1000, referencePriceFen: 1_000_000n })
  const many = await floor.offer(poolId, { tiers: [[6, 900_000n]], capacity: 6 })
  const one = await floor.offer(poolId, { tiers: [[1, 1_000_000n]], capacity: 1 })
  const [a, silent, c] = (await floor.firms(3, 'buyer')) as [Firm, Firm, Firm]
  await floor.join(poolId, a, 4)
  await floor.join(poolId, silent, 2)
  await floor.join(poolId, c, 1)
  await floor.payAll()
  await floor.until(days(12))
  await sign(poolId, a, c, many.supplier, one.supplier)
  expect(await outside(a)).toBe((-4n * 900_000n * 9n) / 10n)
  await floor.until(days(8))
  await floor.payAll()
  const orders = await ordersOf(poolId)
  expect(orders.filter((order) => order.state !== 'terminated').map((order) => order.buyer)).toEqual([c.id])
  expect(await outside(a)).toBe(0n)
  expect(await outside(silent)).toBe(-200_000n)
  const [left] = await database.sql`
    select state, deposit_held_fen as held from commitments where pool_id = ${poolId} and organisation_id = ${a.id}`
  expect(left).toEqual({ state: 'unserved', held: 0n })
})
