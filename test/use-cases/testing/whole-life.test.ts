import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { ReportContent } from '#app/domain/testing/report-content.ts'
import { amendReport } from '#app/use-cases/testing/amend-report.ts'
import { approveReport } from '#app/use-cases/testing/approve-report.ts'
import { closeTestOrder } from '#app/use-cases/testing/close-test-order.ts'
import { enterResults } from '#app/use-cases/testing/enter-results.ts'
import { finishTesting } from '#app/use-cases/testing/finish-testing.ts'
import { issueReport } from '#app/use-cases/testing/issue-report.ts'
import { drawApproved } from '#jobs/handlers/reports.ts'
import { expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import { booksOfTest, codeOf, done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const floor = await labFloor(database)
const { client, manager, technician, work } = floor

afterEach(() => expectSoundBooks(database))

interface Kept {
  id: string
  number: string
  version: number
  sha256: string
  fileKey: string
  content: ReportContent
  supersedesId: string | null
}
const reportsOf = async (orderId: string): Promise<Kept[]> => [
  ...(await database.sql<Kept[]>`
    select id, number, version, sha256, file_key as "fileKey", content, supersedes_id as "supersedesId"
    from test_reports where order_id = ${orderId} order by version`),
]

test('from draft to closed: the fee waits in escrow, the report is issued, the lab is paid once', async () => {
  const orderId = await floor.accepted(3)
  expect(await booksOfTest(floor, orderId)).toMatchObject({ held: 0n, paid: 0n })
  await floor.pay(client, orderId)
  // Three samples at the price of the chain's members: 3 × 208 yuan.
  expect(await booksOfTest(floor, orderId)).toEqual({
    held: 62_400n,
    paid: 62_400n,
    refunded: 0n,
    paidOut: 0n,
  })

  const whole = await floor.reported(1)
  expect(await floor.stateOf(whole)).toBe('reported')
  const [report] = await reportsOf(whole)
  expect(report).toMatchObject({ version: 1, supersedesId: null })
  expect(report?.number).toMatch(/^R2026-HY-\d{5}$/)
  const bytes = floor.files.kept.get(report?.fileKey ?? '')
  expect(
    createHash('sha256')
      .update(bytes ?? '')
      .digest('hex'),
  ).toBe(report?.sha256)
  expect(report?.content).toMatchObject({ verdict: 'pass', client: { name: expect.any(String) } })
  expect(report?.content.marks.map(({ scope }) => scope)).toEqual(['CMA', 'CNAS'])

  done(await closeTestOrder(client, { orderId: whole }))
  await work.settle()
  expect(await booksOfTest(floor, whole)).toEqual({ held: 0n, paid: 20_800n, refunded: 0n, paidOut: 20_800n })
})

test('every step of every sample is a link of its chain of custody, written once', async () => {
  const orderId = await floor.reported(1)
  const [sample] = await floor.samplesOf(orderId)
  const links = await database.sql`
    select event, from_state, to_state, place, actor_user_id from test_custody
    where sample_id = ${sample?.id ?? ''} order by id`
  expect(links.map(({ event, from_state, to_state, place }) => [event, from_state, to_state, place])).toEqual(
    [
      ['label', null, 'expected', ''],
      ['receive', 'expected', 'received', '收样室'],
      ['issue', 'received', 'on_bench', '力学室'],
      ['finish', 'on_bench', 'tested', ''],
    ],
  )
  await expect(database.sql`update test_custody set place = 'x'`).rejects.toThrow(/append-only/)
  await expect(database.sql`delete from test_results`).rejects.toThrow(/append-only/)
  await expect(database.sql`update test_reports set version = 9`).rejects.toThrow(/issued/)
})

test('when nobody closes it, the clock does after seven days, once', async () => {
  const orderId = await floor.reported(1)
  const issued = floor.clock.now()
  await work.until(new Date(issued.getTime() + 7 * 86_400_000 - 1))
  expect(await floor.stateOf(orderId)).toBe('reported')
  await work.until(new Date(issued.getTime() + 7 * 86_400_000))
  expect(await floor.stateOf(orderId)).toBe('closed')
  await work.settle()
  expect(await booksOfTest(floor, orderId)).toMatchObject({ held: 0n, paidOut: 20_800n })
})

test('a correction is a new version that names the one it supersedes; the old bytes stay', async () => {
  const orderId = await floor.reported(1)
  done(await closeTestOrder(client, { orderId }))
  const [first] = await reportsOf(orderId)
  done(await amendReport(manager, { orderId, reason: '硬度读数抄录有误' }))
  expect(await floor.stateOf(orderId)).toBe('amended')
  const [sample] = await floor.samplesOf(orderId)
  const results = [{ sampleId: sample?.id ?? '', parameterKey: 'hardness', value: '333' }]
  done(await enterResults(technician, { orderId, results }))
  done(await finishTesting(technician, { orderId }))
  done(await approveReport(manager, { orderId }))
  await work.settle()
  const [before, after] = await reportsOf(orderId)
  expect(before).toEqual(first)
  expect(after).toMatchObject({ version: 2, number: `${first?.number}-A1`, supersedesId: first?.id })
  expect(after?.content).toMatchObject({
    verdict: 'fail',
    amends: { number: first?.number, reason: '硬度读数抄录有误' },
  })
  done(await closeTestOrder(client, { orderId }))
  await work.settle()
  expect(await booksOfTest(floor, orderId)).toMatchObject({ held: 0n, paidOut: 20_800n })
})

test('a job that draws a report twice draws the same bytes and issues it once', async () => {
  const orderId = await floor.reviewed(1)
  done(await approveReport(manager, { orderId }))
  const [report] = await reportsOf(orderId)
  const reportId = report?.id ?? ''
  const job = { ...floor.system, log: console as never, messageId: 'm', attempt: 0 }
  const desk = { files: floor.files, origin: 'https://hecai.test' }
  await Promise.all([drawApproved(desk, job, reportId), drawApproved(desk, job, reportId)])
  await work.settle()
  const [issued] = await reportsOf(orderId)
  expect([...floor.files.kept.keys()].filter((key) => key.includes(issued?.number ?? '?'))).toEqual([
    issued?.fileKey,
  ])
  const again = { reportId, sha256: '0'.repeat(64), fileKey: 'reports/other.pdf', byteSize: 9 }
  expect(codeOf(await issueReport(floor.system, again))).toBe('NOTHING_TO_DO')
  expect((await reportsOf(orderId))[0]).toEqual(issued)
  expect(codeOf(await issueReport(floor.system, { ...again, reportId: 'rpt_none' }))).toBe('REPORT_NOT_FOUND')
})

test('reports of one lab are numbered without a gap, however many are approved at once', async () => {
  const orders = [await floor.reviewed(1), await floor.reviewed(1), await floor.reviewed(1)]
  const results = await Promise.all(orders.map((orderId) => approveReport(manager, { orderId })))
  const counts = results.map((result) => Number(done(result).reportNumber.slice(-5))).sort((a, b) => a - b)
  expect(counts[2]).toBe((counts[0] ?? 0) + 2)
  await work.settle()
})

test('each side is told of what concerns it, once, by the order’s number', async () => {
  const orderId = await floor.accepted(1)
  await work.settle()
  const [order] = await database.sql`select number from test_orders where id = ${orderId}`
  const told = await database.sql<{ firm: string; kind: string; title: string }[]>`
    select organisation_id as firm, kind, facts ->> 'title' as title from notices
    where about_kind = 'test' and about_id = ${orderId} order by id`
  expect(told.map(({ firm, kind, title }) => [firm, kind, title]).sort()).toEqual([
    ['org_hy_01', 'payment_due', order?.number],
    ['org_hy_01', 'test_accepted', order?.number],
    ['org_leader_hy', 'test_submitted', order?.number],
  ])
})
