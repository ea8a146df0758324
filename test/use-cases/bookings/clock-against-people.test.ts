import { afterEach, expect, test } from 'vitest'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { answerOffer } from '#app/use-cases/bookings/answer-offer.ts'
import { cancelBooking } from '#app/use-cases/bookings/cancel-booking.ts'
import { checkIn } from '#app/use-cases/bookings/check-in.ts'
import { decideBookingRequest } from '#app/use-cases/bookings/decide-booking.ts'
import { endWaiting } from '#app/use-cases/bookings/end-waiting.ts'
import { joinWaitlist } from '#app/use-cases/bookings/join-waitlist.ts'
import { lapseBooking } from '#app/use-cases/bookings/lapse-booking.ts'
import { lapseUnpaid } from '#app/use-cases/bookings/lapse-unpaid.ts'
import { leaveWaitlist } from '#app/use-cases/bookings/leave-waitlist.ts'
import { missBooking } from '#app/use-cases/bookings/miss-booking.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { recordBankAnswer } from '#app/use-cases/escrow/record-bank-answer.ts'
import { remindBooking } from '#app/use-cases/notices/remind-booking.ts'
import type { Result } from '#app/use-cases/use-case.ts'
import { justInTime } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { local } from '#test/support/platform-rules.ts'
import { type Member, platformFloor, windowAt } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 20 })
const floor = await platformFloor(database)
const { system } = floor

/** Each race is run so often, on days of its own: who comes first differs from run to run. */
const ROUNDS = 4
let day = Date.parse('2026-03-05T00:00:00Z')

/** The next free day’s nine o’clock, local. */
const nextMorning = () => {
  day += 86_400_000
  return `${new Date(day).toISOString().slice(0, 10)} 09:00`
}

const hasActed = (answer: Result<{ hasActed: boolean }>) => answer.ok && answer.value.hasActed
const timesOf = async (subjectId: string, events: readonly string[]) =>
  (
    await database.sql`
      select 1 from audit_trail where subject_id = ${subjectId} and event = any(${[...events]}::text[])`
  ).length
const waitFor = (resourceId: string, start: string) => ({
  ...{ resourceId, purpose: '' },
  ...windowAt(start, 60),
})
async function waiting(firm: Member, resourceId: string, start: string): Promise<string> {
  const joined = await joinWaitlist(firm.ctx, waitFor(resourceId, start))
  if (!joined.ok) throw new Error(joined.refusal.code)
  return joined.value.entryId
}
const entryState = async (entryId: string) =>
  (await database.sql<{ state: string }[]>`select state from waitlist_entries where id = ${entryId}`)[0]
    ?.state
const offerTo = async (firm: Member) =>
  (
    await database.sql<{ id: string }[]>`
      select id from bookings where organisation_id = ${firm.id} and awaits = 'holder'`
  )[0]?.id

// Whoever wins, money, slots and trails stay what they should be.
afterEach(async () => {
  await floor.payAll()
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})

test('whoever checks in at the last moment is either in or a no-show, and pays for that one', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [machine, firm, start] = [await floor.resource(), await floor.member(), nextMorning()]
    const bookingId = await floor.booked(firm, machine, start, 60)
    await floor.payAll()
    floor.clock.set(new Date(local(start) + 30 * 60_000))
    const [missed, checkedIn, again] = await Promise.all([
      missBooking(system, { subjectId: bookingId }),
      checkIn(justInTime(firm.ctx), { token: `token-of-${machine}` }),
      missBooking(system, { subjectId: bookingId }),
    ])
    expect([hasActed(missed), hasActed(again), checkedIn.ok].filter(Boolean)).toHaveLength(1)
    expect((await floor.state(bookingId)).state).toBe(checkedIn.ok ? 'checked_in' : 'no_show')
    expect(await timesOf(bookingId, ['check_in', 'miss'])).toBe(1)
    await floor.payAll()
    expect(await floor.balance(`outside:${firm.id}`)).toBe(checkedIn.ok ? -6_000n : -3_000n)
  }
})

test('cancelled while the clock calls a no-show, one of the two fees is kept', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [machine, firm, start] = [await floor.resource(), await floor.member(), nextMorning()]
    const bookingId = await floor.booked(firm, machine, start, 60)
    await floor.payAll()
    floor.clock.set(new Date(local(start) + 30 * 60_000))
    const [cancelled, missed] = await Promise.all([
      cancelBooking(justInTime(firm.ctx), { bookingId }),
      missBooking(system, { subjectId: bookingId }),
    ])
    expect(hasActed(missed)).toBe(!cancelled.ok)
    await floor.payAll()
    expect(await floor.balance(`outside:${firm.id}`)).toBe(cancelled.ok ? -1_800n : -3_000n)
  }
})

