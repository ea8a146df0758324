import { expect, test } from 'vitest'
import { noticeLine } from '#app/i18n/notice-words.ts'
import { textFor } from '#app/i18n/text.ts'
import { loadBooking } from '#app/read-models/bookings/load-booking.ts'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { listNotices } from '#app/read-models/notices/list-notices.ts'
import { answerOffer } from '#app/use-cases/bookings/answer-offer.ts'
import { cancelBooking } from '#app/use-cases/bookings/cancel-booking.ts'
import { cancelTogether } from '#app/use-cases/bookings/cancel-together.ts'
import { reportBreakdown } from '#app/use-cases/bookings/report-breakdown.ts'
import { testDatabase } from '#test/support/database.ts'
import { local } from '#test/support/platform-rules.ts'
import { type Member, platformFloor } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 20 })
const floor = await platformFloor(database)
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code

type Scope = 'group' | 'series' | 'following'
const cancel = (by: Member, bookingId: string, scope: Scope, mostFeeFen: number | null = null) =>
  cancelTogether(by.ctx, { bookingId, scope, mostFeeFen })
const idsOf = async (firm: Member) => {
  const rows = await database.sql<{ id: string; state: string }[]>`
    select id, state from bookings where organisation_id = ${firm.id} order by starts_at, id`
  return rows
}
const statesOf = async (firm: Member) => (await idsOf(firm)).map(({ state }) => state)
/** What the booking's page offers to cancel at once, and what it says of it. */
const offered = async (firm: Member, bookingId: string) =>
  (await loadBooking(database, bookingId, firm.id, floor.clock.now(), 'key'))?.cancels ?? []
const daily = (count: number) => ({ rule: `FREQ=DAILY;COUNT=${count}` })

test('a series is cancelled from one occurrence on, then whole; what has its fee costs what the page said', async () => {
  const machine = await floor.resource({ cancelMinutes: 24 * 60, lateCancelBasisPoints: 5_000 })
  const [firm, stranger] = [await floor.member(), await floor.member()]
  await floor.booked(firm, machine, '2026-03-03 09:00', 60, daily(4))
  await floor.payAll()
  const [first, , third] = (await idsOf(firm)).map(({ id }) => id)
  expect(codeOf(await cancel(stranger, first ?? '', 'series'))).toBe('BOOKING_NOT_FOUND')
  expect(codeOf(await cancel(firm, 'bkg_none', 'series'))).toBe('BOOKING_NOT_FOUND')
  expect(codeOf(await cancel(floor.leader, first ?? '', 'series'))).toBe('BOOKING_NOT_FOUND')
  expect(codeOf(await cancel(firm, first ?? '', 'group'))).toBe('NOTHING_TO_DO')
  expect(await offered(firm, third ?? '')).toMatchObject([
    { scope: 'following', count: 2, charged: 0, feeFen: 0, refundFen: 12_000 },
    { scope: 'series', count: 4, charged: 1, feeFen: 3_000, refundFen: 21_000 },
  ])
  expect(await cancel(firm, third ?? '', 'following', 0)).toMatchObject({
    value: { cancelled: 2, feeFen: 0 },
  })
  expect(await statesOf(firm)).toEqual(['confirmed', 'confirmed', 'cancelled', 'cancelled'])
  const tooDear = await cancel(firm, first ?? '', 'series', 2_999)
  expect(tooDear).toMatchObject({ refusal: { code: 'CANCEL_COSTS_MORE', facts: { feeFen: 3_000 } } })
  expect(await statesOf(firm)).toEqual(['confirmed', 'confirmed', 'cancelled', 'cancelled'])
  expect(await cancel(firm, third ?? '', 'series', 3_000)).toMatchObject({
    value: { cancelled: 2, feeFen: 3_000 },
  })
  expect(await statesOf(firm)).toEqual(['late_cancelled', 'cancelled', 'cancelled', 'cancelled'])
  expect(codeOf(await cancel(firm, first ?? '', 'series'))).toBe('NOTHING_TO_DO')
  await floor.payAll()
  expect(await floor.balance(`outside:${firm.id}`)).toBe(-3_000n)
})

