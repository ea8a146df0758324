import { expect, test } from 'vitest'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { answerOffer } from '#app/use-cases/bookings/answer-offer.ts'
import { cancelBooking } from '#app/use-cases/bookings/cancel-booking.ts'
import { changeBooking } from '#app/use-cases/bookings/change-booking.ts'
import { checkIn } from '#app/use-cases/bookings/check-in.ts'
import { decideBookingRequest } from '#app/use-cases/bookings/decide-booking.ts'
import { joinWaitlist } from '#app/use-cases/bookings/join-waitlist.ts'
import { returnUse } from '#app/use-cases/bookings/return-use.ts'
import { testDatabase } from '#test/support/database.ts'
import { platformFloor, windowAt } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 20 })
const floor = await platformFloor(database)

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code

const offeredTo = async (firm: { id: string }) => {
  const [row] = await database.sql<{ id: string }[]>`
    select id from bookings where organisation_id = ${firm.id} and awaits = 'holder'`
  return row?.id ?? null
}

test('who needs approval holds the slot until the platform says yes or no', async () => {
  const resource = await floor.resource({ approval: 'approval' })
  const [one, two] = [await floor.member(), await floor.member()]
  const bookingId = await floor.booked(one, resource, '2026-03-04 09:00', 60)
  expect(await floor.state(bookingId)).toMatchObject({ state: 'requested', awaits: 'platform' })
  expect(codeOf(await floor.book(two, resource, '2026-03-04 09:00', 60))).toBe('SLOT_TAKEN')
  const no = { bookingId, isApproved: false, reason: '设备另有安排' }
  expect(codeOf(await decideBookingRequest(two.ctx, no))).toBe('NOT_PERMITTED')
  expect(await decideBookingRequest(floor.leader.ctx, no)).toMatchObject({ value: { state: 'rejected' } })
  expect(codeOf(await decideBookingRequest(floor.leader.ctx, no))).toBe('BOOKING_STATE')
  const again = await floor.booked(two, resource, '2026-03-04 09:00', 60)
  const yes = { bookingId: again, isApproved: true, reason: '' }
  const [first, second] = await Promise.all([
    decideBookingRequest(floor.leader.ctx, yes),
    decideBookingRequest(floor.leader.ctx, yes),
  ])
  expect([codeOf(first), codeOf(second)].sort()).toEqual(['BOOKING_STATE', 'ok'])
  await cancelBooking(two.ctx, { bookingId: again })
})

test('an unpaid booking falls by the clock and its slot is free again', async () => {
  const resource = await floor.resource({ payMinutes: 60 })
  const [one, two] = [await floor.member(), await floor.member()]
  const bookingId = await floor.booked(one, resource, '2026-03-05 09:00', 60)
  await floor.work.until(new Date(floor.clock.now().getTime() + 60 * 60_000))
  expect(await floor.state(bookingId)).toMatchObject({ state: 'cancelled' })
  expect(codeOf(await floor.book(two, resource, '2026-03-05 09:00', 60))).toBe('ok')
})

test('cancelling early is free, late costs the share of the rules; the rest goes back', async () => {
  const resource = await floor.resource({ cancelMinutes: 1440, lateCancelBasisPoints: 3000 })
  const [early, late] = [await floor.member(), await floor.member()]
  const free = await floor.booked(early, resource, '2026-03-06 09:00', 60)
  const dear = await floor.booked(late, resource, '2026-03-03 09:00', 60)
  await floor.payAll()
  expect(await floor.state(free)).toMatchObject({ state: 'confirmed', heldFen: 6_000n })
  expect(await cancelBooking(early.ctx, { bookingId: free })).toMatchObject({ value: { feeFen: 0 } })
  expect(await cancelBooking(late.ctx, { bookingId: dear })).toMatchObject({
    value: { state: 'late_cancelled', feeFen: 1_800 },
  })
  await floor.payAll()
  expect(await floor.balance(`outside:${early.id}`)).toBe(0n)
  expect(await floor.balance(`outside:${late.id}`)).toBe(-1_800n)
  expect(await floor.balance(`booking:${dear}`)).toBe(0n)
  expect(codeOf(await cancelBooking(late.ctx, { bookingId: dear }))).toBe('BOOKING_STATE')
  expect(codeOf(await cancelBooking(early.ctx, { bookingId: dear }))).toBe('BOOKING_NOT_FOUND')
})

test('a freed slot is offered in order, each for its time; who does not answer loses it to the next', async () => {
  const resource = await floor.resource({ offerMinutes: 120 })
  const [holder, first, second] = [await floor.member(), await floor.member(), await floor.member()]
  const bookingId = await floor.booked(holder, resource, '2026-03-09 09:00', 60)
  const asked = { resourceId: resource, ...windowAt('2026-03-09 09:00', 60), purpose: '' }
  expect(codeOf(await joinWaitlist(first.ctx, asked))).toBe('ok')
  expect(codeOf(await joinWaitlist(first.ctx, asked))).toBe('WAITLIST_EXISTS')
  expect(codeOf(await joinWaitlist(second.ctx, asked))).toBe('ok')
  const freeTime = { ...asked, ...windowAt('2026-03-09 11:00', 60) }
  expect(codeOf(await joinWaitlist(second.ctx, freeTime))).toBe('SLOT_FREE')
  await cancelBooking(holder.ctx, { bookingId })
  const offer = await offeredTo(first)
  expect(offer).not.toBeNull()
  expect(await offeredTo(second)).toBeNull()
  // The offer holds the slot against everybody else.
  expect(codeOf(await floor.book(holder, resource, '2026-03-09 09:00', 60))).toBe('SLOT_TAKEN')
  await floor.work.until(new Date(floor.clock.now().getTime() + 120 * 60_000))
  expect(await floor.state(offer ?? '')).toMatchObject({ state: 'cancelled' })
  expect(codeOf(await answerOffer(first.ctx, { bookingId: offer ?? '', isAccepted: true }))).toBe(
    'BOOKING_STATE',
  )
  const next = (await offeredTo(second)) ?? ''
  expect(await answerOffer(second.ctx, { bookingId: next, isAccepted: true })).toMatchObject({
    value: { state: 'confirmed' },
  })
  await cancelBooking(second.ctx, { bookingId: next })
})

