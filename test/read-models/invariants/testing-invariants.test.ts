import { expect, test } from 'vitest'
import { checkDocuments } from '#app/read-models/invariants/document-invariants.ts'
import { checkInvariants, findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { TESTING_INVARIANTS } from '#app/read-models/invariants/testing-invariants.ts'
import { TRAIL_INVARIANTS } from '#app/read-models/invariants/trail-invariants.ts'
import { amendReport } from '#app/use-cases/testing/amend-report.ts'
import { approveReport } from '#app/use-cases/testing/approve-report.ts'
import { cancelTestOrder } from '#app/use-cases/testing/cancel-test-order.ts'
import { closeTestOrder } from '#app/use-cases/testing/close-test-order.ts'
import { finishTesting } from '#app/use-cases/testing/finish-testing.ts'
import { loseSample } from '#app/use-cases/testing/lose-sample.ts'
import { testDatabase } from '#test/support/database.ts'
import { done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const { sql } = database
const floor = await labFloor(database)
const { client, manager, technician } = floor

/** One order in every state that money and samples can be in. */
const orders = await playAll()

async function playAll() {
  const closed = await floor.reported(2)
  done(await closeTestOrder(client, { orderId: closed }))
  const amended = await floor.reported(1)
  done(await amendReport(manager, { orderId: amended, reason: '抄录有误' }))
  done(await finishTesting(technician, { orderId: amended }))
  done(await approveReport(manager, { orderId: amended }))
  const halved = await floor.testing(2)
  const [lost] = await floor.samplesOf(halved)
  done(
    await loseSample(technician, {
      orderId: halved,
      sampleId: lost?.id ?? '',
      why: 'lost',
      condition: '遗失',
    }),
  )
  const cancelled = await floor.paid(1)
  done(await cancelTestOrder(client, { orderId: cancelled }))
  await floor.draft(3)
  await floor.work.settle()
  return { closed, amended, halved, cancelled }
}

class Undo extends Error {}

/** What the invariants say after a change that only a superuser with every guard asleep can make; undone again. */
async function brokenBy(change: string): Promise<{ number: number; examples: readonly string[] }[]> {
  const found: { number: number; examples: readonly string[] }[] = []
  await sql
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      const changed = await tx.unsafe(change)
      expect(changed.count, change).toBeGreaterThan(0)
      for (const { number, find } of [...TRAIL_INVARIANTS, ...TESTING_INVARIANTS]) {
        const offences = await find(tx as unknown as typeof sql, floor.clock.now())
        if (offences.length > 0) found.push({ number, examples: offences.map(({ example }) => example) })
      }
      throw new Undo()
    })
    .catch((fault: unknown) => {
      if (!(fault instanceof Undo)) throw fault
    })
  return found
}

test('every state of every order that was played keeps all invariants, the documents too', async () => {
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
  const checked = await checkInvariants(database, floor.clock.now())
  expect(checked.map(({ number }) => number)).toEqual(expect.arrayContaining([40, 41, 42, 43, 44, 45]))
  expect(await checkDocuments(database, floor.files)).toMatchObject({ number: 46, examples: [] })
})

const lastLink = (orderId: string) =>
  `(select max(c.id) from test_custody c join test_samples s on s.id = c.sample_id where s.order_id = '${orderId}')`

test.each([
  [
    8,
    'an order moved without a trace',
    `update test_orders set state = 'rejected' where id = '${orders.halved}'`,
  ],
  [
    40,
    'money that is gone',
    `update accounts set balance_fen = balance_fen - 1 where id = 'testing:${orders.halved}'`,
  ],
  [
    40,
    'money kept after the end',
    `update accounts set balance_fen = 5 where id = 'testing:${orders.cancelled}'`,
  ],
  [
    40,
    'a sample lost without a refund',
    `update test_samples set untested_why = 'lost' where order_id = '${orders.halved}'`,
  ],
  [41, 'a test without its fee', `update test_orders set fee_held_at = null where id = '${orders.halved}'`],
  [
    41,
    'a fee that came short',
    `update payments set amount_fen = amount_fen - 1 where test_order_id = '${orders.halved}' and direction = 'in'`,
  ],
  [
    41,
    'a sample that was dropped',
    `delete from test_samples where order_id = '${orders.halved}' and position = 2`,
  ],
  [42, 'a link cut out', `delete from test_custody where id = ${lastLink(orders.closed)} - 1`],
  [
    42,
    'a link changed',
    `update test_custody set to_state = 'disposed' where id = ${lastLink(orders.closed)}`,
  ],
  [
    42,
    'a link dated back',
    `update test_custody set at = at - interval '9 days' where id = ${lastLink(orders.closed)}`,
  ],
  [42, 'a chain that is gone', `delete from test_custody`],
  [
    42,
    'a sample moved without a link',
    `update test_samples set state = 'returned' where order_id = '${orders.closed}'`,
  ],
  [
    43,
    'a version left out',
    `update test_reports set version = 3 where order_id = '${orders.amended}' and version = 2`,
  ],
  [
    43,
    'a version that supersedes nothing',
    `update test_reports set supersedes_id = 'rpt_none' where order_id = '${orders.amended}' and version = 2`,
  ],
  [
    43,
    'a number that says another version',
    `update test_reports set number = base_number || '-A7' where version = 2`,
  ],
  [43, 'a report that is gone', `delete from test_reports where order_id = '${orders.closed}'`],
  [
    44,
    'a reviewer who tested',
    `update test_reports set reviewer_user_id = 'usr_org_leader_hy_technician' where order_id = '${orders.closed}'`,
  ],
  [45, 'a number left out', `update test_counters set last = last + 1 where kind = 'report'`],
  [45, 'an order that vanished', `delete from test_orders where state = 'draft'`],
])('%i is broken by %s', async (number, _, change) => {
  const broken = await brokenBy(change)
  expect(broken.map((one) => one.number)).toContain(number)
  for (const { examples } of broken) expect(examples.every((example) => example.length > 10)).toBe(true)
})

test.each([
  ['one byte', (bytes: Uint8Array) => bytes.map((byte, at) => (at === 700 ? byte ^ 1 : byte)), 'was changed'],
  ['the whole file', () => new TextEncoder().encode('hello'), 'no PDF'],
  ['its being there', () => null, 'is gone'],
])('46 is broken by a change of %s', async (_, change, says) => {
  const [key, bytes] = [...floor.files.kept][0] ?? ['', new Uint8Array()]
  const changed = change(bytes)
  if (changed) floor.files.kept.set(key, changed)
  else floor.files.kept.delete(key)
  const { examples } = await checkDocuments(database, floor.files)
  floor.files.kept.set(key, bytes)
  expect(examples).toHaveLength(1)
  expect(examples[0]).toContain(says)
})
