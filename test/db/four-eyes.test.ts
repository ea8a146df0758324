import { expect, test } from 'vitest'
import { approveReport } from '#app/use-cases/testing/approve-report.ts'
import { testDatabase } from '#test/support/database.ts'
import { codeOf, done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const floor = await labFloor(database)
const { technician, manager } = floor
const idOf = (ctx: typeof technician) => (ctx.actor.kind === 'person' ? ctx.actor.userId : '')

/** Writes a report as no use case would: whoever is named reviews it. */
const signBy = (orderId: string, userId: string) => database.sql`
  insert into test_reports (id, order_id, platform_id, number, base_number, version, content, reviewer_user_id, approved_at)
  values (${`rpt_${orderId}`}, ${orderId}, 'plt_hy', ${`R-${orderId}`}, ${`R-${orderId}`}, 1, '{}', ${userId}, now())`

test('the store refuses a report whose reviewer entered a result of it, whoever writes it', async () => {
  const orderId = await floor.reviewed(1)
  await expect(signBy(orderId, idOf(technician))).rejects.toMatchObject({ code: '23514' })
  await signBy(orderId, idOf(manager))
})

test('the store refuses a result of whoever reviewed the report that waits for its document', async () => {
  const orderId = await floor.reviewed(1)
  done(await approveReport(manager, { orderId }))
  const [sample] = await floor.samplesOf(orderId)
  const slip = (userId: string) => database.sql`
    insert into test_results (order_id, sample_id, parameter_key, value, verdict, entered_by, entered_at)
    values (${orderId}, ${sample?.id ?? ''}, 'hardness', '270', 'pass', ${userId}, now())`
  await expect(slip(idOf(manager))).rejects.toMatchObject({ code: '23514' })
})

test('a result and a review by one person at once: at most one of them is written', async () => {
  for (let round = 0; round < 5; round += 1) {
    const orderId = await floor.reviewed(1)
    const [sample] = await floor.samplesOf(orderId)
    const written = await Promise.allSettled([
      signBy(orderId, idOf(manager)),
      database.sql`
        insert into test_results (order_id, sample_id, parameter_key, value, verdict, entered_by, entered_at)
        values (${orderId}, ${sample?.id ?? ''}, 'hardness', '270', 'pass', ${idOf(manager)}, now())`,
    ])
    expect(written.filter(({ status }) => status === 'fulfilled').length).toBe(1)
  }
})

test('the use case says it in words before the store has to', async () => {
  const orderId = await floor.testing(1)
  await floor.enterAll(orderId, undefined, manager)
  await database.sql`update test_orders set state = 'under_review' where id = ${orderId}`
  expect(codeOf(await approveReport(manager, { orderId }))).toBe('REVIEWER_IS_TESTER')
})
