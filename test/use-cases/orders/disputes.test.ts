import { afterEach, expect, test } from 'vitest'
import { addEvidence } from '#app/use-cases/orders/add-evidence.ts'
import { appealRuling } from '#app/use-cases/orders/appeal-ruling.ts'
import { decideDispute } from '#app/use-cases/orders/decide-dispute.ts'
import { openDispute } from '#app/use-cases/orders/open-dispute.ts'
import { postRuling } from '#app/use-cases/orders/post-ruling.ts'
import { withdrawDispute } from '#app/use-cases/orders/withdraw-dispute.ts'
import { booksOf, expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import {
  orderOf,
  readyToShip,
  runClock,
  settleAll,
  signBoth,
  type Trade,
  tradeFloor,
} from '#test/support/trade.ts'
import { answerOf, codeOf, DAY, deliver, ship } from '#test/support/trade-steps.ts'

const database = await testDatabase()
const trade = tradeFloor(database)
const reason = '噪声超过合同约定'

afterEach(() => expectSoundBooks(database))

const disputed = async (it: Trade): Promise<Trade> => {
  answerOf(await openDispute(it.buyer, { orderId: it.orderId, reason }))
  return it
}
const disputeOf = async ({ orderId }: Trade) =>
  (await database.sql`select * from disputes where order_id = ${orderId} order by opened_at desc limit 1`)[0]

test('a dispute freezes all that the escrow holds for its order, and nothing of another order', async () => {
  const it = await readyToShip(await trade())
  const other = await readyToShip(await trade())
  const opened = answerOf(await openDispute(it.supplier, { orderId: it.orderId, reason }))
  expect(opened).toMatchObject({ state: 'disputed', frozenFen: 90_000_000 })
  expect(await booksOf(it)).toMatchObject({ prepayment: 0n, balance: 0n, frozen: 90_000_000n })
  expect(await booksOf(other)).toMatchObject({ prepayment: 30_000_000n, balance: 60_000_000n })
  expect((await orderOf(other)).state).toBe('in_production')
})

test('a withdrawn dispute leaves the order where it stood, its terms later by as long as it took', async () => {
  const it = await readyToShip(await trade())
  await ship(it, 4)
  await settleAll(it)
  const before = await booksOf(it)
  const dueOf = async () =>
    (
      await database.sql`
      select o.delivery_due_at as delivery, s.accept_by as accept from orders o join shipments s on s.order_id = o.id
      where o.id = ${it.orderId}`
    )[0] as { delivery: Date; accept: Date }
  const due = await dueOf()
  await disputed(it)
  it.clock.advance(20 * DAY)
  await runClock(it)
  expect((await orderOf(it)).accepted).toBe(0)
  expect(codeOf(await withdrawDispute(it.supplier, { orderId: it.orderId }))).toBe('NOT_PERMITTED')
  expect(answerOf(await withdrawDispute(it.buyer, { orderId: it.orderId }))).toMatchObject({
    state: 'shipping',
  })
  expect(await booksOf(it)).toEqual(before)
  const later = await dueOf()
  expect(later.delivery.getTime() - due.delivery.getTime()).toBe(20 * DAY)
  expect(later.accept.getTime() - due.accept.getTime()).toBe(20 * DAY)
  expect(codeOf(await withdrawDispute(it.buyer, { orderId: it.orderId }))).toBe('DISPUTE_NOT_FOUND')
  await deliver(it, 6)
})

test('a decision splits what is frozen to the fen, ends the order, and is final', async () => {
  const it = await readyToShip(await trade({ quantity: 3, unitPriceFen: 10_000_001n }))
  await deliver(it, 1)
  await disputed(it)
  const frozenFen = (await booksOf(it)).frozen ?? 0n
  const decide = { orderId: it.orderId, toBuyerFen: 12_345_678n }
  expect(codeOf(await decideDispute(it.buyer, decide))).toBe('NOT_PERMITTED')
  for (const toBuyerFen of [-1n, frozenFen + 1n]) {
    expect(codeOf(await decideDispute(it.operator, { ...decide, toBuyerFen }))).toBe('DECISION_INVALID')
  }
  const before = await booksOf(it)
  const made = answerOf(await decideDispute(it.operator, decide))
  expect(made).toMatchObject({ state: 'terminated', toBuyerFen: 12_345_678, appealUntil: null })
  expect(codeOf(await decideDispute(it.operator, decide))).toBe('DISPUTE_DECIDED')
  expect(codeOf(await withdrawDispute(it.buyer, { orderId: it.orderId }))).toBe('DISPUTE_DECIDED')
  await settleAll(it)
  const after = await booksOf(it)
  expect(after.buyer - before.buyer).toBe(12_345_678n)
  expect(after.supplier - before.supplier).toBe(frozenFen - 12_345_678n)
  expect(after).not.toHaveProperty('frozen')
  await expect(
    database.sql`update disputes set to_buyer_fen = 0 where order_id = ${it.orderId}`,
  ).rejects.toThrow(/final/)
})

test.each([0n, 90_000_000n])('the buyer may get %s of what is frozen', async (toBuyerFen) => {
  const it = await disputed(await readyToShip(await trade()))
  answerOf(await decideDispute(it.operator, { orderId: it.orderId, toBuyerFen }))
  await settleAll(it)
  expect(await booksOf(it)).toMatchObject({
    buyer: toBuyerFen - 90_000_000n,
    supplier: 90_000_000n - toBuyerFen,
  })
})

test('who is no side learns nothing; an ended or disputed order is not disputed; nor is a void award', async () => {
  const it = await readyToShip(await trade())
  const stranger = await trade({ poolState: 'awarded' })
  const ask = { orderId: it.orderId, reason }
  expect(codeOf(await openDispute(stranger.buyer, ask))).toBe('ORDER_NOT_FOUND')
  expect(codeOf(await openDispute(it.operator, ask))).toBe('NOT_PERMITTED')
  expect(codeOf(await openDispute(it.buyer, { ...ask, fileIds: ['fil_none'] }))).toBe('FILE_NOT_FOUND')
  await disputed(it)
  expect(codeOf(await openDispute(it.supplier, ask))).toBe('ORDER_STATE')
  expect(codeOf(await openDispute(stranger.buyer, { orderId: stranger.orderId, reason }))).toBe(
    'AWARD_NOT_EFFECTIVE',
  )
  expect(codeOf(await decideDispute(it.operator, { orderId: stranger.orderId, toBuyerFen: 0n }))).toBe(
    'DISPUTE_NOT_FOUND',
  )
})

test('evidence is added by both sides while nothing is decided, and never changes', async () => {
  const it = await readyToShip(await trade())
  const said = { orderId: it.orderId, statement: '检测报告显示 68 dB' }
  expect(codeOf(await addEvidence(it.supplier, said))).toBe('DISPUTE_NOT_FOUND')
  await disputed(it)
  answerOf(await addEvidence(it.supplier, said))
  expect(codeOf(await addEvidence(it.supplier, { ...said, fileIds: ['fil_1'] }))).toBe('FILE_NOT_FOUND')
  const rows = await database.sql<{ statement: string }[]>`
    select e.statement from dispute_evidence e join disputes d on d.id = e.dispute_id
    where d.order_id = ${it.orderId} order by e.id`
  expect(rows.map((row) => row.statement)).toEqual([reason, said.statement])
  await expect(database.sql`update dispute_evidence set statement = 'x'`).rejects.toThrow(/append-only/)
})

test('with days for an appeal a ruling waits for them, then it is posted by the clock', async () => {
  const it = await disputed(await readyToShip(await trade({ appealDays: 7 })))
  const made = answerOf(await decideDispute(it.operator, { orderId: it.orderId, toBuyerFen: 40_000_000n }))
  expect(made).toMatchObject({ state: 'disputed', appealUntil: '2026-03-09T01:00:00.000Z' })
  expect(await booksOf(it)).toMatchObject({ frozen: 90_000_000n })
  expect(codeOf(await decideDispute(it.operator, { orderId: it.orderId, toBuyerFen: 0n }))).toBe(
    'DISPUTE_DECIDED',
  )
  expect(codeOf(await withdrawDispute(it.buyer, { orderId: it.orderId }))).toBe('DISPUTE_DECIDED')
  const subjectId = String((await disputeOf(it))?.id)
  it.clock.advance(7 * DAY - 1)
  expect(answerOf(await postRuling(it.system, { subjectId })).hasActed).toBe(false)
  it.clock.advance(1)
  expect(codeOf(await appealRuling(it.buyer, { orderId: it.orderId, reason }))).toBe('APPEAL_CLOSED')
  const answers = await Promise.all([1, 2, 3].map(() => postRuling(it.system, { subjectId })))
  expect(answers.filter((answer) => answerOf(answer).hasActed)).toHaveLength(1)
  await settleAll(it)
  expect(await booksOf(it)).toMatchObject({ buyer: -50_000_000n, supplier: 50_000_000n })
})

test('an appeal stops the ruling; the second decision is final at once', async () => {
  const it = await disputed(await readyToShip(await trade({ appealDays: 7 })))
  const on = { orderId: it.orderId, reason }
  expect(codeOf(await appealRuling(it.buyer, on))).toBe('APPEAL_CLOSED')
  answerOf(await decideDispute(it.operator, { orderId: it.orderId, toBuyerFen: 1n }))
  const appeals = await Promise.all([appealRuling(it.buyer, on), appealRuling(it.supplier, on)])
  expect(appeals.map(codeOf).sort()).toEqual(['APPEAL_CLOSED', 'done'])
  it.clock.advance(30 * DAY)
  await runClock(it)
  expect((await orderOf(it)).state).toBe('disputed')
  answerOf(await decideDispute(it.operator, { orderId: it.orderId, toBuyerFen: 2n }))
  expect((await orderOf(it)).state).toBe('terminated')
  await settleAll(it)
  expect(await booksOf(it)).toMatchObject({ buyer: -89_999_998n, supplier: 89_999_998n })
})

test('money that comes while a dispute is open is frozen with the rest', async () => {
  const it = await trade()
  await signBoth(it)
  await disputed(it)
  await settleAll(it, ['prepayment'])
  expect(await booksOf(it)).toMatchObject({ prepayment: 0n, frozen: 30_000_000n })
  await settleAll(it, ['balance'])
  answerOf(await withdrawDispute(it.buyer, { orderId: it.orderId }))
  expect(await orderOf(it)).toMatchObject({ state: 'in_production' })
  expect(await booksOf(it)).toMatchObject({ prepayment: 30_000_000n, balance: 60_000_000n })
  expect((await orderOf(it)).balanceHeldAt).not.toBeNull()
})

test('two who dispute at once open one dispute; a decision and a withdrawal at once are one end', async () => {
  for (let round = 0; round < 4; round += 1) {
    const it = await readyToShip(await trade())
    const ask = { orderId: it.orderId, reason }
    const opened = await Promise.all([it.buyer, it.supplier, it.buyer].map((side) => openDispute(side, ask)))
    expect(opened.map(codeOf).sort()).toEqual(['ORDER_STATE', 'ORDER_STATE', 'done'])
    const opener = opened[1]?.ok ? it.supplier : it.buyer
    const ends = await Promise.all([
      decideDispute(it.operator, { orderId: it.orderId, toBuyerFen: 5n }),
      withdrawDispute(opener, { orderId: it.orderId }),
    ])
    expect(ends.filter((end) => end.ok)).toHaveLength(1)
    await settleAll(it)
    const { state } = await orderOf(it)
    expect(state).toBe(ends[0].ok ? 'terminated' : 'in_production')
  }
})
