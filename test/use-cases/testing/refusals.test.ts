import { afterEach, expect, test } from 'vitest'
import { receiveSamplesSchema, saveTestOrderSchema } from '#app/contracts/testing.ts'
import { acceptTestOrder } from '#app/use-cases/testing/accept-test-order.ts'
import { amendReport } from '#app/use-cases/testing/amend-report.ts'
import { approveReport } from '#app/use-cases/testing/approve-report.ts'
import { cancelTestOrder } from '#app/use-cases/testing/cancel-test-order.ts'
import { closeTestOrder } from '#app/use-cases/testing/close-test-order.ts'
import { enterResults } from '#app/use-cases/testing/enter-results.ts'
import { finishTesting } from '#app/use-cases/testing/finish-testing.ts'
import { handOverSample } from '#app/use-cases/testing/hand-over-sample.ts'
import { loseSample } from '#app/use-cases/testing/lose-sample.ts'
import { receiveSamples } from '#app/use-cases/testing/receive-samples.ts'
import { rejectTestOrder } from '#app/use-cases/testing/reject-test-order.ts'
import { saveTestOrder } from '#app/use-cases/testing/save-test-order.ts'
import { sendBackResults } from '#app/use-cases/testing/send-back-results.ts'
import { startTesting } from '#app/use-cases/testing/start-testing.ts'
import { submitTestOrder } from '#app/use-cases/testing/submit-test-order.ts'
import type { Ctx, Result } from '#app/use-cases/use-case.ts'
import { expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import { BOLTS, codeOf, done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const floor = await labFloor(database)
const { client, stranger, manager, technician } = floor

afterEach(() => expectSoundBooks(database))

/** Everything that can be asked of one order, by its side. */
const ASKED: Record<
  string,
  readonly ['client' | 'lab', (ctx: Ctx, orderId: string) => Promise<Result<unknown>>]
> = {
  submit: ['client', (ctx, orderId) => submitTestOrder(ctx, { orderId })],
  cancel: ['client', (ctx, orderId) => cancelTestOrder(ctx, { orderId })],
  close: ['client', (ctx, orderId) => closeTestOrder(ctx, { orderId })],
  accept: ['lab', (ctx, orderId) => acceptTestOrder(ctx, { orderId })],
  reject: ['lab', (ctx, orderId) => rejectTestOrder(ctx, { orderId, reason: '超出能力' })],
  start: ['lab', (ctx, orderId) => startTesting(ctx, { orderId, place: '' })],
  finish: ['lab', (ctx, orderId) => finishTesting(ctx, { orderId })],
  sendBack: ['lab', (ctx, orderId) => sendBackResults(ctx, { orderId, reason: '再测' })],
  approve: ['lab', (ctx, orderId) => approveReport(ctx, { orderId })],
  amend: ['lab', (ctx, orderId) => amendReport(ctx, { orderId, reason: '更正' })],
}

/** What an order as submitted allows; everything else is refused with its state. */
const ALLOWED_WHEN_SUBMITTED = ['cancel', 'accept', 'reject']

test.each(Object.entries(ASKED))(
  '%s: strangers learn nothing, the other side may not, the state decides',
  async (name, [side, ask]) => {
    const orderId = await floor.submitted(1)
    expect(codeOf(await ask(stranger, orderId))).toMatch(
      side === 'lab' ? /NOT_PERMITTED/ : /TEST_ORDER_NOT_FOUND/,
    )
    const rival = floor.as('org_leader_hn', 'owner')
    expect(codeOf(await ask(rival, orderId))).toBe('TEST_ORDER_NOT_FOUND')
    expect(codeOf(await ask(rival, 'tst_none'))).toBe('TEST_ORDER_NOT_FOUND')
    const owner = floor.as('org_leader_hy', 'owner')
    expect(codeOf(await ask(side === 'lab' ? client : owner, orderId))).toBe('NOT_PERMITTED')
    expect(codeOf(await ask(floor.as('org_hy_01', 'viewer'), orderId))).toBe('NOT_PERMITTED')
    if (ALLOWED_WHEN_SUBMITTED.includes(name)) return
    expect(codeOf(await ask(side === 'lab' ? manager : client, orderId))).toBe('TEST_ORDER_STATE')
  },
)

test('a draft is its client’s alone, and can be written anew until it is submitted', async () => {
  const orderId = await floor.draft(2)
  expect(codeOf(await acceptTestOrder(manager, { orderId }))).toBe('TEST_ORDER_NOT_FOUND')
  const groups = [{ name: '螺栓', count: 5 }]
  const again = saveTestOrderSchema.parse({ orderId, serviceId: BOLTS, groups })
  done(await saveTestOrder(client, again))
  const [row] = await database.sql`select sample_count, fee_fen from test_orders where id = ${orderId}`
  expect(row).toMatchObject({ sample_count: 5, fee_fen: 104_000n })
  expect(codeOf(await saveTestOrder(stranger, again))).toBe('TEST_ORDER_NOT_FOUND')
  const elsewhere = { ...again, serviceId: 'tsv_hn_skin' }
  expect(codeOf(await saveTestOrder(client, elsewhere))).toBe('TEST_SERVICE_NOT_FOUND')
  done(await submitTestOrder(client, { orderId }))
  expect(codeOf(await saveTestOrder(client, again))).toBe('TEST_ORDER_STATE')
  expect(codeOf(await saveTestOrder(client, { ...again, orderId: undefined, serviceId: 'tsv_none' }))).toBe(
    'TEST_SERVICE_NOT_FOUND',
  )
})

test('members of the chain pay their price, others the ordinary one', async () => {
  const own = await floor.draft(1)
  const other = await floor.draft(1, BOLTS, stranger)
  const prices =
    await database.sql`select id, unit_price_fen as fen from test_orders where id in ${database.sql([own, other])}`
  const of = (id: string) => prices.find((row) => row.id === id)?.fen
  expect([of(own), of(other)]).toEqual([20_800n, 26_000n])
})

test('testing does not begin before the fee is held', async () => {
  const orderId = await floor.accepted(1)
  const [sample] = await floor.samplesOf(orderId)
  const arrivals = [{ sampleId: sample?.id ?? '', arrival: 'good', condition: '' }]
  done(await receiveSamples(technician, receiveSamplesSchema.parse({ orderId, arrivals })))
  expect(codeOf(await startTesting(technician, { orderId, place: '' }))).toBe('FEE_NOT_HELD')
  await floor.pay(client, orderId)
  done(await startTesting(technician, { orderId, place: '' }))
})

test('who entered a result never reviews it, nor anything when the review is another’s to give', async () => {
  const orderId = await floor.testing(1)
  await floor.enterAll(orderId, undefined, manager)
  done(await finishTesting(technician, { orderId }))
  expect(codeOf(await approveReport(manager, { orderId }))).toBe('REVIEWER_IS_TESTER')
  expect(codeOf(await approveReport(technician, { orderId }))).toBe('NOT_PERMITTED')
  expect(codeOf(await approveReport(floor.as('org_leader_hy', 'owner'), { orderId }))).toBeNull()
  expect(codeOf(await approveReport(floor.as('org_leader_hy', 'owner'), { orderId }))).toBe(
    'REPORT_BEING_DRAWN',
  )
  expect(codeOf(await sendBackResults(manager, { orderId, reason: '晚了' }))).toBe('REPORT_BEING_DRAWN')
  await floor.work.settle()
})

test('results are judged cell by cell; one that cannot be read refuses them all', async () => {
  const orderId = await floor.testing(2)
  const [first, second] = await floor.samplesOf(orderId)
  const cell = (sampleId: string | undefined, parameterKey: string, value: string) => ({
    sampleId: sampleId ?? '',
    parameterKey,
    value,
  })
  const refused = await enterResults(technician, {
    orderId,
    results: [
      cell(first?.id, 'hardness', '251'),
      cell(second?.id, 'hardness', 'hard'),
      cell(second?.id, 'headSoundness', '3'),
      cell(second?.id, 'nothing', '3'),
    ],
  })
  expect(refused).toMatchObject({
    refusal: {
      code: 'RESULT_INVALID',
      facts: {
        [`value.${second?.id}.hardness`]: 'not_a_number',
        [`value.${second?.id}.headSoundness`]: 'not_a_judgement',
        [`value.${second?.id}.nothing`]: 'unknown',
      },
    },
  })
  expect(await database.sql`select 1 from test_results where order_id = ${orderId}`).toHaveLength(0)
  expect(
    codeOf(await enterResults(technician, { orderId, results: [cell('smp_none', 'hardness', '251')] })),
  ).toBe('SAMPLE_NOT_FOUND')
  expect(await finishTesting(technician, { orderId })).toMatchObject({
    refusal: { code: 'RESULTS_MISSING', facts: { missing: 10 } },
  })
  const results = [cell(first?.id, 'hardness', '251')]
  done(await enterResults(technician, { orderId, results }))
  done(await enterResults(technician, { orderId, results }))
  expect(await database.sql`select 1 from test_results where order_id = ${orderId}`).toHaveLength(1)
})

test('a sample arrives once, is handed over while it is in the house, and no other order’s is touched', async () => {
  const orderId = await floor.paid(2)
  const [first, second] = await floor.samplesOf(orderId)
  const arrive = (sampleId: string | undefined, arrival: 'good' | 'unfit' = 'good') =>
    receiveSamples(technician, {
      orderId,
      place: '',
      arrivals: [{ sampleId: sampleId ?? '', arrival, condition: '' }],
    })
  done(await arrive(first?.id))
  expect(await floor.stateOf(orderId)).toBe('accepted')
  expect(codeOf(await arrive(first?.id))).toBe('SAMPLE_STATE')
  expect(codeOf(await arrive('smp_none'))).toBe('SAMPLE_NOT_FOUND')
  const move = (sampleId: string | undefined, event: 'move' | 'give_back') =>
    handOverSample(technician, { orderId, sampleId: sampleId ?? '', event, place: '留样柜', condition: '' })
  expect(codeOf(await move(second?.id, 'move'))).toBe('SAMPLE_STATE')
  expect(codeOf(await move('smp_none', 'move'))).toBe('SAMPLE_NOT_FOUND')
  done(await move(first?.id, 'move'))
  done(await arrive(second?.id))
  expect(await floor.stateOf(orderId)).toBe('samples_received')
  done(await move(second?.id, 'give_back'))
  expect(codeOf(await move(second?.id, 'give_back'))).toBe('SAMPLE_STATE')
  const lose = (sampleId: string) =>
    loseSample(technician, { orderId, sampleId, why: 'lost', condition: '找不到' })
  expect(codeOf(await lose('smp_none'))).toBe('SAMPLE_NOT_FOUND')
  expect(codeOf(await lose(second?.id ?? ''))).toBe('SAMPLE_STATE')
})
