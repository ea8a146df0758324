import { expect, test } from 'vitest'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { answerOffer } from '#app/use-cases/bookings/answer-offer.ts'
import { checkIn } from '#app/use-cases/bookings/check-in.ts'
import { planMaintenance } from '#app/use-cases/bookings/plan-maintenance.ts'
import { reportBreakdown } from '#app/use-cases/bookings/report-breakdown.ts'
import { testDatabase } from '#test/support/database.ts'
import { local } from '#test/support/platform-rules.ts'
import { platformFloor, windowAt } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 20 })
const floor = await platformFloor(database)
const technician = await floor.person(floor.leader.id, 'chain_leader', 'technician')
const { actor } = technician
await database.sql`
  insert into platform_staff (platform_id, user_id, role, created_at)
  values (${floor.platformId}, ${actor.kind === 'person' ? actor.userId : ''}, 'technician', now())`

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code

const proposalFor = async (bookingId: string) => {
  const [row] = await database.sql<{ id: string; resource: string; unit: bigint }[]>`
    select id, resource_id as resource from bookings where replaces_id = ${bookingId} and state = 'requested'`
  return row ?? null
}

test('what runs is settled to the minute, what comes later is offered another machine and keeps its money', async () => {
  const [a, b] = [await floor.resource({}, 1, 'twin'), await floor.resource({}, 1, 'twin')]
  const [running, later, last] = [await floor.member(), await floor.member(), await floor.member()]
  const first = await floor.booked(running, a, '2026-03-04 09:00', 120)
  const second = await floor.booked(later, a, '2026-03-04 13:00', 60)
  const third = await floor.booked(last, a, '2026-03-04 15:00', 60)
  await floor.payAll()
  await floor.until('2026-03-04 09:00')
  await checkIn(running.ctx, { token: `token-of-${a}` })
  await floor.until('2026-03-04 10:00')
  const down = {
    resourceId: a,
    unitNumber: null,
    until: new Date(local('2026-03-05 08:00')),
    reason: '主轴抱死',
  }
  expect(codeOf(await reportBreakdown(later.ctx, down))).toBe('NOT_PERMITTED')
  expect(await reportBreakdown(technician, down)).toMatchObject({ value: { affected: 3 } })
  expect(await floor.state(first)).toMatchObject({ state: 'interrupted', settledFen: 6_000n })
  const offer = await proposalFor(second)
  expect(offer).toMatchObject({ resource: b })
  expect(codeOf(await answerOffer(last.ctx, { bookingId: offer?.id ?? '', isAccepted: true }))).toBe(
    'BOOKING_NOT_FOUND',
  )
  expect(await answerOffer(later.ctx, { bookingId: offer?.id ?? '', isAccepted: true })).toMatchObject({
    value: { state: 'confirmed' },
  })
  expect(await floor.state(second)).toMatchObject({ state: 'rebooked' })
  expect(await floor.state(offer?.id ?? '')).toMatchObject({ state: 'confirmed', heldFen: 6_000n })
  const other = await proposalFor(third)
  await answerOffer(last.ctx, { bookingId: other?.id ?? '', isAccepted: false })
  expect(await floor.state(third)).toMatchObject({ state: 'interrupted', settledFen: 0n })
  await floor.payAll()
  expect(await floor.balance(`outside:${last.id}`)).toBe(0n)
  expect(codeOf(await floor.book(last, a, '2026-03-04 17:00', 60))).toBe('BOOKING_MAINTENANCE')
})

test('as few as possible are asked to move: one makes room where there is no other way', async () => {
  // Only c can take the long booking; the short one there fits b as well.
  const a = await floor.resource({}, 1, 'trio')
  const b = await floor.resource({ maxMinutes: 60 }, 1, 'trio')
  const c = await floor.resource({}, 1, 'trio')
  const [long, short] = [await floor.member(), await floor.member()]
  const stranded = await floor.booked(long, a, '2026-03-10 09:00', 120)
  const inTheWay = await floor.booked(short, c, '2026-03-10 09:00', 60)
  await floor.payAll()
  const down = {
    resourceId: a,
    unitNumber: 1,
    until: new Date(local('2026-03-11 08:00')),
    reason: '漏油停机',
  }
  await reportBreakdown(floor.leader.ctx, down)
  expect(await proposalFor(stranded)).toBeNull()
  const ask = await proposalFor(inTheWay)
  expect(ask).toMatchObject({ resource: b })
  await answerOffer(short.ctx, { bookingId: ask?.id ?? '', isAccepted: true })
  expect(await floor.state(inTheWay)).toMatchObject({ state: 'rebooked' })
  const place = await proposalFor(stranded)
  expect(place).toMatchObject({ resource: c })
  await answerOffer(long.ctx, { bookingId: place?.id ?? '', isAccepted: true })
  expect(await floor.state(stranded)).toMatchObject({ state: 'rebooked' })
})

test('where nothing can stand in, the money goes back at once', async () => {
  const lonely = await floor.resource()
  const firm = await floor.member()
  const bookingId = await floor.booked(firm, lonely, '2026-03-16 09:00', 60)
  await floor.payAll()
  const until = new Date(local('2026-03-17 08:00'))
  await reportBreakdown(technician, { resourceId: lonely, unitNumber: null, until, reason: '电源烧毁' })
  await floor.payAll()
  expect(await floor.state(bookingId)).toMatchObject({ state: 'interrupted', settledFen: 0n })
  expect(await floor.balance(`outside:${firm.id}`)).toBe(0n)
})

test('maintenance is planned where nothing is booked, and closes one unit or all', async () => {
  const pair = await floor.resource({}, 2)
  const firm = await floor.member()
  await floor.booked(firm, pair, '2026-03-18 09:00', 60)
  const asked = { resourceId: pair, reason: '', ...windowAt('2026-03-18 08:00', 240) }
  expect(await planMaintenance(technician, { ...asked, unitNumber: null })).toMatchObject({
    refusal: { code: 'CLOSURE_OVER_BOOKINGS', facts: { count: 1 } },
  })
  expect(codeOf(await planMaintenance(technician, { ...asked, unitNumber: 2 }))).toBe('ok')
  expect(codeOf(await floor.book(firm, pair, '2026-03-18 09:00', 60))).toBe('SLOT_TAKEN')
})

test('after all of this every invariant holds', async () => {
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})