test('a group stands and falls together: all of its machines are free again, by the terms of each', async () => {
  const [plain, dear] = [await floor.resource(), await floor.resource({ cancelMinutes: 48 * 60 })]
  const [firm, other] = [await floor.member(), await floor.member()]
  const bookingId = await floor.booked(firm, [plain, dear], '2026-03-04 09:00', 60)
  await floor.payAll()
  expect(await offered(firm, bookingId)).toMatchObject([{ scope: 'group', count: 2, charged: 1 }])
  expect(await cancel(firm, bookingId, 'group')).toMatchObject({ value: { cancelled: 2 } })
  expect((await statesOf(firm)).sort()).toEqual(['cancelled', 'late_cancelled'])
  expect((await floor.book(other, [plain, dear], '2026-03-04 09:00', 60)).ok).toBe(true)
})

test('cancelled twice at once it is cancelled once, and told of once; with its key it answers the same', async () => {
  const [machine, firm] = [await floor.resource(), await floor.member()]
  const bookingId = await floor.booked(firm, machine, '2026-03-16 09:00', 60, daily(5))
  await floor.payAll()
  const answers = await Promise.all([cancel(firm, bookingId, 'series'), cancel(firm, bookingId, 'series')])
  expect(answers.map(codeOf).sort()).toEqual(['NOTHING_TO_DO', 'ok'])
  await floor.payAll()
  expect(await floor.balance(`outside:${firm.id}`)).toBe(0n)
  const { actor } = floor.leader.ctx
  if (actor.kind !== 'person') throw new Error('no person')
  const { notices } = await listNotices(database, {
    actor,
    page: 1,
    isUnreadOnly: false,
    idempotencyKey: 'k',
  })
  const lines = notices
    .map((notice) => noticeLine(notice, textFor('zh')))
    .filter((line) => /取消了/.test(line))
  expect(lines.filter((line) => line.includes('等 5 个预约'))).toHaveLength(1)
  const keyed = { bookingId, scope: 'series' as const, mostFeeFen: null, idempotencyKey: 'once-and-again-1' }
  const again = await floor.booked(firm, machine, '2026-03-23 09:00', 60, daily(3))
  const twice = [0, 1].map(() => cancelTogether(firm.ctx, { ...keyed, bookingId: again }))
  expect((await Promise.all(twice)).map((answer) => answer.ok && answer.value.cancelled)).toEqual([3, 3])
})

test('one occurrence cancelled by itself while all are: each is cancelled once', async () => {
  const [machine, firm] = [await floor.resource(), await floor.member()]
  const bookingId = await floor.booked(firm, machine, '2026-03-30 09:00', 60, daily(3))
  await floor.payAll()
  const [all, one] = await Promise.all([
    cancel(firm, bookingId, 'series'),
    cancelBooking(firm.ctx, { bookingId }),
  ])
  expect(all).toMatchObject({ value: { cancelled: one.ok ? 2 : 3 } })
  expect(await statesOf(firm)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  await floor.payAll()
  expect(await floor.balance(`outside:${firm.id}`)).toBe(0n)
})

test('an occurrence that lost its machine is let go as well, and one that found another is cancelled there', async () => {
  const [a] = [await floor.resource({}, 1, 'kin'), await floor.resource({}, 1, 'kin')]
  const firm = await floor.member()
  const first = await floor.booked(firm, a, '2026-04-07 09:00', 60, daily(3))
  await floor.payAll()
  const until = new Date(local('2026-04-09 00:00'))
  await reportBreakdown(floor.leader.ctx, { resourceId: a, unitNumber: null, until, reason: '主轴抱死' })
  const offers = await database.sql<{ id: string }[]>`
    select id from bookings where organisation_id = ${firm.id} and awaits = 'holder' order by starts_at`
  expect(offers).toHaveLength(2)
  expect((await answerOffer(firm.ctx, { bookingId: offers[0]?.id ?? '', isAccepted: true })).ok).toBe(true)
  expect(await offered(firm, first)).toMatchObject([
    { scope: 'series', count: 3, feeFen: 0, refundFen: 18_000 },
  ])
  expect(await cancel(firm, first, 'series', 0)).toMatchObject({ value: { cancelled: 3, feeFen: 0 } })
  await floor.payAll()
  expect(await floor.balance(`outside:${firm.id}`)).toBe(0n)
  const [left] = await database.sql<{ count: number }[]>`
    select count(*)::int as count from bookings
    where organisation_id = ${firm.id} and state in ('requested', 'confirmed')`
  expect(left?.count).toBe(0)
})

test('after all of this every invariant holds', async () => {
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})
