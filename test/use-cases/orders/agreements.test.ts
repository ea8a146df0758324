import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { acceptReduction } from '#app/use-cases/orders/accept-reduction.ts'
import { acceptTermination } from '#app/use-cases/orders/accept-termination.ts'
import { dropProposal } from '#app/use-cases/orders/drop-proposal.ts'
import { openDispute } from '#app/use-cases/orders/open-dispute.ts'
import { proposeReduction } from '#app/use-cases/orders/propose-reduction.ts'
import { proposeTermination } from '#app/use-cases/orders/propose-termination.ts'
import { booksOf, expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import { orderOf, readyToShip, settleAll, signBoth, type Trade, tradeFloor } from '#test/support/trade.ts'
import { answerOf, codeOf, DAY, deliver, half } from '#test/support/trade-steps.ts'

const database = await testDatabase()
const trade = tradeFloor(database)

afterEach(() => expectSoundBooks(database))

const ends = async (it: Trade) =>
  (await database.sql`select state, termination_reason as reason from orders where id = ${it.orderId}`)[0]

test('both sides end an order as they agreed, to the fen', async () => {
  const it = await readyToShip(await trade({ depositFen: 5_000_000n, bondFen: 900n }))
  await deliver(it, 2)
  const before = await booksOf(it)
  const heldFen = before.prepayment + before.balance + before.retention
  const on = { orderId: it.orderId }
  answerOf(await proposeTermination(it.supplier, { ...on, toBuyerFen: 50_000_001n }))
  expect(codeOf(await acceptTermination(it.supplier, { ...on, amountFen: 50_000_001n }))).toBe(
    'PROPOSAL_NOT_FOUND',
  )
  expect(codeOf(await acceptTermination(it.buyer, { ...on, amountFen: 50_000_000n }))).toBe(
    'PROPOSAL_CHANGED',
  )
  answerOf(await acceptTermination(it.buyer, { ...on, amountFen: 50_000_001n }))
  expect(await ends(it)).toEqual({ state: 'terminated', reason: 'mutual' })
  await settleAll(it)
  const after = await booksOf(it)
  expect(after.buyer - before.buyer).toBe(50_000_001n)
  expect(after.supplier - before.supplier).toBe(heldFen - 50_000_001n + 900n)
  expect(after).toMatchObject({ prepayment: 0n, balance: 0n, retention: 0n })
})

test('a bargain is about the money that was held: when other money came, it is no longer the same', async () => {
  const it = await trade()
  await signBoth(it)
  const on = { orderId: it.orderId }
  answerOf(await proposeTermination(it.buyer, { ...on, toBuyerFen: 0n }))
  await settleAll(it, ['prepayment'])
  expect(codeOf(await acceptTermination(it.supplier, { ...on, amountFen: 0n }))).toBe('PROPOSAL_CHANGED')
})

test('a newer proposal takes the place of the older; either side drops it', async () => {
  const it = await readyToShip(await trade())
  const on = { orderId: it.orderId }
  answerOf(await proposeTermination(it.buyer, { ...on, toBuyerFen: 90_000_000n }))
  answerOf(await proposeTermination(it.supplier, { ...on, toBuyerFen: 80_000_000n }))
  expect(codeOf(await acceptTermination(it.supplier, { ...on, amountFen: 90_000_000n }))).toBe(
    'PROPOSAL_NOT_FOUND',
  )
  answerOf(await dropProposal(it.buyer, { ...on, kind: 'termination' }))
  expect(codeOf(await acceptTermination(it.buyer, { ...on, amountFen: 80_000_000n }))).toBe(
    'PROPOSAL_NOT_FOUND',
  )
  expect(codeOf(await dropProposal(it.buyer, { ...on, kind: 'termination' }))).toBe('PROPOSAL_NOT_FOUND')
  const states = await database.sql<{ state: string }[]>`
    select state from order_proposals where order_id = ${it.orderId} order by id`
  expect(states.map((row) => row.state)).toEqual(['replaced', 'declined'])
})

test('more than is held cannot be proposed, nor to end what has ended, is disputed, or is a stranger’s', async () => {
  const it = await readyToShip(await trade())
  const on = { orderId: it.orderId }
  for (const toBuyerFen of [-1n, 90_000_001n]) {
    expect(codeOf(await proposeTermination(it.buyer, { ...on, toBuyerFen }))).toBe('AMOUNT_EXCEEDS_HELD')
  }
  const other = await trade({ poolState: 'awarded' })
  expect(codeOf(await proposeTermination(other.buyer, { ...on, toBuyerFen: 1n }))).toBe('ORDER_NOT_FOUND')
  expect(codeOf(await proposeTermination(other.buyer, { orderId: other.orderId, toBuyerFen: 0n }))).toBe(
    'AWARD_NOT_EFFECTIVE',
  )
  answerOf(await proposeTermination(it.supplier, { ...on, toBuyerFen: 1n }))
  answerOf(await openDispute(it.buyer, { ...on, reason: '质量' }))
  expect(codeOf(await proposeTermination(it.buyer, { ...on, toBuyerFen: 1n }))).toBe('ORDER_STATE')
  expect(codeOf(await acceptTermination(it.buyer, { ...on, amountFen: 1n }))).toBe('ORDER_STATE')
})

test('two who agree at once agree once; a replayed agreement answers what it answered', async () => {
  const it = await readyToShip(await trade())
  answerOf(await proposeTermination(it.supplier, { orderId: it.orderId, toBuyerFen: 7n }))
  const input = { orderId: it.orderId, amountFen: 7n, idempotencyKey: `agree:${it.orderId}` }
  const once = await Promise.all([1, 2, 3].map(() => acceptTermination(it.buyer, input)))
  expect(once.map(codeOf)).toEqual(['done', 'done', 'done'])
  await settleAll(it)
  expect(await booksOf(it)).toMatchObject({ buyer: 7n - 90_000_000n, supplier: 90_000_000n - 7n })
})

test('a reduction goes back to the buyer at once; the balance left is shared over the sets left', async () => {
  const it = await readyToShip(await trade({ quantity: 7, unitPriceFen: 10_000_001n }))
  await deliver(it, 2)
  const before = await booksOf(it)
  const on = { orderId: it.orderId }
  answerOf(await proposeReduction(it.buyer, { ...on, amountFen: 1_000_003n }))
  expect(codeOf(await acceptReduction(it.buyer, { ...on, amountFen: 1_000_003n }))).toBe('PROPOSAL_NOT_FOUND')
  const twice = await Promise.all(
    [1, 2].map(() => acceptReduction(it.supplier, { ...on, amountFen: 1_000_003n })),
  )
  expect(twice.map(codeOf).sort()).toEqual(['PROPOSAL_NOT_FOUND', 'done'])
  await settleAll(it)
  const after = await booksOf(it)
  expect(after.buyer - before.buyer).toBe(1_000_003n)
  expect(after.balance).toBe(before.balance - 1_000_003n)
  await deliver(it, 3)
  await deliver(it, 2)
  expect(await booksOf(it)).toMatchObject({ balance: 0n, prepayment: 0n })
  const totalFen = 70_000_007n
  const { retention, buyer, supplier } = await booksOf(it)
  expect(buyer).toBe(-(totalFen - 1_000_003n))
  expect(supplier + retention).toBe(totalFen - 1_000_003n)
})

test('when the balance is gone a reduction comes out of the retention, and less is released', async () => {
  const it = await readyToShip(await trade({ quantity: 2 }))
  const first = await deliver(it, 1)
  await deliver(it, 1)
  const on = { orderId: it.orderId }
  expect(codeOf(await proposeReduction(it.buyer, { ...on, amountFen: 2_000_001n }))).toBe(
    'AMOUNT_EXCEEDS_HELD',
  )
  answerOf(await proposeReduction(it.supplier, { ...on, amountFen: 1_200_000n }))
  answerOf(await acceptReduction(it.buyer, { ...on, amountFen: 1_200_000n }))
  const rows = await database.sql<{ id: string; fen: bigint }[]>`
    select id, withheld_fen as fen from acceptances where order_id = ${it.orderId} order by accepted_at, id`
  expect(rows.map(({ fen }) => fen)).toEqual([1_000_000n, 200_000n])
  expect(rows[0]?.id).toBe(first)
})

test('before the balance is held, in a dispute or after the end there is nothing to reduce', async () => {
  const it = await trade()
  const on = { orderId: it.orderId }
  expect(codeOf(await proposeReduction(it.buyer, { ...on, amountFen: 1n }))).toBe('ORDER_STATE')
  await signBoth(it)
  await settleAll(it, ['prepayment'])
  expect(codeOf(await proposeReduction(it.buyer, { ...on, amountFen: 1n }))).toBe('AMOUNT_EXCEEDS_HELD')
  await settleAll(it, ['balance'])
  answerOf(await proposeReduction(it.buyer, { ...on, amountFen: 60_000_000n }))
  await deliver(it, 5)
  expect(codeOf(await acceptReduction(it.supplier, { ...on, amountFen: 60_000_000n }))).toBe(
    'AMOUNT_EXCEEDS_HELD',
  )
  answerOf(await openDispute(it.buyer, { ...on, reason: '质量' }))
  expect(codeOf(await acceptReduction(it.supplier, { ...on, amountFen: 60_000_000n }))).toBe('ORDER_STATE')
})

test('the contract is kept with its hash from the award on, signed by both', async () => {
  const it = await trade()
  const versionOf = async () =>
    (await database.sql`select * from contract_versions where order_id = ${it.orderId}`)[0]
  expect(await versionOf()).toMatchObject({ version: 1, state: 'proposed', buyer_signed_at: null })
  await signBoth(it)
  const row = await versionOf()
  const hash = createHash('sha256').update(String(row?.text)).digest('hex')
  const [order] = await database.sql`select contract_hash from orders where id = ${it.orderId}`
  expect(row).toMatchObject({ state: 'in_force', sha256: hash, buyer_signed_at: it.clock.now() })
  expect(order?.contract_hash).toBe(hash)
  await expect(
    database.sql`update contract_versions set text = 'x' where order_id = ${it.orderId}`,
  ).rejects.toThrow(/text is fixed/)
  await expect(database.sql`delete from contract_versions`).rejects.toThrow(/append-only/)
  expect(await half(await trade(), 1)).toMatch(/^acc_/)
  it.clock.advance(DAY)
  expect((await orderOf(it)).state).toBe('awaiting_prepayment')
})
