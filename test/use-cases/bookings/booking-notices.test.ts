import pino from 'pino'
import { expect, test } from 'vitest'
import type { BookingOrigin } from '#app/domain/notices/booking-notices.ts'
import { noticeOfBooking } from '#app/domain/notices/booking-notices.ts'
import { noticeLine } from '#app/i18n/notice-words.ts'
import { textFor } from '#app/i18n/text.ts'
import { listNotices } from '#app/read-models/notices/list-notices.ts'
import { answerOffer } from '#app/use-cases/bookings/answer-offer.ts'
import { cancelBooking } from '#app/use-cases/bookings/cancel-booking.ts'
import { decideBookingRequest } from '#app/use-cases/bookings/decide-booking.ts'
import { joinWaitlist } from '#app/use-cases/bookings/join-waitlist.ts'
import { reportBreakdown } from '#app/use-cases/bookings/report-breakdown.ts'
import { tellBooking } from '#app/use-cases/bookings/tell-booking.ts'
import { noticeBooking } from '#app/use-cases/notices/notice-booking.ts'
import { setPreferences } from '#app/use-cases/notices/set-preferences.ts'
import { decideMember } from '#app/use-cases/platforms/decide-member.ts'
import { inviteMember } from '#app/use-cases/platforms/invite-member.ts'
import { joinPlatform } from '#app/use-cases/platforms/join-platform.ts'
import { mockEscrowBank } from '#jobs/gateways/mock-escrow-bank.ts'
import { makeHandlers } from '#jobs/handlers/registry.ts'
import { testDatabase } from '#test/support/database.ts'
import { local } from '#test/support/platform-rules.ts'
import { type Member, platformFloor, windowAt } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 12 })
const floor = await platformFloor(database)
const settle = () => floor.work.until(new Date(floor.clock.now().getTime() + 1))

/** What a firm was told, the oldest first, in a language; money aside. */
async function told(firm: { readonly id: string }, locale: 'zh' | 'en' = 'zh'): Promise<string[]> {
  const member = firm.id === floor.leader.id ? floor.leader : (firm as Member)
  const { actor } = member.ctx
  if (actor.kind !== 'person') throw new Error('no person')
  const asked = { actor, page: 1, isUnreadOnly: false, idempotencyKey: 'key' }
  const { notices } = await listNotices(database, asked)
  return notices
    .filter(({ kind }) => /^(booking|member)_/.test(kind))
    .map((notice) => noticeLine(notice, textFor(locale)))
    .reverse()
}
const kindsOf = async (firm: { readonly id: string }) => {
  const rows = await database.sql<{ kind: string }[]>`
    select kind from notices where organisation_id = ${firm.id} and kind ~ '^(booking|member)_' order by id`
  return rows.map(({ kind }) => kind)
}
const awaiting = async (firm: Member) => {
  const [row] = await database.sql<{ id: string }[]>`
    select id from bookings where organisation_id = ${firm.id} and awaits = 'holder'`
  return row?.id ?? ''
}

test('a request reaches the platform, its answer the holder, in both languages and with the reason', async () => {
  const machine = await floor.resource({ approval: 'approval' })
  const [firm, other] = [await floor.member(), await floor.member()]
  const yes = await floor.booked(firm, machine, '2026-03-10 09:00', 60)
  const no = await floor.booked(other, machine, '2026-03-10 14:00', 60)
  await settle()
  expect(await kindsOf(floor.leader)).toEqual(['booking_requested', 'booking_requested'])
  expect((await told(floor.leader))[0]).toContain('（2026年3月10日 09:00），等待审批。')
  await decideBookingRequest(floor.leader.ctx, { bookingId: yes, isApproved: true, reason: '' })
  await decideBookingRequest(floor.leader.ctx, { bookingId: no, isApproved: false, reason: '当日校准' })
  await settle()
  expect(await told(firm)).toEqual(['“设备1”的预约已确认：2026年3月10日 09:00。'])
  expect(await told(other)).toEqual(['“设备1”的预约（2026年3月10日 14:00）未获批准：当日校准。'])
  expect(await told(other, 'en')).toEqual([
    'Your booking of “设备1” (10 Mar 2026, 14:00) was not approved: 当日校准.',
  ])
  const [due] = await database.sql`
    select about_kind, facts from notices where organisation_id = ${firm.id} and kind = 'payment_due'`
  expect(due).toMatchObject({ about_kind: 'booking', facts: { purpose: 'booking', title: '设备1' } })
})

