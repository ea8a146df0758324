import { expect, test } from 'vitest'
import { incomeRows as incomeLines } from '#app/http/insight-rows.ts'
import { textFor } from '#app/i18n/text.ts'
import { loadInsight } from '#app/read-models/platforms/load-insight.ts'
import { loadPlatformsToday } from '#app/read-models/platforms/load-today.ts'
import { checkIn } from '#app/use-cases/bookings/check-in.ts'
import { requestBooking } from '#app/use-cases/bookings/request-booking.ts'
import { returnUse } from '#app/use-cases/bookings/return-use.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { approveReport } from '#app/use-cases/testing/approve-report.ts'
import { closeTestOrder } from '#app/use-cases/testing/close-test-order.ts'
import { finishTesting } from '#app/use-cases/testing/finish-testing.ts'
import { loseSample } from '#app/use-cases/testing/lose-sample.ts'
import { testDatabase } from '#test/support/database.ts'
import { local } from '#test/support/platform-rules.ts'
import { windowAt } from '#test/support/platforms.ts'
import { done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase({ max: 8 })
const floor = await labFloor(database)
const { client, technician, work, clock } = floor
const owner = floor.as('org_leader_hy', 'owner')
const leader = owner.actor
if (leader.kind !== 'person') throw new Error('no person')
for (const [id, role] of [
  ['usr_org_leader_hy_owner', 'owner'],
  ['usr_org_hy_01_owner', 'owner'],
] as const) {
  const firm = id.replace('usr_', '').replace('_owner', '')
  await database.sql`
    insert into users (id, login, display_name, password_hash, created_at) values (${id}, ${id}, 'x', '-', ${clock.now()})`
  await database.sql`insert into memberships (user_id, organisation_id, role) values (${id}, ${firm}, ${role})`
}
const insight = () => loadInsight(database, 'lianmao-fasteners', leader, { days: 365 }, clock.now())

/** What the ledger says left escrow towards the leader for one kind of account. */
const ledgerOf = async (kind: 'booking' | 'testing') => {
  const [row] = await database.sql<{ fen: number }[]>`
    select coalesce(-sum(e.amount_fen), 0)::float8 as fen from entries e join journals j on j.id = e.journal_id
    where j.kind = 'payout_instructed' and e.account_id like ${`${kind}:%`}`
  return row?.fen ?? 0
}

async function useAMachine(): Promise<void> {
  const [machine] = await database.sql<{ id: string; token: string }[]>`
    select id, check_in_token as token from resources
    where platform_id = 'plt_hy' and rules ->> 'qualification' is null and rules ->> 'approval' = 'instant'
      and state = 'open' order by id limit 1`
  const plain = { purpose: '', rule: null, onConflict: 'refuse' } as const
  const asked = { resourceIds: [machine?.id ?? ''], ...windowAt('2026-03-04 09:00', 120), ...plain }
  const { bookingIds } = done(await requestBooking(client, asked))
  await work.settle()
  const due = await database.sql<{ id: string }[]>`select id from payments where state = 'payable'`
  for (const { id: paymentId } of due) done(await instructPayment(client, { paymentId }))
  await work.until(new Date(local('2026-03-04 09:00')))
  done(await checkIn(client, { token: machine?.token ?? '' }))
  await work.until(new Date(local('2026-03-04 10:30')))
  done(await returnUse(owner, { bookingId: bookingIds[0] ?? '', meteredMinutes: 90 }))
  await work.settle()
}

test('income names bookings and test fees, and each sum is the ledger’s', async () => {
  await useAMachine()
  // Of three samples one is lost: its fee goes back and is nobody's income.
  const orderId = await floor.testing(3)
  const [lost] = await floor.samplesOf(orderId)
  const loss = { orderId, sampleId: lost?.id ?? '', why: 'lost', condition: '遗失' } as const
  done(await loseSample(technician, loss))
  await floor.enterAll(orderId)
  done(await finishTesting(technician, { orderId }))
  done(await approveReport(floor.manager, { orderId }))
  await work.settle()
  done(await closeTestOrder(client, { orderId }))
  await work.settle()
  const view = await insight()
  expect(view?.earned).toEqual({ bookingFen: await ledgerOf('booking'), testFen: await ledgerOf('testing') })
  expect(view?.earned.bookingFen).toBeGreaterThan(0)
  expect(view?.earned.testFen).toBe(2 * 20_800)
  const sums = { booking: 0, test: 0 }
  for (const { kind, fen } of view?.income.rows ?? []) sums[kind] += fen.reduce((sum, one) => sum + one, 0)
  expect(sums).toEqual({ booking: view?.earned.bookingFen, test: view?.earned.testFen })
  const [today] = await loadPlatformsToday(database.sql, leader, clock.now())
  expect(today?.thisMonth).toEqual(view?.earned)
  const lines = view ? incomeLines(view.income, textFor('zh')) : []
  const total = lines.slice(1).reduce((sum, line) => sum + Math.round(Number(line[3]) * 100), 0)
  expect(total).toBe((await ledgerOf('booking')) + (await ledgerOf('testing')))
})
