import { expect, test } from 'vitest'
import { bureauRows, incomeRows, utilisationRows } from '#app/http/insight-rows.ts'
import { textFor } from '#app/i18n/text.ts'
import { insightDays } from '#app/read-models/platforms/insight-span.ts'
import { loadBureauPlatforms } from '#app/read-models/platforms/load-bureau-platforms.ts'
import { loadInsight } from '#app/read-models/platforms/load-insight.ts'
import { loadPlatformsToday } from '#app/read-models/platforms/load-today.ts'
import { platformBookings } from '#app/read-models/platforms/platform-bookings.ts'
import { cancelBooking } from '#app/use-cases/bookings/cancel-booking.ts'
import { checkIn } from '#app/use-cases/bookings/check-in.ts'
import { planMaintenance } from '#app/use-cases/bookings/plan-maintenance.ts'
import { reportBreakdown } from '#app/use-cases/bookings/report-breakdown.ts'
import { returnUse } from '#app/use-cases/bookings/return-use.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { testDatabase } from '#test/support/database.ts'
import { local } from '#test/support/platform-rules.ts'
import { platformFloor, windowAt } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 8 })
const floor = await platformFloor(database)
const [one, two] = [await floor.member(), await floor.member()]
// Open from 8 to 18 every day, so a full day is ten hours.
const knitter = await floor.resource({}, 2)
const press = await floor.resource({ approval: 'approval' })
const bureau = await floor.person(floor.leader.id, 'city_bureau', 'viewer')
const county = await floor.person(floor.leader.id, 'county_bureau', 'viewer')

const personOf = ({ actor }: Ctx) => {
  if (actor.kind !== 'person') throw new Error('no person')
  return actor
}
const insight = (ctx: Ctx = floor.leader.ctx, resourceId: string | null = null) =>
  loadInsight(database, 'sample', personOf(ctx), { days: 28, resourceId }, floor.clock.now())

// Tuesday, 3 March: one uses 9 to 12, two calls off.
const used = await floor.booked(one, knitter, '2026-03-03 09:00', 180)
const dropped = await floor.booked(two, knitter, '2026-03-03 09:00', 120)
await cancelBooking(two.ctx, { bookingId: dropped })
await floor.payAll()
await floor.until('2026-03-03 09:00')
expect((await checkIn(one.ctx, { token: `token-of-${knitter}` })).ok).toBe(true)
await floor.until('2026-03-03 12:00')
expect((await returnUse(one.ctx, { bookingId: used, meteredMinutes: null })).ok).toBe(true)
await floor.work.settle()
const shut = { resourceId: press, unitNumber: null, ...windowAt('2026-03-04 08:00', 600), reason: '保养' }
expect((await planMaintenance(floor.leader.ctx, shut)).ok).toBe(true)
await floor.until('2026-03-05 08:30')

test('use counts booked hours of opened ones, equipment from the day it is there, closures out', async () => {
  const view = await insight()
  const cell = (weekday: number, hour: number) =>
    view?.heat.find((one) => one.weekday === weekday && one.hour === hour)
  // The equipment is there since Monday, 2 March, 9:00: three units on Tuesday, the press shut on Wednesday.
  expect(cell(2, 9)).toMatchObject({ bookedMinutes: 60, openMinutes: 180 })
  expect(cell(3, 9)).toMatchObject({ bookedMinutes: 0, openMinutes: 120 })
  expect(cell(1, 8)).toMatchObject({ openMinutes: 0 })
  expect(cell(2, 20)).toMatchObject({ openMinutes: 0 })
  expect(view?.use).toEqual({ bookedMinutes: 180, openMinutes: 3 * (9 + 10) * 60 + 2 * 600 + 3 * 30 })
  expect(view?.bookings).toBe(1)
  const alone = await insight(floor.leader.ctx, press)
  expect(alone?.heat.find((one) => one.weekday === 2 && one.hour === 9)).toMatchObject({
    bookedMinutes: 0,
    openMinutes: 60,
  })
  expect([alone?.heatOf, alone?.use]).toEqual([press, view?.use])
  expect((await insight(floor.leader.ctx, 'res_none'))?.heatOf).toBeNull()
  expect(view?.resources.map(({ bookings, bookedMinutes }) => [bookings, bookedMinutes])).toEqual([
    [1, 180],
    [0, 0],
  ])
})

