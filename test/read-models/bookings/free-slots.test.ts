import { expect, test } from 'vitest'
import { slotsOf } from '#app/domain/bookings/free-slots.ts'
import { dayOf, monthOf } from '#app/domain/bookings/local-time.ts'
import { busySpans } from '#app/read-models/bookings/busy-spans.ts'
import { loadFreeSlots } from '#app/read-models/bookings/free-slots.ts'
import { cancelBooking } from '#app/use-cases/bookings/cancel-booking.ts'
import { planMaintenance } from '#app/use-cases/bookings/plan-maintenance.ts'
import { testDatabase } from '#test/support/database.ts'
import { local } from '#test/support/platform-rules.ts'
import { platformFloor, windowAt } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 8 })
const floor = await platformFloor(database)
const firm = await floor.member()
const march = monthOf(dayOf(local('2026-03-15 00:00')))

test('a month of several resources counts bookings with their buffers, requests and closures, not what was cancelled', async () => {
  const plain = await floor.resource({ bufferAfterMinutes: 30 })
  const asked = await floor.resource({ approval: 'approval' }, 2)
  await floor.booked(firm, plain, '2026-03-10 09:00', 60)
  const dropped = await floor.booked(firm, plain, '2026-03-10 14:00', 60)
  await cancelBooking(firm.ctx, { bookingId: dropped })
  await floor.booked(firm, asked, '2026-03-10 09:00', 60)
  const shut = { resourceId: asked, unitNumber: 2, ...windowAt('2026-03-10 08:00', 60), reason: '保养' }
  expect((await planMaintenance(floor.leader.ctx, shut)).ok).toBe(true)

  const grids = await loadFreeSlots(database, [plain, asked], march)
  const freeAt = (resource: string, start: string) =>
    (grids.get(resource) ?? []).flatMap(slotsOf).find(({ fromMs }) => fromMs === local(start))?.free
  const freeOf = (resource: string, ...times: string[]) =>
    times.map((time) => freeAt(resource, `2026-03-10 ${time}`))
  // A place before the booking would need its own buffer, too.
  expect(freeOf(plain, '08:00', '08:30', '09:30', '10:00', '10:30', '14:00')).toEqual([1, 0, 0, 0, 1, 1])
  expect(freeOf(asked, '08:00', '08:30', '09:00', '10:00')).toEqual([1, 1, 1, 2])
  expect((grids.get(plain) ?? []).flatMap(slotsOf)).toHaveLength(31 * 20)
})

test('an instant comes out of the database as it went in, before 2000 and after 2100 as well', async () => {
  const resource = await floor.resource()
  const insert = (id: string, from: string, to: string) => database.sql`
    insert into resource_closures (id, resource_id, kind, starts_at, ends_at, created_at)
    values (${id}, ${resource}, 'maintenance', ${from}, ${to}, now())`
  await insert('clo_1', '1999-12-31T23:59:00Z', '2000-01-01T00:01:00Z')
  await insert('clo_2', '2127-02-28T16:30:00Z', '2127-03-01T00:00:00.5Z')
  const window = { fromMs: Date.parse('1990-01-01T00:00:00Z'), toMs: Date.parse('2130-01-01T00:00:00Z') }
  const [unit] = await busySpans(database.sql, [resource], window)
  expect(unit?.busy).toEqual([
    { fromMs: Date.parse('1999-12-31T23:59:00Z'), toMs: Date.parse('2000-01-01T00:01:00Z') },
    { fromMs: Date.parse('2127-02-28T16:30:00Z'), toMs: Date.parse('2127-03-01T00:00:00.500Z') },
  ])
  expect(await busySpans(database.sql, [], window)).toEqual([])
})
