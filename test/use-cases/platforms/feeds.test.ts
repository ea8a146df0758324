import { expect, test } from 'vitest'
import { findFeed } from '#app/read-models/platforms/find-feed.ts'
import { loadCalendars } from '#app/read-models/platforms/load-calendars.ts'
import { cancelBooking } from '#app/use-cases/bookings/cancel-booking.ts'
import { changeBooking } from '#app/use-cases/bookings/change-booking.ts'
import { openFeed } from '#app/use-cases/platforms/open-feed.ts'
import { revokeFeed } from '#app/use-cases/platforms/revoke-feed.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { testDatabase } from '#test/support/database.ts'
import { platformFloor, windowAt } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 8 })
const floor = await platformFloor(database)
const [one, two] = [await floor.member(), await floor.member()]
const resource = await floor.resource({}, 2)
const technician = await floor.person(floor.leader.id, 'chain_leader', 'technician')

const show = (token: string) => findFeed(database, token, floor.clock.now())
const actorOf = ({ actor }: Ctx) => {
  if (actor.kind !== 'person') throw new Error('no person')
  return actor
}
async function opened(ctx: Ctx, scope: 'firm' | 'platform' | 'resource', subjectId: string) {
  const answer = await openFeed(ctx, { scope, subjectId })
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

test('a firm subscribes to its own bookings and sees nobody else’s; only a hash of the address is kept', async () => {
  const mine = await floor.booked(one, resource, '2026-03-03 09:00', 60, { purpose: '打样' })
  await floor.booked(two, resource, '2026-03-03 09:00', 60)
  const { token } = await opened(one.ctx, 'firm', one.id)
  const feed = await show(token)
  expect(feed?.bookings.map(({ id, purpose }) => [id, purpose])).toEqual([[mine, '打样']])
  const [kept] = await database.sql`
    select (select count(*)::int from calendar_feeds f where f::text like ${`%${token}%`}) as feeds,
      (select count(*)::int from outbox o where o::text like ${`%${token}%`}) as told,
      (select count(*)::int from audit_trail t where t::text like ${`%${token}%`}) as trail,
      (select count(*)::int from request_keys k where k::text like ${`%${token}%`}) as answers`
  expect(kept).toEqual({ feeds: 0, told: 0, trail: 0, answers: 0 })
})

test('the platform’s people subscribe to a resource or to everything; others may not', async () => {
  await database.sql`
    insert into platform_staff (platform_id, user_id, role, created_at)
    values (${floor.platformId}, ${actorOf(technician).userId}, 'technician', now())`
  const all = await opened(floor.leader.ctx, 'platform', floor.platformId)
  const machine = await opened(technician, 'resource', resource)
  expect((await show(all.token))?.bookings).toHaveLength(2)
  const seen = await show(machine.token)
  expect(seen?.bookings.map(({ holderName }) => holderName).sort()).toHaveLength(2)
  expect(seen?.bookings[0]?.unitNumber).toBeGreaterThan(0)
  for (const [ctx, scope, subjectId] of [
    [one.ctx, 'platform', floor.platformId],
    [one.ctx, 'resource', resource],
    [one.ctx, 'firm', two.id],
    [one.ctx, 'platform', 'plt_none'],
  ] as const) {
    expect(await openFeed(ctx, { scope, subjectId })).toMatchObject({
      refusal: { code: 'CALENDAR_FEED_NOT_FOUND' },
    })
  }
  const viewer = await floor.person(one.id, 'buyer', 'viewer')
  expect(await openFeed(viewer, { scope: 'firm', subjectId: one.id })).toMatchObject({
    refusal: { code: 'NOT_PERMITTED' },
  })
  // Whoever loses the post loses the calendar, without anybody thinking of it.
  await database.sql`delete from platform_staff where user_id = ${actorOf(technician).userId}`
  expect(await show(machine.token)).toBeNull()
  expect(await show(all.token)).not.toBeNull()
})

test('a wrong address and a revoked one show nothing; of two who revoke at once, one did it', async () => {
  const { feedId, token } = await opened(one.ctx, 'firm', one.id)
  expect(await show(token)).not.toBeNull()
  for (const wrong of ['', 'x', `${token}x`, token.slice(1), '../../etc/passwd', 'a'.repeat(500)]) {
    expect(await show(wrong)).toBeNull()
  }
  expect(await revokeFeed(two.ctx, { feedId })).toMatchObject({
    refusal: { code: 'CALENDAR_FEED_NOT_FOUND' },
  })
  const answers = await Promise.all([revokeFeed(one.ctx, { feedId }), revokeFeed(one.ctx, { feedId })])
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await show(token)).toBeNull()
})

test('two who open at once have an address each', async () => {
  const [first, second] = await Promise.all([
    opened(two.ctx, 'firm', two.id),
    opened(two.ctx, 'firm', two.id),
  ])
  expect(first.token).not.toBe(second.token)
  const view = await loadCalendars(database, actorOf(two.ctx), 'key')
  expect(view.feeds).toHaveLength(2)
  expect(view.platforms).toEqual([])
  const staff = await loadCalendars(database, actorOf(floor.leader.ctx), 'key')
  expect(staff.platforms.map(({ resources }) => resources.length)).toEqual([1])
})

test('a changed booking keeps its identity and counts a revision; a cancelled one stays, called off', async () => {
  const id = await floor.booked(one, resource, '2026-03-09 09:00', 60)
  const { token } = await opened(one.ctx, 'firm', one.id)
  const seen = async () => (await show(token))?.bookings.find((booking) => booking.id === id)
  expect(await seen()).toMatchObject({ sequence: 0, state: 'confirmed' })
  const moved = await changeBooking(one.ctx, { bookingId: id, ...windowAt('2026-03-10 09:00', 60) })
  expect(moved.ok).toBe(true)
  const after = await seen()
  expect(after?.startsAt).toEqual(windowAt('2026-03-10 09:00', 60).startsAt)
  expect(after?.sequence).toBe(1)
  expect((await cancelBooking(one.ctx, { bookingId: id })).ok).toBe(true)
  expect(await seen()).toMatchObject({ sequence: 2, state: 'cancelled' })
})