test('a series is told of once; a freed slot is offered with its deadline; a cancellation reaches the platform', async () => {
  const machine = await floor.resource()
  const [holder, waiting] = [await floor.member(), await floor.member()]
  const series = { rule: 'FREQ=DAILY;COUNT=5' }
  const first = await floor.booked(holder, machine, '2026-03-16 09:00', 60, series)
  await settle()
  expect(await kindsOf(holder)).toEqual(['booking_confirmed'])
  const asked = { resourceId: machine, ...windowAt('2026-03-16 09:00', 60), purpose: '' }
  await joinWaitlist(waiting.ctx, asked)
  await cancelBooking(holder.ctx, { bookingId: first })
  await settle()
  expect(await kindsOf(floor.leader)).toContain('booking_cancelled')
  const [line = ''] = await told(waiting)
  expect(line).toMatch(/^候补的“设备\d”空出时段 2026年3月16日 09:00，请答复，截止 2026年3月2日 11:0\d。$/)
  await answerOffer(waiting.ctx, { bookingId: await awaiting(waiting), isAccepted: true })
  await settle()
  expect(await kindsOf(waiting)).toEqual(['booking_slot_freed', 'booking_confirmed'])
})

test('a breakdown is told to its holder, with the machine it may move to and until when to say so', async () => {
  const [a] = [await floor.resource({}, 1, 'twin'), await floor.resource({}, 1, 'twin')]
  const firm = await floor.member()
  await floor.booked(firm, a, '2026-03-24 09:00', 60)
  await floor.payAll()
  const until = new Date(local('2026-03-25 08:00'))
  await reportBreakdown(floor.leader.ctx, { resourceId: a, unitNumber: null, until, reason: '主轴抱死' })
  await settle()
  expect(await kindsOf(firm)).toEqual(['booking_confirmed', 'booking_broken', 'booking_move_asked'])
  const lines = await told(firm)
  expect(lines[1]).toContain('停机（主轴抱死），2026年3月24日 09:00 的预约不能照常进行')
  expect(lines[2]).toMatch(/^请同意把 2026年3月24日 09:00 的预约改到“设备\d”，截止 /)
})

test('a holder is reminded a day before, once, and not of what was cancelled; a no-show is told', async () => {
  const machine = await floor.resource()
  const [firm, gone] = [await floor.member(), await floor.member()]
  await floor.booked(firm, machine, '2026-04-01 09:00', 60)
  const cancelled = await floor.booked(gone, machine, '2026-04-01 11:00', 60)
  await floor.payAll()
  await cancelBooking(gone.ctx, { bookingId: cancelled })
  await floor.until('2026-03-31 08:59')
  expect(await kindsOf(firm)).not.toContain('booking_near')
  await floor.until('2026-03-31 09:01')
  expect((await told(firm)).at(-1)).toContain('的预约即将开始：2026年4月1日 09:00')
  await floor.until('2026-04-01 09:31')
  expect(await kindsOf(firm)).toEqual(['booking_confirmed', 'booking_near', 'booking_missed'])
  expect(await kindsOf(gone)).not.toContain('booking_near')
})

test('applications, invitations and decisions on members reach whom they concern', async () => {
  const [applicant, invited] = [await floor.firm('buyer'), await floor.firm('buyer')]
  await database.sql`update platforms set membership = 'application'`
  const joined = await joinPlatform(applicant.ctx, { platformId: floor.platformId, note: '' })
  const memberId = joined.ok ? joined.value.memberId : ''
  await decideMember(floor.leader.ctx, { memberId, event: 'admit', class: 'chain' })
  const [firm] = await database.sql<{ code: string }[]>`
    select credit_code as code from organisations where id = ${invited.id}`
  const asked = { platformId: floor.platformId, creditCode: firm?.code ?? '', class: 'outside' as const }
  await inviteMember(floor.leader.ctx, asked)
  await settle()
  expect((await told(floor.leader)).at(-1)).toContain('平台“样例平台”有新成员或加入申请：样例企业')
  expect(await told(applicant)).toEqual(['平台“样例平台”已同意贵企业加入。'])
  expect(await told(invited)).toEqual(['平台“样例平台”邀请贵企业加入。'])
  await decideMember(floor.leader.ctx, { memberId, event: 'remove', class: 'chain' })
  await settle()
  expect(await kindsOf(applicant)).toEqual(['member_admitted', 'member_ended'])
})

