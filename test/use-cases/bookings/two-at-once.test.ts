import { expect, test } from 'vitest'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { answerOffer } from '#app/use-cases/bookings/answer-offer.ts'
import { cancelBooking } from '#app/use-cases/bookings/cancel-booking.ts'
import { changeBooking } from '#app/use-cases/bookings/change-booking.ts'
import { checkIn } from '#app/use-cases/bookings/check-in.ts'
import { joinWaitlist } from '#app/use-cases/bookings/join-waitlist.ts'
import { leaveWaitlist } from '#app/use-cases/bookings/leave-waitlist.ts'
import { returnUse } from '#app/use-cases/bookings/return-use.ts'
import { testDatabase } from '#test/support/database.ts'
import { platformFloor, windowAt } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 20 })
const floor = await platformFloor(database)

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : (result.refusal?.code ?? '')
const codes = async (calls: readonly Promise<{ ok: boolean; refusal?: { code: string } }>[]) =>
  (await Promise.all(calls)).map(codeOf).sort()
const offeredTo = async (firm: { id: string }) => {
  const [row] = await database.sql<{ id: string }[]>`
    select id from bookings where organisation_id = ${firm.id} and awaits = 'holder'`
  return row?.id ?? ''
}
const waitFor = (resourceId: string, start: string) => ({
  ...{ resourceId, purpose: '' },
  ...windowAt(start, 60),
})

test('cancelled twice at once is cancelled once, and the money goes back once', async () => {
  const [resource, firm] = [await floor.resource(), await floor.member()]
  const bookingId = await floor.booked(firm, resource, '2026-03-10 09:00', 60)
  await floor.payAll()
  const cancel = () => cancelBooking(firm.ctx, { bookingId })
  expect(await codes([cancel(), cancel()])).toEqual(['BOOKING_STATE', 'ok'])
  await floor.payAll()
  expect(await floor.balance(`outside:${firm.id}`)).toBe(0n)
})

test('two bookings moved onto one place at once: one gets it, the other stays where it was', async () => {
  const [resource, one, two] = [await floor.resource(), await floor.member(), await floor.member()]
  const a = await floor.booked(one, resource, '2026-03-11 09:00', 60)
  const b = await floor.booked(two, resource, '2026-03-11 10:00', 60)
  const to = windowAt('2026-03-11 14:00', 60)
  expect(
    await codes([
      changeBooking(one.ctx, { bookingId: a, ...to }),
      changeBooking(two.ctx, { bookingId: b, ...to }),
    ]),
  ).toEqual(['SLOT_TAKEN', 'ok'])
  const rows = await database.sql`
    select starts_at from bookings where resource_id = ${resource} and state = 'confirmed' order by 1`
  expect(new Set(rows.map((row) => String(row.starts_at))).size).toBe(2)
})

test('a booking that is moved and cancelled at once ends in one of the two, whole', async () => {
  const [resource, firm] = [await floor.resource(), await floor.member()]
  const bookingId = await floor.booked(firm, resource, '2026-03-12 09:00', 60)
  await floor.payAll()
  const answers = await codes([
    changeBooking(firm.ctx, { bookingId, ...windowAt('2026-03-12 14:00', 60) }),
    cancelBooking(firm.ctx, { bookingId }),
  ])
  expect(answers).toContain('ok')
  await floor.payAll()
  expect(await floor.state(bookingId)).toMatchObject({ state: 'cancelled', heldFen: 0n })
  expect(await floor.balance(`outside:${firm.id}`)).toBe(0n)
})

test('a firm that asks twice at once waits once; who leaves twice leaves once', async () => {
  const [resource, holder, firm] = [await floor.resource(), await floor.member(), await floor.member()]
  await floor.book(holder, resource, '2026-03-13 09:00', 60)
  const join = () => joinWaitlist(firm.ctx, waitFor(resource, '2026-03-13 09:00'))
  expect(await codes([join(), join()])).toEqual(['WAITLIST_EXISTS', 'ok'])
  const [entry] = await database.sql<{ id: string }[]>`
    select id from waitlist_entries where organisation_id = ${firm.id}`
  const leave = (by = firm) => leaveWaitlist(by.ctx, { entryId: entry?.id ?? '' })
  expect(codeOf(await leave(holder))).toBe('WAITLIST_NOT_FOUND')
  expect(await codes([leave(), leave()])).toEqual(['WAITLIST_NOT_FOUND', 'ok'])
  // Who left is asked no more.
  const [booking] = await database.sql<
    { id: string }[]
  >`select id from bookings where resource_id = ${resource}`
  await cancelBooking(holder.ctx, { bookingId: booking?.id ?? '' })
  expect(await offeredTo(firm)).toBe('')
})