test('income is what was settled, by month and equipment; the top users are who used', async () => {
  const view = await insight()
  expect(view?.earned).toEqual({ bookingFen: 18_000, testFen: 0 })
  expect(view?.income.months.at(-1)).toBe('2026-03')
  expect(view?.income.rows).toEqual([
    {
      kind: 'booking',
      id: knitter,
      name: expect.any(String),
      fen: [...new Array<number>(11).fill(0), 18_000],
    },
  ])
  expect(view?.topUsers).toMatchObject([{ bookings: 1, minutes: 180, settledFen: 18_000 }])
  const [paid] = await database.sql`
    select sum(amount_fen)::int as fen from payments where direction = 'out' and purpose = 'payout'
      and organisation_id = ${floor.leader.id}`
  expect(paid?.fen).toBe(18_000)
})

test('idle time of the coming week is told, without what is booked in it', async () => {
  const before = await insight()
  await floor.booked(two, knitter, '2026-03-06 08:00', 600)
  const after = await insight()
  expect((before?.idleMinutes ?? 0) - (after?.idleMinutes ?? 0)).toBe(600)
  expect(after?.idle[0]).toMatchObject({ startsAt: '2026-03-06T00:00:00.000Z' })
  expect(after?.heldFen).toBe(0)
  await floor.payAll()
  expect((await insight())?.heldFen).toBe(60_000)
})

test('nobody but who leads the platform sees its figures', async () => {
  const technician = await floor.person(floor.leader.id, 'chain_leader', 'technician')
  await database.sql`
    insert into platform_staff (platform_id, user_id, role, created_at)
    values (${floor.platformId}, ${personOf(technician).userId}, 'technician', now())`
  for (const ctx of [one.ctx, technician]) {
    expect(await insight(ctx)).toBeNull()
    expect(await platformBookings(database, 'sample', personOf(ctx), 28, floor.clock.now())).toBeNull()
  }
  const [day] = await loadPlatformsToday(database.sql, personOf(technician), floor.clock.now())
  expect(day).toMatchObject({ isLead: false, thisMonth: { bookingFen: 0, testFen: 0 } })
  expect(await loadPlatformsToday(database.sql, personOf(one.ctx), floor.clock.now())).toEqual([])
})

test('the day of a platform: what waits, what is due, what is down, what the month has settled', async () => {
  await floor.until('2026-03-06 07:00')
  await floor.booked(one, press, '2026-03-09 09:00', 60)
  const broken = {
    resourceId: press,
    unitNumber: null,
    until: new Date(local('2026-03-06 12:00')),
    reason: '卡针',
  }
  expect((await reportBreakdown(floor.leader.ctx, broken)).ok).toBe(true)
  const [day] = await loadPlatformsToday(database.sql, personOf(floor.leader.ctx), floor.clock.now())
  expect(day).toMatchObject({
    slug: 'sample',
    requests: 1,
    checkInsDue: 1,
    running: 0,
    machines: 2,
    machinesDown: 1,
    thisMonth: { bookingFen: 18_000, testFen: 0 },
    isLead: true,
  })
})

test('a bureau sees use by county and chain, its own county only, and neither prices nor names', async () => {
  const now = floor.clock.now()
  const city = await loadBureauPlatforms(database, personOf(bureau), 28, now)
  const row = { platforms: 1, resources: 2, firms: 1, bookings: 1, bookedMinutes: 180 }
  expect(city.byCounty).toMatchObject([{ key: '330481', ...row }])
  expect(city.byChain).toMatchObject([{ key: 'haining-socks', ...row }])
  expect((await loadBureauPlatforms(database, personOf(county), 28, now)).byCounty).toHaveLength(1)
  const elsewhere = { ...personOf(county), county: '330482' }
  expect((await loadBureauPlatforms(database, elsewhere, 28, now)).byCounty).toEqual([])
  const said = JSON.stringify(city)
  expect(said).not.toMatch(/样例企业|[fF]en"/)
  expect(bureauRows(city, textFor('zh'))).toHaveLength(3)
})

test('what is taken along as a file says what the page says', async () => {
  const view = await insight()
  if (!view) throw new Error('no view')
  const text = textFor('zh')
  expect(incomeRows(view.income, text).at(-1)).toEqual(['2026-03', '设备预约', expect.any(String), 180])
  const hours = utilisationRows(view.heat, text)
  expect(hours).toHaveLength(1 + 9 + 3 * 10)
  const bookings = await platformBookings(
    database,
    'sample',
    personOf(floor.leader.ctx),
    28,
    floor.clock.now(),
  )
  expect(bookings?.map(({ state }) => state)).toEqual([
    'completed',
    'late_cancelled',
    'confirmed',
    'requested',
  ])
})

test('an address asks for a span that is known, or gets four weeks', () => {
  expect(['84', '365', '7', '', 'x'].map(insightDays)).toEqual([84, 365, 28, 28, 28])
  expect(insightDays(null)).toBe(28)
})
