import { expect, test } from 'vitest'
import { publicDays } from '#app/calendars/public-days.ts'
import type { RequestBooking } from '#app/contracts/bookings.ts'
import { loadDeskViews } from '#app/read-models/bookings/desk-views.ts'
import { quoteChosen } from '#app/read-models/bookings/quote-chosen.ts'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { testDatabase } from '#test/support/database.ts'
import { local } from '#test/support/platform-rules.ts'
import { type Member, platformFloor } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 20 })
const floor = await platformFloor(database)

const startsOf = async (firm: Member): Promise<string[]> => {
  const rows = await database.sql<{ at: Date }[]>`
    select starts_at as at from bookings where organisation_id = ${firm.id} and series_id is not null order by 1`
  return rows.map(({ at }) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(5, 16))
}
const personOf = ({ actor }: Ctx) => {
  if (actor.kind !== 'person') throw new Error('no person')
  return actor
}
/** What the page would say of a window, a rule and each choice. */
const quoted = async (by: Member, resourceIds: string[], start: string, minutes: number, rule = '') => {
  const now = floor.clock.now()
  const reach = { fromMs: now.getTime() - 8 * 86_400_000, toMs: now.getTime() + 100 * 86_400_000 }
  const asked = { resourceIds, actor: personOf(by.ctx), reach, exceptId: null }
  const desks = await loadDeskViews(database.sql, asked)
  const window = { fromMs: local(start), toMs: local(start) + minutes * 60_000 }
  return quoteChosen(desks, window, rule, now)
}
const moving = (rule: string): Partial<RequestBooking> => ({ rule, onConflict: 'move' })

test('occurrences in conflict stand at the nearest free place, and the page had said where', async () => {
  const resource = await floor.resource()
  const [holder, firm] = [await floor.member(), await floor.member()]
  await floor.book(holder, resource, '2026-03-11 08:00', 240)
  const rule = 'FREQ=DAILY;COUNT=3'
  const page = await quoted(firm, [resource], '2026-03-10 09:00', 60, rule)
  expect(page.occurrences.map(({ code }) => code)).toEqual([null, 'SLOT_TAKEN', null])
  expect(page.occurrences[1]?.movedTo).toBe('2026-03-11T04:00:00.000Z')
  expect(page.choices).toMatchObject({
    refuse: { count: 0 },
    skip: { count: 2, totalFen: 12_000 },
    move: { count: 3, totalFen: 18_000 },
  })
  const answer = await floor.book(firm, resource, '2026-03-10 09:00', 60, moving(rule))
  expect(answer).toMatchObject({
    ok: true,
    value: {
      priceFen: 18_000,
      skipped: [],
      moved: [{ fromAt: '2026-03-11T01:00:00.000Z', toAt: '2026-03-11T04:00:00.000Z' }],
    },
  })
  expect(await startsOf(firm)).toEqual(['03-10T09:00', '03-11T12:00', '03-12T09:00'])
})

test('an occurrence on a holiday moves to a working day; without a place within three days it is left out', async () => {
  const rules = { openOnHolidays: false, horizonDays: 300 }
  const [may, spring] = [await floor.resource(rules), await floor.resource(rules)]
  const firm = await floor.member()
  expect(publicDays.isHoliday('2026-04-06')).toBe(true)
  const weekly = await floor.book(firm, may, '2026-03-30 09:00', 60, moving('FREQ=WEEKLY;COUNT=2'))
  expect(weekly.ok && weekly.value.moved).toHaveLength(1)
  // 27 September closes the Mid-Autumn holiday and moves to Monday; 4 October lies deep within the National Day week.
  const october = await floor.book(firm, spring, '2026-09-27 09:00', 60, moving('FREQ=WEEKLY;COUNT=2'))
  const answer = october.ok ? october.value : null
  expect([answer?.bookingIds.length, answer?.moved.length, answer?.skipped.length]).toEqual([1, 1, 1])
})

test('equipment that is booked together is moved together', async () => {
  const [a, b] = [await floor.resource(), await floor.resource()]
  const [holder, firm] = [await floor.member(), await floor.member()]
  await floor.book(holder, a, '2026-03-18 08:00', 120)
  await floor.book(holder, b, '2026-03-18 10:00', 120)
  const rule = 'FREQ=DAILY;COUNT=2'
  const page = await quoted(firm, [a, b], '2026-03-17 09:00', 60, rule)
  expect(page.occurrences[1]?.movedTo).toBe('2026-03-18T04:00:00.000Z')
  const answer = await floor.book(firm, [a, b], '2026-03-17 09:00', 60, moving(rule))
  expect(answer.ok && answer.value.bookingIds).toHaveLength(4)
  expect(new Set(await startsOf(firm))).toEqual(new Set(['03-17T09:00', '03-18T12:00']))
})

test('a moved occurrence counts in the quota of the week in which it stands', async () => {
  const resource = await floor.resource({ quotaMinutesPerWeek: 60 })
  const [holder, firm] = [await floor.member(), await floor.member()]
  for (const day of ['05', '06', '07']) await floor.book(holder, resource, `2026-04-${day} 17:00`, 60)
  // Sunday, 5 April is full at the end of the day; Monday begins another week, whose hour is used already.
  await floor.book(firm, resource, '2026-04-08 09:00', 60)
  const rule = 'FREQ=WEEKLY;COUNT=1'
  const answer = await floor.book(firm, resource, '2026-04-05 17:00', 60, moving(rule))
  expect(answer.ok && answer.value.moved.map(({ toAt }) => toAt)).toEqual(['2026-04-05T08:00:00.000Z'])
  const again = await floor.book(firm, resource, '2026-04-07 17:00', 60, moving(rule))
  expect(again).toMatchObject({ ok: false, refusal: { code: 'QUOTA_EXCEEDED' } })
})

test('two who move at once onto one free place do not both get it', async () => {
  const resource = await floor.resource({ opening: [{ weekday: 3, fromMinute: 540, toMinute: 720 }] })
  const [holder, one, two] = [await floor.member(), await floor.member(), await floor.member()]
  await floor.book(holder, resource, '2026-03-25 09:00', 120)
  const ask = (by: Member) => floor.book(by, resource, '2026-03-25 09:00', 60, moving('FREQ=WEEKLY;COUNT=1'))
  const answers = await Promise.all([ask(one), ask(two)])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  const places = await database.sql`
    select starts_at from bookings where resource_id = ${resource} and starts_at >= ${new Date(local('2026-03-25 11:00'))}`
  expect(places).toHaveLength(1)
})

test('the page prices peak and off-peak, says why a time cannot be had, and names the nearest that can', async () => {
  const resource = await floor.resource({ qualification: 'spin' })
  const firm = await floor.member()
  const page = await quoted(firm, [resource], '2026-03-26 09:00', 60)
  expect([page.refusal?.code, page.totalFen, page.nearest]).toEqual(['QUALIFICATION_MISSING', 6_000, []])
  const open = await floor.resource({ maxMinutes: 120 })
  await floor.book(firm, open, '2026-03-26 09:00', 60)
  const taken = await quoted(firm, [open], '2026-03-26 09:00', 60)
  expect(taken.nearest.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual([
    '00:00',
    '02:00',
    '02:30',
    '03:00',
  ])
  expect(String(taken.refusal?.facts.nearest).split(' ')).toHaveLength(3)
  expect(taken.ends.map((end) => end.slice(11, 16))).toEqual(['01:30', '02:00', '02:30', '03:00'])
})

test('after all of this every invariant holds', async () => {
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})
