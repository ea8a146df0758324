import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cumulativeShareFen, splitTerms } from '#app/domain/orders/order-money.ts'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { receiveShipment } from '#app/use-cases/orders/receive-shipment.ts'
import { rejectDelivery } from '#app/use-cases/orders/reject-delivery.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { booksOf, expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import { orderOf, readyToShip, runClock, settleAll, type Trade, tradeFloor } from '#test/support/trade.ts'

const database = await testDatabase()
const trade = tradeFloor(database)
const DAY = 86_400_000

const sets = fc.integer({ min: 1, max: 4 })
const step = fc.oneof(
  fc.record({ verb: fc.constant('ship' as const), size: sets }),
  fc.record({ verb: fc.constant('accept' as const), size: sets }),
  fc.record({ verb: fc.constant('reject' as const), size: sets }),
  fc.record({ verb: fc.constant('receive' as const), size: fc.constant(0) }),
  fc.record({ verb: fc.constant('wait' as const), size: fc.integer({ min: 1, max: 12 }) }),
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** A refusal is an answer, too: what counts is that the books are right after it. */
async function take(it: Trade, { verb, size: quantity }: Step): Promise<void> {
  const on = { orderId: it.orderId, quantity }
  if (verb === 'ship') await shipGoods(it.supplier, on)
  if (verb === 'accept') await acceptDelivery(it.buyer, on)
  if (verb === 'reject') await rejectDelivery(it.buyer, { ...on, reason: '缺件' })
  if (verb === 'receive') await receiveShipment(it.buyer, { orderId: it.orderId })
  if (verb === 'wait') it.clock.advance(quantity * DAY)
  await runClock(it)
}

test('whatever the deliveries, each account holds exactly what is not earned yet, and all ends at zero', async () => {
  const wishes = fc.record({
    quantity: fc.integer({ min: 1, max: 9 }),
    unitPriceFen: fc.bigInt({ min: 1n, max: 99_999n }),
    terms: fc.constantFrom(
      [3000, 6000, 1000],
      [3333, 3333, 3334],
      [0, 10_000, 0],
      [1, 1, 9998],
      [10_000, 0, 0],
    ),
    depositFen: fc.bigInt({ min: 0n, max: 200_000n }),
  })
  const property = fc.asyncProperty(wishes, fc.array(step, { maxLength: 14 }), async (wish, steps) => {
    const terms = wish.terms as [number, number, number]
    const it = await readyToShip(await trade({ ...wish, terms }))
    const { quantity } = wish
    const totalFen = wish.unitPriceFen * BigInt(quantity)
    const due = splitTerms(totalFen, terms)
    for (const one of steps) {
      await take(it, one)
      await settleAll(it)
      const { paid, accepted, shipped } = await orderOf(it)
      expect(accepted <= shipped && shipped <= quantity && paid >= shipped).toBe(true)
      const left = await booksOf(it)
      expect(left.prepayment).toBe(due.prepaymentFen - cumulativeShareFen(due.prepaymentFen, paid, quantity))
      expect(left.balance).toBe(due.balanceFen - cumulativeShareFen(due.balanceFen, accepted, quantity))
    }
    for (let round = 0; (await orderOf(it)).state !== 'completed'; round += 1) {
      expect(round).toBeLessThan(5)
      const { shipped } = await orderOf(it)
      if (shipped < quantity) await take(it, { verb: 'ship', size: (quantity - shipped) as 1 })
      await take(it, { verb: 'wait', size: 10 })
      await settleAll(it)
      await take(it, { verb: 'wait', size: 365 })
    }
    await settleAll(it)
    const empty = { deposit: 0n, prepayment: 0n, balance: 0n, retention: 0n }
    expect(await booksOf(it)).toEqual({ ...empty, buyer: -totalFen, supplier: totalFen })
  })
  await fc.assert(property, { numRuns: 25 })
  await expectSoundBooks(database)
})
