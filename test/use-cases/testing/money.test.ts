import { afterEach, expect, test } from 'vitest'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { acceptTestOrder } from '#app/use-cases/testing/accept-test-order.ts'
import { approveReport } from '#app/use-cases/testing/approve-report.ts'
import { cancelTestOrder } from '#app/use-cases/testing/cancel-test-order.ts'
import { closeTestOrder } from '#app/use-cases/testing/close-test-order.ts'
import { finishTesting } from '#app/use-cases/testing/finish-testing.ts'
import { loseSample } from '#app/use-cases/testing/lose-sample.ts'
import { receiveSamples } from '#app/use-cases/testing/receive-samples.ts'
import { rejectTestOrder } from '#app/use-cases/testing/reject-test-order.ts'
import { saveTestOrder } from '#app/use-cases/testing/save-test-order.ts'
import { startTesting } from '#app/use-cases/testing/start-testing.ts'
import { submitTestOrder } from '#app/use-cases/testing/submit-test-order.ts'
import { expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import { BOLTS, booksOfTest, codeOf, done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const floor = await labFloor(database)
const { client, manager, technician, work } = floor
const PRICE = 20_800n

afterEach(() => expectSoundBooks(database))

const paymentsOf = (orderId: string) =>
  database.sql<{ id: string; state: string; purpose: string }[]>`
    select id, state, purpose from payments where test_order_id = ${orderId} order by id`

test('a cancelled order gives its fee back whole', async () => {
  const orderId = await floor.received(2)
  done(await cancelTestOrder(client, { orderId }))
  await work.settle()
  expect(await booksOfTest(floor, orderId)).toEqual({
    held: 0n,
    paid: 2n * PRICE,
    refunded: 2n * PRICE,
    paidOut: 0n,
  })
})

test('cancelled before it is paid, nothing is asked for any more', async () => {
  const orderId = await floor.accepted(1)
  done(await cancelTestOrder(client, { orderId }))
  expect(await paymentsOf(orderId)).toMatchObject([{ state: 'cancelled' }])
  const [payment] = await paymentsOf(orderId)
  expect(codeOf(await instructPayment(client, { paymentId: payment?.id ?? '' }))).toBe('PAYMENT_NOT_PAYABLE')
})

test('a fee that arrives after the order has ended goes back whole', async () => {
  const orderId = await floor.accepted(1)
  const [payment] = await paymentsOf(orderId)
  done(await instructPayment(client, { paymentId: payment?.id ?? '' }))
  done(await cancelTestOrder(client, { orderId }))
  await work.settle()
  expect(await booksOfTest(floor, orderId)).toEqual({ held: 0n, paid: PRICE, refunded: PRICE, paidOut: 0n })
})

test('when the fee does not come in seven days the clock ends the order; when it came, nothing happens', async () => {
  const unpaid = await floor.accepted(1)
  const paid = await floor.paid(1)
  const dueMs = floor.clock.now().getTime() + 7 * 86_400_000
  await work.until(new Date(dueMs - 1))
  expect(await floor.stateOf(unpaid)).toBe('accepted')
  await work.until(new Date(dueMs))
  expect(await floor.stateOf(unpaid)).toBe('cancelled')
  expect(await floor.stateOf(paid)).toBe('accepted')
})

test('a lost and an unfit sample give their fees back; the rest is tested, reported and paid', async () => {
  const orderId = await floor.testing(3)
  const [first, second] = await floor.samplesOf(orderId)
  done(
    await loseSample(technician, {
      orderId,
      sampleId: first?.id ?? '',
      why: 'lost',
      condition: '转移时遗失',
    }),
  )
  done(
    await loseSample(technician, {
      orderId,
      sampleId: second?.id ?? '',
      why: 'unfit',
      condition: '螺纹损伤',
    }),
  )
  await work.settle()
  expect(await booksOfTest(floor, orderId)).toMatchObject({ held: PRICE, refunded: 2n * PRICE })
  await floor.enterAll(orderId)
  done(await finishTesting(technician, { orderId }))
  done(await approveReport(manager, { orderId }))
  await work.settle()
  const [report] = await database.sql`select content from test_reports where order_id = ${orderId}`
  expect(report?.content).toMatchObject({ samples: [{}], untested: [{ why: 'lost' }, { why: 'unfit' }] })
  done(await closeTestOrder(client, { orderId }))
  await work.settle()
  expect(await booksOfTest(floor, orderId)).toEqual({
    held: 0n,
    paid: 3n * PRICE,
    refunded: 2n * PRICE,
    paidOut: PRICE,
  })
})

test('when no sample is left the order ends and everything is given back, once', async () => {
  const orderId = await floor.testing(2)
  for (const { id } of await floor.samplesOf(orderId)) {
    done(await loseSample(technician, { orderId, sampleId: id, why: 'lost', condition: '火灾' }))
  }
  await work.settle()
  expect(await floor.stateOf(orderId)).toBe('sample_lost')
  expect(await booksOfTest(floor, orderId)).toEqual({
    held: 0n,
    paid: 2n * PRICE,
    refunded: 2n * PRICE,
    paidOut: 0n,
  })
})

test('samples unfit on arrival, before the fee is there, are given back when it comes', async () => {
  const orderId = await floor.accepted(2)
  const [first, second] = await floor.samplesOf(orderId)
  const arrivals = [
    { sampleId: first?.id ?? '', arrival: 'unfit' as const, condition: '锈蚀' },
    { sampleId: second?.id ?? '', arrival: 'good' as const, condition: '' },
  ]
  done(await receiveSamples(technician, { orderId, place: '', arrivals }))
  expect(await booksOfTest(floor, orderId)).toMatchObject({ held: 0n, refunded: 0n })
  await floor.pay(client, orderId)
  expect(await booksOfTest(floor, orderId)).toEqual({
    held: PRICE,
    paid: 2n * PRICE,
    refunded: PRICE,
    paidOut: 0n,
  })
})

test('two who act at once: one acceptance asks for one fee, one of accept and cancel wins', async () => {
  const twice = await floor.submitted(1)
  const both = await Promise.all([
    acceptTestOrder(manager, { orderId: twice }),
    acceptTestOrder(manager, { orderId: twice }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await paymentsOf(twice)).toHaveLength(1)

  const raced = await floor.submitted(1)
  const [rejected, cancelled] = await Promise.all([
    rejectTestOrder(manager, { orderId: raced, reason: '超出能力' }),
    cancelTestOrder(client, { orderId: raced }),
  ])
  expect([rejected.ok, cancelled.ok].filter(Boolean)).toHaveLength(1)

  const closing = await floor.reported(1)
  const closed = await Promise.all([
    closeTestOrder(client, { orderId: closing }),
    closeTestOrder(client, { orderId: closing }),
  ])
  expect(closed.filter(({ ok }) => ok)).toHaveLength(1)
  await work.settle()
  expect(await booksOfTest(floor, closing)).toMatchObject({ held: 0n, paidOut: PRICE })
})

test('starting, submitting, finishing and approving twice at once happen once', async () => {
  const draft = await floor.draft(1)
  const submits = await Promise.all([
    submitTestOrder(client, { orderId: draft }),
    submitTestOrder(client, { orderId: draft }),
  ])
  expect(submits.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await floor.samplesOf(draft)).toHaveLength(1)
  const received = await floor.received(1)
  const starts = await Promise.all(
    [1, 2].map(() => startTesting(technician, { orderId: received, place: '' })),
  )
  expect(starts.filter(({ ok }) => ok)).toHaveLength(1)
  const reviewed = await floor.reviewed(1)
  const approvals = await Promise.all([1, 2].map(() => approveReport(manager, { orderId: reviewed })))
  expect(approvals.filter(({ ok }) => ok)).toHaveLength(1)
  await work.settle()
  expect(await database.sql`select 1 from test_reports where order_id = ${reviewed}`).toHaveLength(1)
})

test('a form that is posted twice makes one draft; its key with other content is refused', async () => {
  const input = {
    serviceId: BOLTS,
    groups: [{ name: '螺栓', specification: '', batchNumber: '', count: 1 }],
    note: '',
    needsReturn: false,
    idempotencyKey: 'test-order-key-1',
  }
  const [first, second] = await Promise.all([saveTestOrder(client, input), saveTestOrder(client, input)])
  expect(first).toEqual(second)
  expect(codeOf(await saveTestOrder(client, { ...input, note: '加急' }))).toBe('REPLAYED_WITH_OTHER_INPUT')
})
