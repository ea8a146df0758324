import { expect, test } from 'vitest'
import { checkIn } from '#app/use-cases/bookings/check-in.ts'
import { testDatabase } from '#test/support/database.ts'
import { codeOf } from '#test/support/demands.ts'
import { local } from '#test/support/platform-rules.ts'
import { platformFloor } from '#test/support/platforms.ts'

const database = await testDatabase()
const floor = await platformFloor(database)
const tokenOf = (resourceId: string) => ({ token: `token-of-${resourceId}` })

test('what is shorter than the machine’s rule, or asked for too late, is refused', async () => {
  const machine = await floor.resource({ minMinutes: 60, noticeMinutes: 1440 })
  const firm = await floor.member()
  expect(codeOf(await floor.book(firm, machine, '2026-03-06 09:00', 30))).toBe('BOOKING_TOO_SHORT')
  expect(codeOf(await floor.book(firm, machine, '2026-03-02 14:00', 60))).toBe('BOOKING_NOTICE')
  expect(codeOf(await floor.book(firm, machine, '2026-03-06 09:00', 60))).toBeUndefined()
})

test('a machine opens for its holder, who has paid, in its time: everybody else is told why not', async () => {
  const machine = await floor.resource()
  const [holder, other] = [await floor.member(), await floor.member()]
  await floor.booked(holder, machine, '2026-03-10 09:00', 60)
  floor.clock.set(new Date(local('2026-03-10 09:05')))
  expect(codeOf(await checkIn(holder.ctx, tokenOf(machine)))).toBe('BOOKING_UNPAID')
  expect(codeOf(await checkIn(other.ctx, tokenOf(machine)))).toBe('CHECK_IN_NOT_YOURS')
  // The clock has not come round yet: the grace is over all the same.
  floor.clock.set(new Date(local('2026-03-10 09:30')))
  expect(codeOf(await checkIn(holder.ctx, tokenOf(machine)))).toBe('CHECK_IN_LATE')
})