test('checked in by the code on the machine, metered, settled to the fen', async () => {
  const resource = await floor.resource()
  const [firm, other] = [await floor.member(), await floor.member()]
  const bookingId = await floor.booked(firm, resource, '2026-03-11 09:00', 120)
  const token = `token-of-${resource}`
  expect(codeOf(await checkIn(firm.ctx, { token: 'no-such-token' }))).toBe('RESOURCE_NOT_FOUND')
  expect(codeOf(await checkIn(other.ctx, { token }))).toBe('CHECK_IN_WRONG_MACHINE')
  await floor.payAll()
  await floor.until('2026-03-11 08:00')
  expect(codeOf(await checkIn(firm.ctx, { token }))).toBe('CHECK_IN_EARLY')
  await floor.until('2026-03-11 09:05')
  const answers = await Promise.all([checkIn(firm.ctx, { token }), checkIn(firm.ctx, { token })])
  expect(answers.map(codeOf).sort()).toEqual(['CHECK_IN_WRONG_MACHINE', 'ok'])
  await floor.until('2026-03-11 10:35')
  expect(codeOf(await returnUse(other.ctx, { bookingId, meteredMinutes: null }))).toBe('BOOKING_NOT_FOUND')
  const tooMuch = { bookingId, meteredMinutes: 500 }
  expect(codeOf(await returnUse(floor.leader.ctx, tooMuch))).toBe('METER_INVALID')
  // 60 of 120 minutes metered: half of ¥120.
  expect(await returnUse(floor.leader.ctx, { bookingId, meteredMinutes: 60 })).toMatchObject({
    value: { totalFen: 6_000, refundFen: 6_000, owedFen: 0 },
  })
  await floor.payAll()
  expect(await floor.balance(`outside:${firm.id}`)).toBe(-6_000n)
  expect(await floor.state(bookingId)).toMatchObject({ state: 'completed', settledFen: 6_000n, heldFen: 0n })
  // Given back early, the machine is free early.
  expect(codeOf(await floor.book(other, resource, '2026-03-11 11:00', 60))).toBe('ok')
})

test('a late return costs extra and the difference is asked for', async () => {
  const resource = await floor.resource()
  const firm = await floor.member()
  const bookingId = await floor.booked(firm, resource, '2026-03-12 09:00', 60)
  await floor.payAll()
  await floor.until('2026-03-12 09:00')
  await checkIn(firm.ctx, { token: `token-of-${resource}` })
  await floor.until('2026-03-12 10:30')
  // ¥60 for the hour, and half an hour at 150 % of ¥60: ¥45 more.
  expect(await returnUse(firm.ctx, { bookingId, meteredMinutes: null })).toMatchObject({
    value: { totalFen: 10_500, refundFen: 0, owedFen: 4_500 },
  })
  await floor.payAll()
  expect(await floor.balance(`outside:${firm.id}`)).toBe(-10_500n)
  expect(await floor.balance(`booking:${bookingId}`)).toBe(0n)
})

test('who does not come is a no-show by the clock, and the share of the rules is kept', async () => {
  const resource = await floor.resource()
  const firm = await floor.member()
  const bookingId = await floor.booked(firm, resource, '2026-03-13 09:00', 60)
  await floor.payAll()
  await floor.until('2026-03-13 09:29')
  expect(await floor.state(bookingId)).toMatchObject({ state: 'confirmed' })
  await floor.until('2026-03-13 09:30')
  expect(await floor.state(bookingId)).toMatchObject({ state: 'no_show', settledFen: 3_000n })
  expect(codeOf(await checkIn(firm.ctx, { token: `token-of-${resource}` }))).toBe('CHECK_IN_LATE')
})

test('a booking is moved to a dearer and to a cheaper time; the difference is asked for or goes back', async () => {
  const resource = await floor.resource()
  const firm = await floor.member()
  const bookingId = await floor.booked(firm, resource, '2026-03-20 09:00', 60)
  await floor.payAll()
  const longer = { bookingId, ...windowAt('2026-03-20 09:30', 90) }
  expect(await changeBooking(firm.ctx, longer)).toMatchObject({
    value: { state: 'confirmed', priceFen: 9_000 },
  })
  await floor.payAll()
  expect(await floor.state(bookingId)).toMatchObject({ heldFen: 9_000n })
  await changeBooking(firm.ctx, { bookingId, ...windowAt('2026-03-21 09:00', 30) })
  await floor.payAll()
  expect(await floor.state(bookingId)).toMatchObject({ heldFen: 3_000n })
  expect(await floor.balance(`outside:${firm.id}`)).toBe(-3_000n)
  const other = await floor.member()
  await floor.book(other, resource, '2026-03-22 09:00', 60)
  const taken = { bookingId, ...windowAt('2026-03-22 09:00', 60) }
  expect(codeOf(await changeBooking(firm.ctx, taken))).toBe('SLOT_TAKEN')
  await floor.until('2026-03-20 10:00')
  expect(codeOf(await changeBooking(firm.ctx, { bookingId, ...windowAt('2026-03-23 09:00', 30) }))).toBe(
    'CHANGE_TOO_LATE',
  )
})

test('after all of this every invariant holds', async () => {
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})
