import { afterEach, expect, test } from 'vitest'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { warnAcceptance } from '#app/use-cases/notices/warn-acceptance.ts'
import { acceptByClock } from '#app/use-cases/orders/accept-by-clock.ts'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { appealRuling } from '#app/use-cases/orders/appeal-ruling.ts'
import { contestClaim } from '#app/use-cases/orders/contest-claim.ts'
import { decideDispute } from '#app/use-cases/orders/decide-dispute.ts'
import { defaultOnBalance } from '#app/use-cases/orders/default-on-balance.ts'
import { defaultOnDelivery } from '#app/use-cases/orders/default-on-delivery.ts'
import { defaultOnPrepayment } from '#app/use-cases/orders/default-on-prepayment.ts'
import { endWarranty } from '#app/use-cases/orders/end-warranty.ts'
import { grantClaimByClock } from '#app/use-cases/orders/grant-claim-by-clock.ts'
import { openClaim } from '#app/use-cases/orders/open-claim.ts'
import { openDispute } from '#app/use-cases/orders/open-dispute.ts'
import { postRuling } from '#app/use-cases/orders/post-ruling.ts'
import { receiveShipment } from '#app/use-cases/orders/receive-shipment.ts'
import { rejectDelivery } from '#app/use-cases/orders/reject-delivery.ts'
import { remindBalance } from '#app/use-cases/orders/remind-balance.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { booksOf, expectSoundBooks } from '#test/support/books.ts'
import { justInTime } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import {
  orderOf,
  paymentsOf,
  readyToShip,
  runClock,
  settleAll,
  signBoth,
  type Trade,
  type TradeWishes,
  tradeFloor,
} from '#test/support/trade.ts'
import { answerOf, DAY, half, ship } from '#test/support/trade-steps.ts'

const database = await testDatabase({ max: 20 })
const trade = tradeFloor(database)
const reason = '交付的设备与合同不符'

/** Each race is run so often, on orders of its own: who comes first differs from run to run. */
const ROUNDS = 4

afterEach(() => expectSoundBooks(database))

async function rounds(
  wishes: TradeWishes,
  race: (it: Trade, on: { orderId: string }, round: number) => Promise<void>,
) {
  for (let round = 0; round < ROUNDS; round += 1) {
    const it = await trade(wishes)
    await race(it, { orderId: it.orderId }, round)
  }
}

const acted = (answer: Parameters<typeof answerOf<{ hasActed: boolean }>>[0]) => answerOf(answer).hasActed
const shipmentOf = async ({ orderId }: Trade) =>
  (await database.sql<{ id: string }[]>`select id from shipments where order_id = ${orderId}`)[0]?.id ?? ''
const due = (it: Trade) => ({ subjectId: it.orderId })
const paymentFor = async (it: Trade, purpose: string) =>
  (await paymentsOf(it)).find((payment) => payment.purpose === purpose)

test('a prepayment sent while the clock calls the default is on its way, or the order has ended and it is not', async () => {
  await rounds({ depositFen: 1_000n }, async (it) => {
    await signBoth(it)
    it.clock.advance(7 * DAY)
    const paymentId = (await paymentFor(it, 'prepayment'))?.id ?? ''
    const [sent, ended, again] = await Promise.all([
      instructPayment(justInTime(it.buyer), { paymentId }),
      defaultOnPrepayment(it.system, due(it)),
      defaultOnPrepayment(it.system, due(it)),
    ])
    expect(acted(ended) || acted(again)).toBe(!sent.ok)
    expect((await orderOf(it)).state).toBe(sent.ok ? 'awaiting_prepayment' : 'terminated')
    expect((await paymentFor(it, 'prepayment'))?.state).toBe(sent.ok ? 'instructed' : 'cancelled')
  })
})

test('a balance sent while the clock calls the default: the same', async () => {
  await rounds({}, async (it) => {
    await signBoth(it)
    await settleAll(it, ['prepayment'])
    it.clock.advance(53 * DAY)
    await Promise.all([1, 2, 3].map(() => remindBalance(it.system, due(it))))
    expect((await orderOf(it)).state).toBe('awaiting_balance')
    it.clock.advance(7 * DAY)
    const paymentId = (await paymentFor(it, 'balance'))?.id ?? ''
    const [sent, ended] = await Promise.all([
      instructPayment(justInTime(it.buyer), { paymentId }),
      defaultOnBalance(it.system, due(it)),
    ])
    expect(acted(ended)).toBe(!sent.ok)
    expect((await orderOf(it)).state).toBe(sent.ok ? 'awaiting_balance' : 'terminated')
  })
})

test('goods shipped while the clock calls their default are on their way, or are not shipped', async () => {
  await rounds({ quantity: 2, deliveryDays: 10 }, async (it, on) => {
    await readyToShip(it)
    const [row] = await database.sql<{ at: Date }[]>`
      select due_at as at from deadlines where kind = 'order.delivery_default' and subject_id = ${it.orderId}`
    it.clock.set(row?.at ?? '')
    const [shipped, ended] = await Promise.all([
      shipGoods(justInTime(it.supplier), { ...on, quantity: 2 }),
      defaultOnDelivery(it.system, due(it)),
    ])
    expect(acted(ended)).toBe(!shipped.ok)
    await settleAll(it)
    const { buyer, prepayment, balance } = await booksOf(it)
    expect(buyer + prepayment + balance).toBe(shipped.ok ? buyer + prepayment + balance : 0n)
    expect((await orderOf(it)).state).toBe(shipped.ok ? 'shipping' : 'terminated')
  })
})

