import pino from 'pino'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { answerOffer } from '#app/use-cases/bookings/answer-offer.ts'
import { cancelBooking } from '#app/use-cases/bookings/cancel-booking.ts'
import { changeBooking } from '#app/use-cases/bookings/change-booking.ts'
import { checkIn } from '#app/use-cases/bookings/check-in.ts'
import { joinWaitlist } from '#app/use-cases/bookings/join-waitlist.ts'
import { leaveWaitlist } from '#app/use-cases/bookings/leave-waitlist.ts'
import { liftClosure } from '#app/use-cases/bookings/lift-closure.ts'
import { planMaintenance } from '#app/use-cases/bookings/plan-maintenance.ts'
import { reportBreakdown } from '#app/use-cases/bookings/report-breakdown.ts'
import { returnUse } from '#app/use-cases/bookings/return-use.ts'
import type { Result } from '#app/use-cases/use-case.ts'
import type { DeadlineKind } from '#db/outbox.ts'
import { mockEscrowBank } from '#jobs/gateways/mock-escrow-bank.ts'
import { makeHandlers } from '#jobs/handlers/registry.ts'
import { testDatabase } from '#test/support/database.ts'
import { local } from '#test/support/platform-rules.ts'
import { platformFloor, windowAt } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 20 })
const floor = await platformFloor(database)
const by = floor.leader.ctx
const bank = mockEscrowBank(database, 0)
const handlers = makeHandlers({ bank, solve: () => Promise.reject(new Error('no awards here')) })

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code)
const atOnce = async (ask: (index: number) => Promise<Result<unknown>>, times = 4) => {
  const answers = await Promise.all(Array.from({ length: times }, (_, index) => ask(index)))
  return answers.map(codeOf).sort()
}
const oneOf = (refusal: string) => [refusal, refusal, refusal, 'ok'].sort()
const trailOf = async (subjectId: string, event: string) => {
  const rows = await database.sql`
    select 1 from audit_trail where machine in ('booking', 'waitlist_entry') and subject_id = ${subjectId}
      and event = ${event}`
  return rows.length
}

test('a booking is cancelled once, changed to one of two times, and given back once', async () => {
  const machine = await floor.resource()
  const firm = await floor.member()
  const gone = await floor.booked(firm, machine, '2026-03-05 09:00', 60)
  expect(await atOnce(() => cancelBooking(firm.ctx, { bookingId: gone }))).toEqual(oneOf('BOOKING_STATE'))
  const bookingId = await floor.booked(firm, machine, '2026-03-06 09:00', 60)
  const changes = await atOnce((index) =>
    changeBooking(firm.ctx, { bookingId, ...windowAt(`2026-03-06 1${index}:00`, 60) }),
  )
  expect(changes).toEqual(['ok', 'ok', 'ok', 'ok'])
  await floor.payAll()
  const [row] = await database.sql<{ startsAt: Date }[]>`
    select starts_at as "startsAt" from bookings where id = ${bookingId}`
  await floor.work.until(row?.startsAt ?? new Date(0))
  await checkIn(firm.ctx, { token: `token-of-${machine}` })
  const giveBack = (index: number) =>
    returnUse(index % 2 === 0 ? firm.ctx : by, { bookingId, meteredMinutes: null })
  expect(await atOnce(giveBack)).toEqual(oneOf('BOOKING_STATE'))
})

test('who waits many times at once waits once; it leaves once; an offer is taken once', async () => {
  const machine = await floor.resource()
  const [holder, first, second] = [await floor.member(), await floor.member(), await floor.member()]
  const bookingId = await floor.booked(holder, machine, '2026-03-12 09:00', 60)
  const asked = { resourceId: machine, ...windowAt('2026-03-12 09:00', 60), purpose: '' }
  expect(await atOnce(() => joinWaitlist(first.ctx, asked))).toEqual(oneOf('WAITLIST_EXISTS'))
  await joinWaitlist(second.ctx, asked)
  const entryOf = async (firm: { id: string }) => {
    const [row] = await database.sql<{ id: string }[]>`
      select id from waitlist_entries where organisation_id = ${firm.id}`
    return row?.id ?? ''
  }
  const entryId = await entryOf(first)
  expect(await atOnce(() => leaveWaitlist(first.ctx, { entryId }))).toEqual(oneOf('WAITLIST_NOT_FOUND'))
  await cancelBooking(holder.ctx, { bookingId })
  const [offer] = await database.sql<{ id: string }[]>`
    select id from bookings where organisation_id = ${second.id} and awaits = 'holder'`
  const take = () => answerOffer(second.ctx, { bookingId: offer?.id ?? '', isAccepted: true })
  expect(await atOnce(take)).toEqual(oneOf('BOOKING_STATE'))
})