test('a slot that is freed while somebody leaves the line is offered to one who is in it, or to nobody', async () => {
  const [resource, holder, firm] = [await floor.resource(), await floor.member(), await floor.member()]
  const bookingId = await floor.booked(holder, resource, '2026-03-16 09:00', 60)
  await joinWaitlist(firm.ctx, waitFor(resource, '2026-03-16 09:00'))
  const [entry] = await database.sql<{ id: string }[]>`
    select id from waitlist_entries where organisation_id = ${firm.id}`
  const [cancelled, left] = await Promise.all([
    cancelBooking(holder.ctx, { bookingId }),
    leaveWaitlist(firm.ctx, { entryId: entry?.id ?? '' }),
  ])
  expect(cancelled.ok).toBe(true)
  expect((await offeredTo(firm)) !== '').toBe(!left.ok)
})

test('an offer taken and declined at once is one of the two', async () => {
  const [resource, holder, firm] = [await floor.resource(), await floor.member(), await floor.member()]
  const bookingId = await floor.booked(holder, resource, '2026-03-17 09:00', 60)
  await joinWaitlist(firm.ctx, waitFor(resource, '2026-03-17 09:00'))
  await cancelBooking(holder.ctx, { bookingId })
  const offer = await offeredTo(firm)
  const answer = (isAccepted: boolean) => answerOffer(firm.ctx, { bookingId: offer, isAccepted })
  expect(codeOf(await answerOffer(holder.ctx, { bookingId: offer, isAccepted: true }))).toBe(
    'BOOKING_NOT_FOUND',
  )
  expect(await codes([answer(true), answer(false)])).toEqual(['BOOKING_STATE', 'ok'])
  expect(['confirmed', 'cancelled']).toContain((await floor.state(offer)).state)
})

test('an answer at the very instant of its deadline is late', async () => {
  const [resource, holder, firm] = [
    await floor.resource({ offerMinutes: 30 }),
    await floor.member(),
    await floor.member(),
  ]
  const bookingId = await floor.booked(holder, resource, '2026-03-18 09:00', 60)
  await joinWaitlist(firm.ctx, waitFor(resource, '2026-03-18 09:00'))
  await cancelBooking(holder.ctx, { bookingId })
  const offer = await offeredTo(firm)
  floor.clock.set(new Date(floor.clock.now().getTime() + 30 * 60_000).toISOString())
  expect(codeOf(await answerOffer(firm.ctx, { bookingId: offer, isAccepted: true }))).toBe('OFFER_LAPSED')
})

test('given back twice at once is settled once', async () => {
  const [resource, firm] = [await floor.resource(), await floor.member()]
  const bookingId = await floor.booked(firm, resource, '2026-03-03 09:00', 60)
  await floor.payAll()
  await floor.until('2026-03-03 09:00')
  const token = `token-of-${resource}`
  expect(await codes([checkIn(firm.ctx, { token }), cancelBooking(firm.ctx, { bookingId })])).toContain('ok')
  const { state } = await floor.state(bookingId)
  expect(['checked_in', 'late_cancelled']).toContain(state)
  if (state !== 'checked_in') return
  await floor.until('2026-03-03 09:30')
  const give = () => returnUse(firm.ctx, { bookingId, meteredMinutes: null })
  expect(await codes([give(), give()])).toEqual(['BOOKING_STATE', 'ok'])
  await floor.payAll()
  expect(await floor.balance(`outside:${firm.id}`)).toBe(-3_000n)
})

test('after all of this every invariant holds', async () => {
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})
