import { afterEach, expect, test } from 'vitest'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { recordBankAnswer } from '#app/use-cases/escrow/record-bank-answer.ts'
import { amendReport } from '#app/use-cases/testing/amend-report.ts'
import { approveReport } from '#app/use-cases/testing/approve-report.ts'
import { cancelTestOrder } from '#app/use-cases/testing/cancel-test-order.ts'
import { closeTestByClock } from '#app/use-cases/testing/close-test-by-clock.ts'
import { closeTestOrder } from '#app/use-cases/testing/close-test-order.ts'
import { enterResults } from '#app/use-cases/testing/enter-results.ts'
import { finishTesting } from '#app/use-cases/testing/finish-testing.ts'
import { handOverSample } from '#app/use-cases/testing/hand-over-sample.ts'
import { issueReport } from '#app/use-cases/testing/issue-report.ts'
import { lapseUnpaidTest } from '#app/use-cases/testing/lapse-unpaid-test.ts'
import { loseSample } from '#app/use-cases/testing/lose-sample.ts'
import { noticeTestMoved } from '#app/use-cases/testing/notice-test-moved.ts'
import { receiveSamples } from '#app/use-cases/testing/receive-samples.ts'
import { rejectTestOrder } from '#app/use-cases/testing/reject-test-order.ts'
import { saveTestOrder } from '#app/use-cases/testing/save-test-order.ts'
import { sendBackResults } from '#app/use-cases/testing/send-back-results.ts'
import { submitTestOrder } from '#app/use-cases/testing/submit-test-order.ts'
import type { Result } from '#app/use-cases/use-case.ts'
import { justInTime } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { BOLTS, booksOfTest, codeOf, done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase({ max: 10 })
const floor = await labFloor(database)
const { client, manager, technician, work, system } = floor
const owner = floor.as('org_leader_hy', 'owner')
const PRICE = 20_800n

// However two collide, money, custody, versions and trails stay what they should be.
afterEach(async () => {
  await work.settle()
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})

/** Three who do the same at once: one does it, the others are told where it stands. */
async function once(code: string, act: () => Promise<Result<unknown>>): Promise<void> {
  const answers = await Promise.all([act(), act(), act()])
  expect(answers.map(codeOf).sort()).toEqual([code, code, null].sort())
}

const firstOf = async (orderId: string) => (await floor.samplesOf(orderId))[0]?.id ?? ''

test('samples are received once: nobody registers an arrival that has been registered', async () => {
  const orderId = await floor.paid(2)
  const arrivals = (await floor.samplesOf(orderId)).map(({ id }) => ({
    sampleId: id,
    arrival: 'good' as const,
    condition: '完好',
  }))
  await once('TEST_ORDER_STATE', () => receiveSamples(technician, { orderId, place: '收样室', arrivals }))
  const links = await database.sql`
    select 1 from test_custody c join test_samples s on s.id = c.sample_id
    where s.order_id = ${orderId} and c.event = 'receive'`
  expect(links).toHaveLength(2)
})

test('two register different samples at once: both stand, the order is complete once', async () => {
  const orderId = await floor.paid(2)
  const both = await Promise.all(
    (await floor.samplesOf(orderId)).map(({ id }) =>
      receiveSamples(technician, {
        orderId,
        place: '',
        arrivals: [{ sampleId: id, arrival: 'good', condition: '' }],
      }),
    ),
  )
  expect(both.map(codeOf)).toEqual([null, null])
  expect(await floor.stateOf(orderId)).toBe('samples_received')
})

test('the same results entered at once are one row each; different ones are both kept, the later counts', async () => {
  const orderId = await floor.testing(1)
  const sampleId = await firstOf(orderId)
  const enter = (value: string) =>
    enterResults(technician, { orderId, results: [{ sampleId, parameterKey: 'hardness', value }] })
  expect((await Promise.all([enter('271'), enter('271'), enter('271')])).every(({ ok }) => ok)).toBe(true)
  expect(await database.sql`select 1 from test_results where order_id = ${orderId}`).toHaveLength(1)
  await Promise.all([enter('272'), enter('273')])
  expect(await database.sql`select 1 from test_results where order_id = ${orderId}`).toHaveLength(3)
})

test('finishing while a result is entered: what is reviewed is what was entered before', async () => {
  const orderId = await floor.testing(1)
  await floor.enterAll(orderId)
  await once('TEST_ORDER_STATE', () => finishTesting(technician, { orderId }))
  const sampleId = await firstOf(orderId)
  const late = await enterResults(technician, {
    orderId,
    results: [{ sampleId, parameterKey: 'hardness', value: '1' }],
  })
  expect(codeOf(late)).toBe('TEST_ORDER_STATE')
})

test('a sample is lost once and its fee comes back once; two who hand it over move it once', async () => {
  const orderId = await floor.testing(2)
  const sampleId = await firstOf(orderId)
  await once('SAMPLE_STATE', () =>
    loseSample(technician, { orderId, sampleId, why: 'lost', condition: '遗失' }),
  )
  await work.settle()
  expect(await booksOfTest(floor, orderId)).toMatchObject({ held: PRICE, refunded: PRICE })
  const received = await floor.received(1)
  const other = await firstOf(received)
  await once('SAMPLE_STATE', () =>
    handOverSample(technician, {
      orderId: received,
      sampleId: other,
      event: 'give_back',
      place: '前台',
      condition: '',
    }),
  )
})

test('two reviewers at once: approved or sent back, never both', async () => {
  for (const _ of [1, 2, 3]) {
    const orderId = await floor.reviewed(1)
    const [approved, back] = await Promise.all([
      approveReport(manager, { orderId }),
      sendBackResults(owner, { orderId, reason: '再测一次' }),
    ])
    expect([approved.ok, back.ok].filter(Boolean)).toHaveLength(1)
  }
  const orderId = await floor.reviewed(1)
  await once('TEST_ORDER_STATE', () => sendBackResults(owner, { orderId, reason: '再测一次' }))
})

test('closing, the clock and an amendment at once: the lab is paid at most once', async () => {
  for (const _ of [1, 2, 3]) {
    const orderId = await floor.reported(1)
    const [amended] = await Promise.all([
      amendReport(manager, { orderId, reason: '抄录有误' }),
      closeTestOrder(client, { orderId }),
      closeTestByClock(system, { subjectId: orderId }),
    ])
    expect(amended.ok).toBe(true)
    await work.settle()
    const { held = 0n, paidOut } = await booksOfTest(floor, orderId)
    expect(held + paidOut).toBe(PRICE)
  }
  const orderId = await floor.reported(1)
  await once('TEST_ORDER_STATE', () => amendReport(manager, { orderId, reason: '抄录有误' }))
})

test('an order is rejected once; a draft written anew while it is submitted keeps its samples and its fee', async () => {
  const submitted = await floor.submitted(1)
  await once('TEST_ORDER_STATE', () => rejectTestOrder(manager, { orderId: submitted, reason: '超出能力' }))
  for (const _ of [1, 2, 3]) {
    const orderId = await floor.draft(1)
    const groups = [{ name: '螺栓', specification: '', batchNumber: '', count: 4 }]
    await Promise.all([
      submitTestOrder(client, { orderId }),
      saveTestOrder(client, { orderId, serviceId: BOLTS, groups, note: '', needsReturn: false }),
    ])
    const [row] = await database.sql<{ many: number }[]>`
      select sample_count as many from test_orders where id = ${orderId}`
    expect(await floor.samplesOf(orderId)).toHaveLength(row?.many ?? 0)
  }
})

test('cancelled twice at once the fee comes back once; the clock after a payment has nothing to do', async () => {
  const orderId = await floor.paid(1)
  await once('TEST_ORDER_STATE', () => cancelTestOrder(client, { orderId }))
  await work.settle()
  expect(await booksOfTest(floor, orderId)).toMatchObject({ held: 0n, refunded: PRICE })
  const late = await floor.accepted(1)
  const lapses = await Promise.all([1, 2].map(() => lapseUnpaidTest(system, { subjectId: late })))
  expect(lapses.map((answer) => done(answer).hasActed)).toEqual([false, false])
})

test('a report is issued once, however often its drawing is told; both sides hear of a move each time', async () => {
  const orderId = await floor.reported(1)
  const [row] = await database.sql<{ id: string; sha256: string; key: string; size: number }[]>`
    select id, sha256, file_key as key, byte_size as size from test_reports where order_id = ${orderId}`
  const drawn = {
    reportId: row?.id ?? '',
    sha256: row?.sha256 ?? '',
    fileKey: row?.key ?? '',
    byteSize: row?.size ?? 1,
  }
  const told = await Promise.all([1, 2].map(() => issueReport(system, drawn)))
  expect(told.map(codeOf)).toEqual(['NOTHING_TO_DO', 'NOTHING_TO_DO'])
  expect(codeOf(await issueReport(system, { ...drawn, reportId: 'rpt_none' }))).toBe('REPORT_NOT_FOUND')
  expect(codeOf(await issueReport(manager, drawn))).toBe('NOT_PERMITTED')
  const heard = await Promise.all([1, 2].map(() => noticeTestMoved(system, { orderId })))
  expect(heard.map((answer) => done(answer).told)).toEqual([2, 2])
})

test('a fee that comes while the clock cancels an unpaid order pays for it, or goes back whole', async () => {
  for (const round of [1, 2, 3]) {
    const orderId = await floor.accepted(1)
    const [payment] = await database.sql<{ id: string }[]>`
      select id from payments where test_order_id = ${orderId}`
    const paymentId = payment?.id ?? ''
    const [due] = await database.sql<{ at: Date }[]>`
      select due_at as at from deadlines where kind = 'test.fee_due' and subject_id = ${orderId}`
    done(await instructPayment(client, { paymentId }))
    floor.clock.set(due?.at ?? '')
    const word = { paymentId, answer: 'settled', reason: null } as const
    const lapse = () => lapseUnpaidTest(system, { subjectId: orderId })
    const [first, , second] = await Promise.all([
      lapse(),
      recordBankAnswer(justInTime(system), { ...word, callbackId: `late-fee-${round}` }),
      lapse(),
    ])
    const hasLapsed = [first, second].some((answer) => done(answer).hasActed)
    expect(await floor.stateOf(orderId)).toBe(hasLapsed ? 'cancelled' : 'accepted')
    await work.settle()
    expect(await booksOfTest(floor, orderId)).toMatchObject({
      held: hasLapsed ? 0n : PRICE,
      refunded: hasLapsed ? PRICE : 0n,
    })
  }
})
