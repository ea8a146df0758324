import { afterEach, expect, test } from 'vitest'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { acceptTermination } from '#app/use-cases/orders/accept-termination.ts'
import { contestClaim } from '#app/use-cases/orders/contest-claim.ts'
import { decideClaim } from '#app/use-cases/orders/decide-claim.ts'
import { openClaim } from '#app/use-cases/orders/open-claim.ts'
import { proposeAmendment } from '#app/use-cases/orders/propose-amendment.ts'
import { proposeTermination } from '#app/use-cases/orders/propose-termination.ts'
import { signAmendment } from '#app/use-cases/orders/sign-amendment.ts'
import { booksOf, expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import { orderOf, readyToShip, runClock, settleAll, type Trade, tradeFloor } from '#test/support/trade.ts'
import { answerOf, codeOf, DAY, half, ship } from '#test/support/trade-steps.ts'

const database = await testDatabase()
const trade = tradeFloor(database)

afterEach(() => expectSoundBooks(database))

/** Days pass one by one, and whatever falls due on each has its effect. */
const live = async (it: Trade, days: number) => {
  for (let day = 0; day < days; day += 1) {
    it.clock.advance(DAY)
    await runClock(it)
  }
}

const take = async (it: Trade, quantity: number) =>
  answerOf(await acceptDelivery(it.buyer, { orderId: it.orderId, quantity }))

/** What the custodian still holds for the order, in fen. */
const heldFor = async (it: Trade) => {
  const { prepayment, balance, retention, frozen = 0n } = await booksOf(it)
  return prepayment + balance + retention + frozen
}

test('a retention that is not paid while other sets are still to come ends nothing before they have come', async () => {
  const it = await readyToShip(await trade({ quantity: 10, deliveryDays: 90, warrantyDays: 1 }))
  await ship(it, 4)
  await take(it, 4)
  await settleAll(it, ['payout'])
  await live(it, 50)
  expect((await orderOf(it)).state).toBe('shipping')
  await ship(it, 6)
  await take(it, 6)
  await settleAll(it)
  await live(it, 32)
  expect((await orderOf(it)).state).toBe('completed')
  await settleAll(it)
  expect(await heldFor(it)).toBe(0n)
  expect(await booksOf(it)).toMatchObject({ buyer: -100_000_000n, supplier: 100_000_000n })
})

test('an order does not end for want of a retention while a claim on another is undecided', async () => {
  const it = await readyToShip(await trade({ quantity: 2 }))
  await ship(it, 2)
  await take(it, 1)
  await settleAll(it, ['payout', 'retention'])
  await take(it, 1)
  await settleAll(it, ['payout'])
  const [held] = await database.sql<{ id: string }[]>`
    select id from acceptances where order_id = ${it.orderId} and retention_held_at is not null`
  const on = { orderId: it.orderId, acceptanceId: held?.id ?? '', amountFen: 400_000n, reason: '主轴漏油' }
  const { claimId } = answerOf(await openClaim(it.buyer, on))
  answerOf(await contestClaim(it.supplier, { orderId: it.orderId, claimId, answer: '使用不当' }))
  await live(it, 400)
  const decided = { orderId: it.orderId, claimId, toBuyerFen: 100_000n }
  answerOf(await decideClaim(it.operator, decided))
  await live(it, 2)
  await settleAll(it, ['payout', 'refund'])
  expect((await orderOf(it)).state).toBe('terminated')
  // 2 × 90 % and the one retention that came, less what the claim gave back.
  expect(await booksOf(it)).toMatchObject({ buyer: -18_900_000n, supplier: 18_900_000n })
  expect(await heldFor(it)).toBe(0n)
})

test('what was proposed while an order lived lapses when it is completed', async () => {
  const it = await trade({ quantity: 2, terms: [4000, 6000, 0], warrantyDays: 10 })
  await half(it, 2)
  expect((await orderOf(it)).state).toBe('in_warranty')
  answerOf(await proposeTermination(it.buyer, { orderId: it.orderId, toBuyerFen: 0n }))
  await live(it, 10)
  expect((await orderOf(it)).state).toBe('completed')
  expect(codeOf(await acceptTermination(it.supplier, { orderId: it.orderId, amountFen: 0n }))).toBe(
    'PROPOSAL_NOT_FOUND',
  )
})

test('an amendment that was not signed while there was something to deliver is signed no more', async () => {
  const it = await readyToShip(await trade({ quantity: 2, warrantyDays: 10 }))
  const asked = { orderId: it.orderId, warrantyDays: 20 }
  const { version, contractHash: sha256 } = answerOf(await proposeAmendment(it.buyer, asked))
  await ship(it, 2)
  await take(it, 2)
  await settleAll(it)
  const sign = { orderId: it.orderId, version, sha256 }
  expect(codeOf(await signAmendment(it.supplier, sign))).toBe('ORDER_STATE')
  await live(it, 10)
  expect((await orderOf(it)).state).toBe('completed')
  expect(codeOf(await signAmendment(it.supplier, sign))).toBe('ORDER_STATE')
})
