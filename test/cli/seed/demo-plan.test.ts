import { expect, test } from 'vitest'
import { publicDays } from '#app/calendars/public-days.ts'
import { demoPlanner } from '#app/cli/seed/demo-plan.ts'
import { judgeWindow, withBuffers } from '#app/domain/bookings/judge-window.ts'
import { overlaps } from '#app/domain/bookings/local-time.ts'
import { FASTENER_RESOURCES, LUGGAGE_RESOURCES, SOCK_RESOURCES } from '#db/seed/platform-resources.ts'
import { local } from '#test/support/platform-rules.ts'

const machines = [...FASTENER_RESOURCES, ...SOCK_RESOURCES, ...LUGGAGE_RESOURCES].map((seed) => ({
  id: seed.key,
  rules: seed.rules,
  capacity: seed.capacity,
  token: seed.key,
  leaderId: 'org_leader',
  members: ['org_1', 'org_2'],
}))
const month = { fromMs: local('2026-09-14 00:00'), toMs: local('2026-10-12 00:00') }
const planned = () => demoPlanner(1, machines, publicDays).plan(month, 4, 3)

test('what is planned can be booked: by the rules of every machine, on no more units than it has', () => {
  const plan = planned()
  expect(plan.length).toBeGreaterThan(machines.length * 5)
  for (const use of plan) {
    expect(judgeWindow(use.machine.rules, use, month.fromMs - 86_400_000, publicDays)).toBeNull()
    const together = plan.filter(
      (other) =>
        other.machine === use.machine &&
        overlaps(withBuffers(use.machine.rules, other), withBuffers(use.machine.rules, use)),
    )
    // Those who overlap one use need not overlap each other, but never more than the units hold its first instant.
    const atStart = together.filter((other) => other.fromMs <= use.fromMs && other.toMs > use.fromMs)
    expect(atStart.length).toBeLessThanOrEqual(use.machine.capacity)
  }
})

test('the same seed plans the same, so a demonstration is known by heart', () => {
  const plain = () => planned().map(({ machine, ...use }) => ({ ...use, machine: machine.id }))
  expect(plain()).toEqual(plain())
})

test('around an instant only what is open runs: at noon of a workday nearly all, on a holiday the room', () => {
  const runningAt = (at: string) =>
    demoPlanner(2, machines, publicDays)
      .planAround(local(at))
      .map(({ machine }) => machine.id)
  expect(runningAt('2026-09-16 12:10').length).toBeGreaterThanOrEqual(7)
  expect(runningAt('2026-10-03 12:10')).toEqual(['climate-room'])
})
