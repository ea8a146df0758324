import { expect, test } from 'vitest'
import { listBookings } from '#app/read-models/bookings/list-bookings.ts'
import { loadBoard } from '#app/read-models/bookings/load-board.ts'
import { loadCheckIn } from '#app/read-models/bookings/load-check-in.ts'
import { loadResource } from '#app/read-models/bookings/load-resource.ts'
import { listPlatforms } from '#app/read-models/platforms/list-platforms.ts'
import { loadPlatform } from '#app/read-models/platforms/load-platform.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { testDatabase } from '#test/support/database.ts'
import { local } from '#test/support/platform-rules.ts'
import { platformFloor } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 8 })
const floor = await platformFloor(database)
const firm = await floor.member()
const resource = await floor.resource({ approval: 'approval' })
const bookingId = await floor.booked(firm, resource, '2026-03-03 09:00', 60)

const NOT_RECURRING = {
  ...{ frequency: '', interval: '1', weekdays: [], monthly: 'date', ends: 'count', count: '4', untilOn: '' },
}

const person = ({ actor }: Ctx) => {
  if (actor.kind !== 'person') throw new Error('no person')
  return actor
}

test('a calendar shows what is free, a price with its arithmetic, and why a time cannot be had', async () => {
  const asked = {
    resourceId: resource,
    actor: person(firm.ctx),
    now: floor.clock.now(),
    mode: 'day' as const,
    on: '2026-03-03',
    window: { fromMs: local('2026-03-03 10:00'), toMs: local('2026-03-03 12:00') },
    rule: 'FREQ=DAILY;COUNT=2',
    recurrence: NOT_RECURRING,
    together: [],
    changeId: null,
    purpose: '',
    idempotencyKey: 'key',
  }
  const view = await loadResource(database, asked)
  const nine = view?.days[0]?.slots.find((slot) => slot.startsAt === '2026-03-03T01:00:00.000Z')
  expect(nine?.free).toBe(0)
  expect(view?.chosen).toMatchObject({ totalFen: 12_000, refusal: null })
  expect(view?.chosen?.occurrences).toHaveLength(2)
  const window = { fromMs: local('2026-03-03 09:00'), toMs: local('2026-03-03 10:00') }
  const taken = await loadResource(database, { ...asked, window, rule: '' })
  expect(taken?.chosen?.refusal?.code).toBe('SLOT_TAKEN')
  expect((await loadResource(database, { ...asked, mode: 'month' }))?.days).toHaveLength(31)
})

test('a firm sees its bookings, the platform its board, and nobody else does', async () => {
  const now = floor.clock.now()
  const mine = await listBookings(database, firm.id, now, 'key')
  expect(mine.coming.map(({ id }) => id)).toEqual([bookingId])
  const board = await loadBoard(database, 'sample', person(floor.leader.ctx), now, 'key')
  expect(board?.approvals.map(({ id }) => id)).toEqual([bookingId])
  expect(await loadBoard(database, 'sample', person(firm.ctx), now, 'key')).toBeNull()
  const asked = { token: `token-of-${resource}`, organisationId: firm.id, now, idempotencyKey: 'key' }
  expect(await loadCheckIn(database, asked)).toMatchObject({ platformName: '样例平台' })
})

test('platforms are listed with what the reader is to each', async () => {
  const now = floor.clock.now()
  const list = await listPlatforms(database, person(firm.ctx), now)
  expect(list.platforms).toMatchObject([{ slug: 'sample', mine: 'active', members: 1, resources: 1 }])
  const view = await loadPlatform(database, 'sample', person(firm.ctx), now, 'key')
  expect(view).toMatchObject({ isStaff: false, resources: [{ chainOffPeakFen: 6_000 }] })
})