test('money that comes while the clock lets an unpaid booking fall pays for it or goes back whole', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const machine = await floor.resource({ payMinutes: 60 })
    const [firm, start] = [await floor.member(), nextMorning()]
    const bookingId = await floor.booked(firm, machine, start, 60)
    const [payment] = await database.sql<{ id: string }[]>`
      select id from payments where booking_id = ${bookingId}`
    const paymentId = payment?.id ?? ''
    await instructPayment(firm.ctx, { paymentId })
    floor.clock.advance(60 * 60_000)
    const word = { paymentId, answer: 'settled', reason: null } as const
    const [lapsed] = await Promise.all([
      lapseUnpaid(system, { subjectId: bookingId }),
      recordBankAnswer(system, { ...word, callbackId: `late-${round}-a` }),
      recordBankAnswer(system, { ...word, callbackId: `late-${round}-b` }),
    ])
    await floor.payAll()
    const { state, heldFen } = await floor.state(bookingId)
    expect([state, heldFen]).toEqual(hasActed(lapsed) ? ['cancelled', 0n] : ['confirmed', 6_000n])
    expect(await floor.balance(`outside:${firm.id}`)).toBe(hasActed(lapsed) ? 0n : -6_000n)
  }
})

test('a request that is approved while it lapses is one of the two', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const machine = await floor.resource({ approval: 'approval' })
    const [firm, start] = [await floor.member(), nextMorning()]
    const bookingId = await floor.booked(firm, machine, start, 60)
    floor.clock.set(new Date(local(start)))
    const yes = { bookingId, isApproved: true, reason: '' }
    const [lapsed, approved, again] = await Promise.all([
      lapseBooking(system, { subjectId: bookingId }),
      decideBookingRequest(justInTime(floor.leader.ctx), yes),
      lapseBooking(system, { subjectId: bookingId }),
    ])
    expect([hasActed(lapsed), hasActed(again), approved.ok].filter(Boolean)).toHaveLength(1)
    expect(await timesOf(bookingId, ['approve', 'lapse'])).toBe(1)
  }
})

test('an offer taken while its time runs out is its holder’s, or the next in line is asked', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const machine = await floor.resource({ offerMinutes: 30 })
    const [holder, first, second] = [await floor.member(), await floor.member(), await floor.member()]
    const start = nextMorning()
    const held = await floor.booked(holder, machine, start, 60)
    const [entry, next] = [await waiting(first, machine, start), await waiting(second, machine, start)]
    await cancelBooking(holder.ctx, { bookingId: held })
    const bookingId = (await offerTo(first)) ?? ''
    floor.clock.advance(30 * 60_000)
    const [taken, lapsed] = await Promise.all([
      answerOffer(justInTime(first.ctx), { bookingId, isAccepted: true }),
      lapseBooking(system, { subjectId: bookingId }),
    ])
    expect(hasActed(lapsed)).toBe(!taken.ok)
    expect(await entryState(entry)).toBe(taken.ok ? 'taken' : 'lapsed')
    expect(await entryState(next)).toBe(taken.ok ? 'waiting' : 'offered')
  }
})

test('who leaves the line while waiting ends has left or has waited to the end, once', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [machine, holder, firm] = [await floor.resource(), await floor.member(), await floor.member()]
    const start = nextMorning()
    await floor.booked(holder, machine, start, 60)
    const entryId = await waiting(firm, machine, start)
    floor.clock.set(new Date(local(start)))
    const [ended, left] = await Promise.all([
      endWaiting(system, { subjectId: entryId }),
      leaveWaitlist(justInTime(firm.ctx), { entryId }),
      endWaiting(system, { subjectId: entryId }),
    ])
    if (hasActed(ended)) expect(left.ok).toBe(false)
    expect(await entryState(entryId)).toBe(left.ok ? 'left' : 'lapsed')
    expect(await timesOf(entryId, ['leave', 'lapse'])).toBe(1)
  }
})

test('a slot that is freed while the wait for it begins is offered to who waits', async () => {
  for (let round = 0; round < 3 * ROUNDS; round += 1) {
    const [machine, holder, firm] = [await floor.resource(), await floor.member(), await floor.member()]
    const start = nextMorning()
    const bookingId = await floor.booked(holder, machine, start, 60)
    const [joined, cancelled] = await Promise.all([
      joinWaitlist(firm.ctx, waitFor(machine, start)),
      cancelBooking(holder.ctx, { bookingId }),
    ])
    expect(cancelled.ok).toBe(true)
    if (joined.ok) expect(await entryState(joined.value.entryId)).toBe('offered')
    else expect(joined.refusal.code).toBe('SLOT_FREE')
  }
})

test('a booking is reminded of once by however many workers, and not when it is cancelled before', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [machine, firm, start] = [await floor.resource(), await floor.member(), nextMorning()]
    const bookingId = await floor.booked(firm, machine, start, 60)
    await floor.payAll()
    const remind = () => remindBooking(system, { subjectId: bookingId })
    const [due] = await database.sql<{ at: Date }[]>`
      select due_at as at from deadlines where kind = 'booking.reminder' and subject_id = ${bookingId}`
    if (!due) throw new Error('nobody is to be reminded')
    floor.clock.set(due.at)
    const answers = await Promise.all([remind(), remind(), cancelBooking(firm.ctx, { bookingId }), remind()])
    expect(answers.every(({ ok }) => ok)).toBe(true)
    const told = await database.sql`
      select 1 from notices where about_id = ${bookingId} and kind = 'booking_near'`
    expect(told.length).toBeLessThanOrEqual(1)
    expect(await remind()).toMatchObject({ value: { told: 0 } })
  }
})