test('maintenance and a booking of the same time: whichever comes first, the other is refused', async () => {
  for (let day = 1; day <= 6; day += 1) {
    const machine = await floor.resource()
    const firm = await floor.member()
    const at = `2026-04-0${day} 09:00`
    const plan = { resourceId: machine, unitNumber: null, reason: '', ...windowAt(at, 60) }
    const [closed, booked] = await Promise.all([planMaintenance(by, plan), floor.book(firm, machine, at, 60)])
    const answers = [codeOf(closed), codeOf(booked)]
    expect([
      ['ok', 'BOOKING_MAINTENANCE'],
      ['CLOSURE_OVER_BOOKINGS', 'ok'],
    ]).toContainEqual(answers)
  }
})

test('a breakdown declared by many at once breaks each booking off once, and proposes one move', async () => {
  const [a] = [await floor.resource({}, 1, 'crowd'), await floor.resource({}, 1, 'crowd')]
  const firm = await floor.member()
  const bookingId = await floor.booked(firm, a, '2026-04-14 09:00', 60)
  const until = new Date(local('2026-04-15 08:00'))
  const down = { resourceId: a, unitNumber: null, until, reason: '断电' }
  expect(await atOnce(() => reportBreakdown(by, down))).toEqual(['ok', 'ok', 'ok', 'ok'])
  expect(await trailOf(bookingId, 'break_down')).toBe(1)
  const moves = await database.sql<{ id: string }[]>`
    select id from bookings where replaces_id = ${bookingId} and state = 'requested'`
  expect(moves).toHaveLength(1)
  const closures = await database.sql<{ id: string }[]>`
    select id from resource_closures where resource_id = ${a}`
  const closureId = closures[0]?.id ?? ''
  expect(await atOnce(() => liftClosure(by, { closureId }))).toEqual(oneOf('CLOSURE_OVER'))
})

test('machines of one kind that break down at once, and holders who answer at once, never block each other', async () => {
  for (let day = 1; day <= 5; day += 1) {
    const kind = `herd-${day}`
    const machines = await Promise.all([1, 2, 3, 4].map(() => floor.resource({}, 1, kind)))
    const [a = '', b = ''] = machines
    const [one, two] = [await floor.member(), await floor.member()]
    await floor.booked(one, a, `2026-05-0${day} 09:00`, 60)
    await floor.booked(two, b, `2026-05-0${day} 09:00`, 60)
    const until = new Date(local(`2026-05-1${day} 08:00`))
    const down = (resourceId: string) =>
      reportBreakdown(by, { resourceId, unitNumber: null, until, reason: '漏油' })
    expect((await Promise.all([down(b), down(a)])).map(codeOf)).toEqual(['ok', 'ok'])
    const offers = await database.sql<{ id: string; organisationId: string }[]>`
      select id, organisation_id as "organisationId" from bookings
      where organisation_id in (${one.id}, ${two.id}) and awaits = 'holder' order by id`
    expect(offers).toHaveLength(2)
    const answers = await Promise.all(
      offers.map(({ id, organisationId }) => {
        const firm = organisationId === one.id ? one : two
        return answerOffer(firm.ctx, { bookingId: id, isAccepted: true })
      }),
    )
    expect(answers.map(codeOf)).toEqual(['ok', 'ok'])
  }
})

test.each<[DeadlineKind, string]>([
  ['booking.payment', 'lapse'],
  ['booking.no_show', 'miss'],
  ['booking.answer', 'lapse'],
  ['waitlist.end', 'lapse'],
])('the clock’s %s that fires many times at once, and again, acts once', async (kind, event) => {
  const day = { 'booking.payment': '20', 'booking.no_show': '21', 'booking.answer': '22' }[kind as string]
  const start = `2026-05-${day ?? '23'} 09:00`
  const machine = await floor.resource({
    payMinutes: 60,
    approval: kind === 'booking.answer' ? 'approval' : 'instant',
  })
  const [firm, waiting] = [await floor.member(), await floor.member()]
  const bookingId = await floor.booked(firm, machine, start, 60)
  if (kind !== 'booking.payment') await floor.payAll()
  const asked = { resourceId: machine, ...windowAt(start, 60), purpose: '' }
  const entry = await joinWaitlist(waiting.ctx, asked)
  const subjectId = kind === 'waitlist.end' && entry.ok ? entry.value.entryId : bookingId
  floor.clock.set(new Date(local(start) + 31 * 60_000))
  const { clock, system } = floor
  const log = pino({ level: 'silent' })
  const job = { database, clock, ids: system.ids, log, messageId: `${kind}-${subjectId}`, attempt: 0 }
  await Promise.all([1, 2, 3, 4].map(() => handlers['deadline.due'](job, { kind, subjectId })))
  await handlers['deadline.due'](job, { kind, subjectId })
  expect(await trailOf(subjectId, event)).toBe(1)
})

test('after all of this every invariant holds', async () => {
  await floor.payAll()
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})
