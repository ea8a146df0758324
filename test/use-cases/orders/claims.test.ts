import { afterEach, expect, test } from 'vitest'
import { contestClaim } from '#app/use-cases/orders/contest-claim.ts'
import { decideClaim } from '#app/use-cases/orders/decide-claim.ts'
import { grantClaim } from '#app/use-cases/orders/grant-claim.ts'
import { grantClaimByClock } from '#app/use-cases/orders/grant-claim-by-clock.ts'
import { openClaim } from '#app/use-cases/orders/open-claim.ts'
import { openDispute } from '#app/use-cases/orders/open-dispute.ts'
import { withdrawClaim } from '#app/use-cases/orders/withdraw-claim.ts'
import { withdrawDispute } from '#app/use-cases/orders/withdraw-dispute.ts'
import { booksOf, expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import { orderOf, runClock, settleAll, type Trade, tradeFloor } from '#test/support/trade.ts'
import { answerOf, codeOf, DAY, half } from '#test/support/trade-steps.ts'

const database = await testDatabase()
const trade = tradeFloor(database)
const reason = '质保期内主轴漏油'

afterEach(() => expectSoundBooks(database))

/** Two sets of 100 000 yuan, both accepted: 20 000 yuan retained. */
const warranted = async () => {
  const it = await trade({ quantity: 2 })
  const acceptanceId = await half(it, 2)
  expect((await orderOf(it)).state).toBe('in_warranty')
  return { it, acceptanceId }
}
const claim = async (it: Trade, acceptanceId: string, amountFen: bigint) =>
  answerOf(await openClaim(it.buyer, { orderId: it.orderId, acceptanceId, amountFen, reason })).claimId

test('a claim freezes exactly its amount; the rest of the retention is released at the warranty’s end', async () => {
  const { it, acceptanceId } = await warranted()
  const claimId = await claim(it, acceptanceId, 700_001n)
  expect(await booksOf(it)).toMatchObject({ retention: 2_000_000n - 700_001n })
  answerOf(await contestClaim(it.supplier, { orderId: it.orderId, claimId, answer: '使用不当' }))
  it.clock.advance(365 * DAY)
  await runClock(it)
  await settleAll(it)
  expect(await booksOf(it)).toMatchObject({ retention: 0n, supplier: 18_000_000n + 2_000_000n - 700_001n })
  expect((await orderOf(it)).state).toBe('in_warranty')
  answerOf(await decideClaim(it.operator, { orderId: it.orderId, claimId, toBuyerFen: 300_000n }))
  await settleAll(it)
  expect((await orderOf(it)).state).toBe('completed')
  expect(await booksOf(it)).toMatchObject({ retention: 0n, buyer: -19_700_000n, supplier: 19_700_000n })
})

test('a granted claim goes back whole, once, however many grant it', async () => {
  const { it, acceptanceId } = await warranted()
  const claimId = await claim(it, acceptanceId, 500_000n)
  const on = { orderId: it.orderId, claimId }
  expect(codeOf(await grantClaim(it.buyer, on))).toBe('NOT_PERMITTED')
  const ends = await Promise.all([
    grantClaim(it.supplier, on),
    withdrawClaim(it.buyer, on),
    grantClaim(it.supplier, on),
  ])
  expect(ends.map(codeOf).filter((code) => code === 'done')).toHaveLength(1)
  await settleAll(it)
  const { buyer, retention } = await booksOf(it)
  expect(buyer + retention).toBe(ends[1].ok ? -18_000_000n : -18_000_000n)
})

test('silence grants a claim after 7 days, once', async () => {
  const { it, acceptanceId } = await warranted()
  const subjectId = await claim(it, acceptanceId, 2_000_000n)
  it.clock.advance(7 * DAY - 1)
  expect(answerOf(await grantClaimByClock(it.system, { subjectId })).hasActed).toBe(false)
  it.clock.advance(1)
  const late = { orderId: it.orderId, claimId: subjectId, answer: '不同意' }
  expect(codeOf(await contestClaim(it.supplier, late))).toBe('ANSWER_TOO_LATE')
  const acts = await Promise.all([1, 2].map(() => grantClaimByClock(it.system, { subjectId })))
  expect(acts.filter((act) => answerOf(act).hasActed)).toHaveLength(1)
  await settleAll(it)
  expect(await booksOf(it)).toMatchObject({ retention: 0n, buyer: -18_000_000n })
  it.clock.advance(365 * DAY)
  await runClock(it)
  expect((await orderOf(it)).state).toBe('completed')
})

test('more than is retained, after the warranty, of other sets, or by others is refused', async () => {
  const { it, acceptanceId } = await warranted()
  const ask = { orderId: it.orderId, acceptanceId, amountFen: 2_000_001n, reason }
  expect(codeOf(await openClaim(it.buyer, ask))).toBe('AMOUNT_EXCEEDS_HELD')
  expect(codeOf(await openClaim(it.supplier, ask))).toBe('NOT_PERMITTED')
  expect(codeOf(await openClaim((await trade()).buyer, ask))).toBe('ORDER_NOT_FOUND')
  expect(codeOf(await openClaim(it.buyer, { ...ask, acceptanceId: 'acc_none' }))).toBe('ACCEPTANCE_NOT_FOUND')
  expect(codeOf(await openClaim(it.buyer, { ...ask, amountFen: 1n, fileIds: ['fil_none'] }))).toBe(
    'FILE_NOT_FOUND',
  )
  await claim(it, acceptanceId, 1_999_999n)
  expect(codeOf(await openClaim(it.buyer, { ...ask, amountFen: 2n }))).toBe('AMOUNT_EXCEEDS_HELD')
  it.clock.advance(365 * DAY)
  expect(codeOf(await openClaim(it.buyer, { ...ask, amountFen: 1n }))).toBe('WARRANTY_OVER')
  await runClock(it)
  await settleAll(it)
  expect((await orderOf(it)).state).toBe('completed')
})

test('only a contested claim is decided, within its amount, by who is no side; an ended one by nobody', async () => {
  const { it, acceptanceId } = await warranted()
  const claimId = await claim(it, acceptanceId, 100n)
  const decide = { orderId: it.orderId, claimId, toBuyerFen: 60n }
  expect(codeOf(await decideClaim(it.operator, decide))).toBe('CLAIM_NOT_CONTESTED')
  answerOf(await contestClaim(it.supplier, { orderId: it.orderId, claimId, answer: '使用不当' }))
  expect(codeOf(await contestClaim(it.supplier, { orderId: it.orderId, claimId, answer: 'x' }))).toBe(
    'CLAIM_CONTESTED',
  )
  expect(codeOf(await grantClaim(it.supplier, { orderId: it.orderId, claimId }))).toBe('CLAIM_CONTESTED')
  expect(codeOf(await decideClaim(it.buyer, decide))).toBe('NOT_PERMITTED')
  expect(codeOf(await decideClaim(it.operator, { ...decide, toBuyerFen: 101n }))).toBe('DECISION_INVALID')
  const twice = await Promise.all([1, 2].map(() => decideClaim(it.operator, decide)))
  expect(twice.map(codeOf).sort()).toEqual(['CLAIM_NOT_FOUND', 'done'])
  expect(codeOf(await withdrawClaim(it.buyer, { orderId: it.orderId, claimId }))).toBe('CLAIM_NOT_FOUND')
})

test('a withdrawn claim is retention again; two claims of all that is left are one', async () => {
  const { it, acceptanceId } = await warranted()
  const ask = { orderId: it.orderId, acceptanceId, amountFen: 2_000_000n, reason }
  const both = await Promise.all([openClaim(it.buyer, ask), openClaim(it.buyer, ask)])
  expect(both.map(codeOf).sort()).toEqual(['AMOUNT_EXCEEDS_HELD', 'done'])
  const claimId = both.flatMap((one) => (one.ok ? [one.value.claimId] : []))[0] ?? ''
  expect(codeOf(await withdrawClaim(it.supplier, { orderId: it.orderId, claimId }))).toBe('NOT_PERMITTED')
  answerOf(await withdrawClaim(it.buyer, { orderId: it.orderId, claimId }))
  expect(await booksOf(it)).toMatchObject({ retention: 2_000_000n })
})

test('a dispute takes claims into itself; withdrawn, the retention flows as if there had been none', async () => {
  const { it, acceptanceId } = await warranted()
  await claim(it, acceptanceId, 900_000n)
  const opened = answerOf(await openDispute(it.supplier, { orderId: it.orderId, reason }))
  expect(opened.frozenFen).toBe(2_000_000)
  expect(
    codeOf(await openClaim(it.buyer, { orderId: it.orderId, acceptanceId, amountFen: 1n, reason })),
  ).toBe('ORDER_STATE')
  it.clock.advance(400 * DAY)
  await runClock(it)
  answerOf(await withdrawDispute(it.supplier, { orderId: it.orderId }))
  await settleAll(it)
  expect((await orderOf(it)).state).toBe('completed')
  expect(await booksOf(it)).toMatchObject({ retention: 0n, supplier: 20_000_000n })
})
