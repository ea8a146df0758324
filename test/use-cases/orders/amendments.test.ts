import { expect, test } from 'vitest'
import { dropProposal } from '#app/use-cases/orders/drop-proposal.ts'
import { openDispute } from '#app/use-cases/orders/open-dispute.ts'
import { proposeAmendment } from '#app/use-cases/orders/propose-amendment.ts'
import { signAmendment } from '#app/use-cases/orders/sign-amendment.ts'
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
import { answerOf, codeOf, DAY, ship } from '#test/support/trade-steps.ts'

const database = await testDatabase()
const trade = tradeFloor(database)

const versionsOf = (it: Trade) =>
  database.sql`select version, state from contract_versions where order_id = ${it.orderId} order by version`

test('an amendment is another version with another hash, in force once both have signed it', async () => {
  const it = await trade()
  await signBoth(it)
  await settleAll(it, ['prepayment'])
  const on = { orderId: it.orderId }
  const asked = { ...on, deliveryDays: 100, warrantyDays: 730, clause: '增配吸棉装置' }
  const made = answerOf(await proposeAmendment(it.supplier, asked))
  expect(made.version).toBe(2)
  const sign = { ...on, version: 2, sha256: made.contractHash }
  expect(codeOf(await signAmendment(it.supplier, sign))).toBe('ALREADY_SIGNED')
  expect(codeOf(await signAmendment(it.buyer, { ...sign, sha256: 'f'.repeat(64) }))).toBe('PROPOSAL_CHANGED')
  const twice = await Promise.all([1, 2, 3].map(() => signAmendment(it.buyer, sign)))
  expect(twice.map(codeOf).sort()).toEqual(['PROPOSAL_NOT_FOUND', 'PROPOSAL_NOT_FOUND', 'done'])
  expect([...(await versionsOf(it))]).toEqual([
    { version: 1, state: 'superseded' },
    { version: 2, state: 'in_force' },
  ])
  const [row] = await database.sql`
    select contract_version as version, contract_hash as hash, warranty_days as warranty,
      delivery_due_at - contract_at = interval '100 days' as moved from orders where id = ${it.orderId}`
  expect(row).toEqual({ version: 2, hash: made.contractHash, warranty: 730, moved: true })
})

test('more days to deliver are more days to pay the balance, and to default', async () => {
  const it = await trade()
  await signBoth(it)
  await settleAll(it, ['prepayment'])
  const made = answerOf(await proposeAmendment(it.buyer, { orderId: it.orderId, deliveryDays: 90 }))
  answerOf(await signAmendment(it.supplier, { orderId: it.orderId, version: 2, sha256: made.contractHash }))
  const due = await database.sql`
    select d.kind, (d.due_at::date - o.contract_at::date)::int as day
    from deadlines d join orders o on o.id = d.subject_id where o.id = ${it.orderId} and d.done_at is null order by 2`
  expect([...due]).toEqual([
    { kind: 'order.balance_due', day: 83 },
    { kind: 'order.balance_default', day: 90 },
    { kind: 'order.delivery_default', day: 120 },
  ])
  const [payment] = await database.sql`
    select (p.due_at::date - o.contract_at::date)::int as day from payments p join orders o on o.id = p.order_id
    where o.id = ${it.orderId} and p.purpose = 'balance'`
  expect(payment?.day).toBe(83)
})

test('a shorter time for acceptance counts for what is shipped from then on', async () => {
  const it = await readyToShip(await trade())
  await ship(it, 1)
  const made = answerOf(await proposeAmendment(it.supplier, { orderId: it.orderId, acceptDays: 3 }))
  answerOf(await signAmendment(it.buyer, { orderId: it.orderId, version: 2, sha256: made.contractHash }))
  await ship(it, 1)
  it.clock.advance(3 * DAY)
  await runClock(it)
  expect((await orderOf(it)).accepted).toBe(1)
})

test('a newer proposal lapses the older; either side drops one; the next has the next number', async () => {
  const it = await readyToShip(await trade())
  const on = { orderId: it.orderId }
  const first = answerOf(await proposeAmendment(it.buyer, { ...on, deliveryDays: 70 }))
  answerOf(await proposeAmendment(it.supplier, { ...on, deliveryDays: 80 }))
  const old = { ...on, version: 2, sha256: first.contractHash }
  expect(codeOf(await signAmendment(it.supplier, old))).toBe('PROPOSAL_CHANGED')
  answerOf(await dropProposal(it.buyer, { ...on, kind: 'amendment' }))
  expect(codeOf(await dropProposal(it.buyer, { ...on, kind: 'amendment' }))).toBe('PROPOSAL_NOT_FOUND')
  expect(answerOf(await proposeAmendment(it.buyer, { ...on, deliveryDays: 75 })).version).toBe(4)
  expect((await versionsOf(it)).map((row) => row.state)).toEqual(['in_force', 'lapsed', 'lapsed', 'proposed'])
})

test('what changes nothing, comes too soon, too late, or from a stranger is refused', async () => {
  const it = await trade()
  const on = { orderId: it.orderId }
  expect(codeOf(await proposeAmendment(it.buyer, { ...on, deliveryDays: 70 }))).toBe('ORDER_STATE')
  expect(codeOf(await dropProposal(it.buyer, { ...on, kind: 'amendment' }))).toBe('PROPOSAL_NOT_FOUND')
  await readyToShip(it)
  expect(codeOf(await proposeAmendment(it.buyer, on))).toBe('NOTHING_TO_DO')
  expect(codeOf(await proposeAmendment(it.buyer, { ...on, deliveryDays: 60 }))).toBe('NOTHING_TO_DO')
  it.clock.advance(10 * DAY)
  expect(codeOf(await proposeAmendment(it.buyer, { ...on, deliveryDays: 10 }))).toBe('DEADLINE_IN_PAST')
  expect(codeOf(await proposeAmendment((await trade()).buyer, { ...on, deliveryDays: 70 }))).toBe(
    'ORDER_NOT_FOUND',
  )
  const made = answerOf(await proposeAmendment(it.buyer, { ...on, deliveryDays: 70 }))
  answerOf(await openDispute(it.buyer, { ...on, reason: '交期' }))
  const sign = { ...on, version: made.version, sha256: made.contractHash }
  expect(codeOf(await signAmendment(it.supplier, sign))).toBe('ORDER_STATE')
  expect(codeOf(await proposeAmendment(it.buyer, { ...on, deliveryDays: 71 }))).toBe('ORDER_STATE')
})