test('a delivery rejected while the clock accepts it is rejected or accepted, each set once', async () => {
  await rounds({ quantity: 3 }, async (it, on) => {
    await readyToShip(it)
    await ship(it, 3)
    answerOf(await receiveShipment(it.buyer, on))
    it.clock.advance(10 * DAY)
    const subjectId = await shipmentOf(it)
    const [rejected] = await Promise.all([
      rejectDelivery(justInTime(it.buyer), { ...on, quantity: 2, reason }),
      acceptByClock(it.system, { subjectId }),
      acceptByClock(it.system, { subjectId }),
    ])
    await settleAll(it)
    expect((await orderOf(it)).accepted).toBe(rejected.ok ? 1 : 3)
  })
})

test('a dispute opened while the clock accepts freezes what the clock had not paid out', async () => {
  await rounds({ quantity: 2 }, async (it, on) => {
    await readyToShip(it)
    await ship(it, 2)
    it.clock.advance(10 * DAY)
    const [opened, clocked] = await Promise.all([
      openDispute(justInTime(it.buyer), { ...on, reason }),
      acceptByClock(it.system, { subjectId: await shipmentOf(it) }),
    ])
    expect(opened.ok).toBe(true)
    expect((await orderOf(it)).accepted).toBe(acted(clocked) ? 2 : 0)
    expect((await orderOf(it)).state).toBe('disputed')
  })
})

test('a claim contested at the last moment is contested, or granted by the clock, never both', async () => {
  await rounds({ quantity: 2 }, async (it, on) => {
    const acceptanceId = await half(it, 2)
    const ask = { ...on, acceptanceId, amountFen: 500_000n, reason }
    const { claimId } = answerOf(await openClaim(it.buyer, ask))
    it.clock.advance(7 * DAY)
    const [contested, granted] = await Promise.all([
      contestClaim(justInTime(it.supplier), { ...on, claimId, answer: '使用不当' }),
      grantClaimByClock(it.system, { subjectId: claimId }),
    ])
    expect(acted(granted)).toBe(!contested.ok)
    await settleAll(it)
    expect((await booksOf(it)).buyer).toBe(contested.ok ? -20_000_000n : -19_500_000n)
  })
})

test('a claim made as its warranty ends freezes its amount, or comes too late', async () => {
  await rounds({ quantity: 2, warrantyDays: 10 }, async (it, on) => {
    const acceptanceId = await half(it, 2)
    it.clock.advance(10 * DAY)
    const [claimed] = await Promise.all([
      openClaim(justInTime(it.buyer), { ...on, acceptanceId, amountFen: 500_000n, reason }),
      endWarranty(it.system, { subjectId: acceptanceId }),
      endWarranty(it.system, { subjectId: acceptanceId }),
    ])
    await settleAll(it)
    expect((await booksOf(it)).retention).toBe(0n)
    expect((await booksOf(it)).supplier).toBe(claimed.ok ? 19_500_000n : 20_000_000n)
    expect((await orderOf(it)).state).toBe(claimed.ok ? 'in_warranty' : 'completed')
  })
})

test('an appeal at the last moment stops the ruling, or the ruling is posted', async () => {
  await rounds({ appealDays: 7 }, async (it, on) => {
    await readyToShip(it)
    answerOf(await openDispute(it.buyer, { ...on, reason }))
    answerOf(await decideDispute(it.operator, { ...on, toBuyerFen: 40_000_000n }))
    const [dispute] = await database.sql<{ id: string }[]>`
      select id from disputes where order_id = ${it.orderId}`
    it.clock.advance(7 * DAY)
    const [appealed, posted] = await Promise.all([
      appealRuling(justInTime(it.supplier), { ...on, reason }),
      postRuling(it.system, { subjectId: dispute?.id ?? '' }),
    ])
    expect(acted(posted)).toBe(!appealed.ok)
    expect((await orderOf(it)).state).toBe(appealed.ok ? 'disputed' : 'terminated')
  })
})

test('a buyer is warned once by however many workers, and hears no more of what it has just accepted', async () => {
  await rounds({ quantity: 2 }, async (it, on) => {
    await readyToShip(it)
    await ship(it, 2)
    it.clock.advance(7 * DAY)
    const shipmentId = await shipmentOf(it)
    const warn = () => warnAcceptance(it.system, shipmentId)
    await Promise.all([warn(), acceptDelivery(it.buyer, { ...on, quantity: 2 }), warn(), warn()])
    const warned = () =>
      database.sql`select 1 from notices where kind = 'acceptance_near' and about_id = ${it.orderId}`
    const before = (await warned()).length
    expect(before).toBeLessThanOrEqual(1)
    it.clock.advance(4 * DAY)
    await runClock(it)
    expect((await warned()).length).toBe(before)
  })
})
