import { expect, test } from 'vitest'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { answerOffer } from '#app/use-cases/bookings/answer-offer.ts'
import { cancelBooking } from '#app/use-cases/bookings/cancel-booking.ts'
import { changeBooking } from '#app/use-cases/bookings/change-booking.ts'
import { checkIn } from '#app/use-cases/bookings/check-in.ts'
import { reportBreakdown } from '#app/use-cases/bookings/report-breakdown.ts'
import { testDatabase } from '#test/support/database.ts'
import { local } from '#test/support/platform-rules.ts'
import { platformFloor, windowAt } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 20 })
const floor = await platformFloor(database)
let kinds = 0

const proposalFor = async (bookingId: string) => {
  const [row] = await database.sql<{ id: string }[]>`
    select id from bookings where replaces_id = ${bookingId} and state = 'requested'`
  return row?.id ?? null
}

/** One firm has lost its machine, and another is asked to make room for it on a smaller one. */
async function askedToMakeRoom(day: string, paid = true) {
  kinds += 1
  const kind = `kind-${kinds}`
  const a = await floor.resource({}, 1, kind)
  const b = await floor.resource({ maxMinutes: 60 }, 1, kind)
  const c = await floor.resource({}, 1, kind)
  const [long, short] = [await floor.member(), await floor.member()]
  const stranded = await floor.booked(long, a, `${day} 09:00`, 120)
  const inTheWay = await floor.booked(short, c, `${day} 09:00`, 60)
  if (paid) await floor.payAll()
  const down = { unitNumber: null, until: new Date(local(`${day} 23:00`)), reason: '漏油停机' }
  await reportBreakdown(floor.leader.ctx, { resourceId: a, ...down })
  const asked = await proposalFor(inTheWay)
  if (!asked) throw new Error('nobody was asked')
  return { b, c, long, short, stranded, inTheWay, asked }
}

test('who cancels while asked to make room makes room: the place goes on, and the old offer is no more', async () => {
  const { short, stranded, inTheWay, asked } = await askedToMakeRoom('2026-03-10')
  expect((await cancelBooking(short.ctx, { bookingId: inTheWay })).ok).toBe(true)
  expect(await floor.state(asked)).toMatchObject({ state: 'cancelled' })
  const late = await answerOffer(short.ctx, { bookingId: asked, isAccepted: true })
  expect(late).toMatchObject({ refusal: { code: 'BOOKING_STATE' } })
  expect(await proposalFor(stranded)).not.toBeNull()
  await floor.payAll()
  expect(await floor.balance(`outside:${short.id}`)).toBe(0n)
})

test('who moves to another time while asked to make room keeps the new time', async () => {
  const { short, stranded, inTheWay, asked } = await askedToMakeRoom('2026-03-11')
  const moved = await changeBooking(short.ctx, { bookingId: inTheWay, ...windowAt('2026-03-11 15:00', 60) })
  expect(moved.ok).toBe(true)
  expect(await floor.state(asked)).toMatchObject({ state: 'cancelled' })
  expect(await floor.state(inTheWay)).toMatchObject({ state: 'confirmed', heldFen: 6_000n })
  expect(await proposalFor(stranded)).not.toBeNull()
})

test('cancelled and agreed to at once it is one of the two, and the money is somewhere once', async () => {
  const { short, inTheWay, asked } = await askedToMakeRoom('2026-03-12')
  const answers = await Promise.all([
    cancelBooking(short.ctx, { bookingId: inTheWay }),
    answerOffer(short.ctx, { bookingId: asked, isAccepted: true }),
  ])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  await floor.payAll()
  const moved = (await floor.state(asked)).state === 'confirmed'
  expect((await floor.state(inTheWay)).state).toBe(moved ? 'rebooked' : 'cancelled')
  expect(await floor.balance(`outside:${short.id}`)).toBe(moved ? -6_000n : 0n)
})

test('an unpaid booking that lapses while asked to make room takes the offer with it', async () => {
  const { inTheWay, asked } = await askedToMakeRoom('2026-03-16', false)
  await database.sql`update deadlines set due_at = ${new Date('2026-03-15T00:00:00Z')} where subject_id = ${asked}`
  const [payment] = await database.sql<{ dueAt: Date }[]>`
    select due_at as "dueAt" from deadlines where kind = 'booking.payment' and subject_id = ${inTheWay}`
  await floor.work.until(payment?.dueAt ?? floor.clock.now())
  expect((await floor.state(inTheWay)).state).toBe('cancelled')
  expect((await floor.state(asked)).state).toBe('cancelled')
})

test('from check-in on nobody is asked to make room any more', async () => {
  const { c, short, inTheWay, asked } = await askedToMakeRoom('2026-03-17')
  await database.sql`update deadlines set due_at = ${new Date(local('2026-03-17 08:45'))} where subject_id = ${asked}`
  await floor.until('2026-03-17 08:46')
  expect((await floor.state(asked)).state).toBe('cancelled')
  expect((await checkIn(short.ctx, { token: `token-of-${c}` })).ok).toBe(true)
  expect((await floor.state(inTheWay)).state).toBe('checked_in')
})

test('after all of this every invariant holds', async () => {
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})