test('a person who wants no letters about bookings gets none, and is told on the page all the same', async () => {
  const machine = await floor.resource()
  const firm = await floor.member()
  const on = ['booking_confirmed.page' as const]
  await setPreferences(firm.ctx, { on, locale: 'zh', email: null, phone: null })
  await floor.booked(firm, machine, '2026-04-08 09:00', 60)
  await settle()
  expect(await kindsOf(firm)).toEqual(['booking_confirmed'])
  const letters = await database.sql`
    select 1 from mock_messages m join notices n on n.id = m.notice_id
    where n.organisation_id = ${firm.id} and n.kind = 'booking_confirmed'`
  expect(letters).toEqual([])
})

test('a message that comes twice, also at once, is one notice and one reminder', async () => {
  const machine = await floor.resource()
  const firm = await floor.member()
  const bookingId = await floor.booked(firm, machine, '2026-04-15 09:00', 60)
  const bank = mockEscrowBank(database, 0)
  const handlers = makeHandlers({ bank, solve: () => Promise.reject(new Error('no awards here')) })
  const { clock, system } = floor
  const log = pino({ level: 'silent' })
  const job = { database, clock, ids: system.ids, log, messageId: 'message-twice', attempt: 0 }
  for (const event of ['confirmed', 'miss', 'reject']) {
    const run = () =>
      handlers['booking.changed']({ ...job, messageId: `twice-${event}` }, { bookingId, event })
    await Promise.all([run(), run(), run()])
    await run()
  }
  expect((await kindsOf(firm)).sort()).toEqual(['booking_confirmed', 'booking_missed', 'booking_rejected'])
  floor.clock.set(new Date(local('2026-04-14 09:00')))
  const due = { kind: 'booking.reminder' as const, subjectId: bookingId }
  await Promise.all([1, 2, 3].map(() => handlers['deadline.due'](job, due)))
  await handlers['deadline.due'](job, due)
  expect((await kindsOf(firm)).filter((kind) => kind === 'booking_near')).toHaveLength(1)
})

test('a move told by several workers at once wakes both sides each time and is one notice; only the clock tells', async () => {
  const [machine, firm] = [await floor.resource(), await floor.member()]
  const bookingId = await floor.booked(firm, machine, '2026-04-20 09:00', 60)
  const move = { bookingId, event: 'confirmed', messageId: 'told-thrice' }
  const woken = await Promise.all([1, 2, 3].map(() => tellBooking(floor.system, bookingId)))
  expect(woken.map((one) => one.ok && one.value.told)).toEqual([2, 2, 2])
  const notices = await Promise.all([1, 2, 3].map(() => noticeBooking(floor.system, move)))
  expect(notices.map((one) => one.ok && one.value.told).sort()).toEqual([0, 0, 1])
  const gone = { ...move, bookingId: 'bkg_none' }
  expect(await noticeBooking(floor.system, gone)).toEqual({ ok: true, value: { told: 0 } })
  for (const answer of [tellBooking(firm.ctx, bookingId), noticeBooking(firm.ctx, move)]) {
    expect(await answer).toMatchObject({ refusal: { code: 'NOT_PERMITTED' } })
  }
})

test('every event of a booking tells at most one side, whatever its origin', () => {
  const origins: BookingOrigin[] = ['asked', 'freed', 'stand_in']
  const heard = origins.map((origin) => noticeOfBooking('requested', origin)?.to)
  expect(heard).toEqual(['platform', 'holder', 'holder'])
  for (const silent of ['check_in', 'return', 'rebook', 'change']) {
    expect(noticeOfBooking(silent, 'asked')).toBeNull()
  }
})
