import { expect, test } from 'vitest'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { loadPlatform } from '#app/read-models/platforms/load-platform.ts'
import { platformAhead } from '#app/read-models/platforms/platform-ahead.ts'
import { checkIn } from '#app/use-cases/bookings/check-in.ts'
import { joinWaitlist } from '#app/use-cases/bookings/join-waitlist.ts'
import { reportBreakdown } from '#app/use-cases/bookings/report-breakdown.ts'
import { returnUse } from '#app/use-cases/bookings/return-use.ts'
import { closePlatform } from '#app/use-cases/platforms/close-platform.ts'
import { emptyPlatform } from '#app/use-cases/platforms/empty-platform.ts'
import { inviteMember } from '#app/use-cases/platforms/invite-member.ts'
import { joinPlatform } from '#app/use-cases/platforms/join-platform.ts'
import { offerIdle } from '#app/use-cases/platforms/offer-idle.ts'
import { reopenPlatform } from '#app/use-cases/platforms/reopen-platform.ts'
import type { Result } from '#app/use-cases/use-case.ts'
import { expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import { local } from '#test/support/platform-rules.ts'
import { platformFloor, windowAt } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 20 })
const floor = await platformFloor(database)
const { leader, platformId, system, work } = floor
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code)
const closing = { platformId, reason: '搬迁到新厂房' }
const toldOf = async (firm: string, kind: string) =>
  (await database.sql`select 1 from notices where organisation_id = ${firm} and kind = ${kind}`).length

test('only who leads a platform closes or opens it, and it says why', async () => {
  const member = await floor.member()
  const rival = await floor.firm('chain_leader')
  const technician = await floor.person(leader.id, 'chain_leader', 'technician')
  for (const ctx of [member.ctx, technician]) {
    expect(codeOf(await closePlatform(ctx, closing))).toBe('NOT_PERMITTED')
    expect(codeOf(await reopenPlatform(ctx, { platformId }))).toBe('NOT_PERMITTED')
  }
  expect(codeOf(await closePlatform(rival.ctx, closing))).toBe('PLATFORM_NOT_FOUND')
  expect(codeOf(await reopenPlatform(rival.ctx, { platformId }))).toBe('PLATFORM_NOT_FOUND')
  expect(codeOf(await reopenPlatform(leader.ctx, { platformId }))).toBe('PLATFORM_OPEN')
})

test('a closing ends what has not begun with its whole money back, and leaves what runs to be settled', async () => {
  const [a, b] = [await floor.resource({}, 1, 'twin'), await floor.resource({}, 1, 'twin')]
  await floor.resource({}, 1, 'twin')
  const [running, coming, waiting, stranded] = [
    await floor.member(),
    await floor.member(),
    await floor.member(),
    await floor.member(),
  ]
  const first = await floor.booked(running, a, '2026-03-04 09:00', 120)
  const second = await floor.booked(coming, a, '2026-03-05 09:00', 120)
  const third = await floor.booked(stranded, b, '2026-03-05 09:00', 120)
  await floor.payAll()
  const wait = { resourceId: a, ...windowAt('2026-03-05 09:00', 120), purpose: '' }
  expect(codeOf(await joinWaitlist(waiting.ctx, wait))).toBe('ok')
  const idle = { resourceId: b, ...windowAt('2026-03-07 09:00', 120), priceBasisPoints: 5_000 }
  expect(codeOf(await offerIdle(leader.ctx, idle))).toBe('ok')
  await floor.until('2026-03-04 09:00')
  await checkIn(running.ctx, { token: `token-of-${a}` })
  const until = new Date(local('2026-03-06 08:00'))
  await reportBreakdown(leader.ctx, { resourceId: b, unitNumber: null, until, reason: '断电' })
  expect(await platformAhead(database.sql, platformId)).toEqual({
    // The stranded one counts with the place that is kept for it until its holder answers.
    ...{ bookings: 3, heldFen: 24_000, waits: 1, testsToEnd: 0, running: 1, testsToFinish: 0 },
  })
  expect(codeOf(await closePlatform(leader.ctx, closing))).toBe('ok')
  await floor.payAll()
  expect(await floor.state(first)).toMatchObject({ state: 'checked_in', heldFen: 12_000n })
  expect(await floor.state(second)).toMatchObject({ state: 'cancelled', heldFen: 0n, settledFen: 0n })
  expect(await floor.state(third)).toMatchObject({ state: 'interrupted', heldFen: 0n, settledFen: 0n })
  for (const { id } of [coming, stranded]) expect(await floor.balance(`outside:${id}`)).toBe(0n)
  for (const { id } of [running, coming, waiting, stranded]) {
    expect(await toldOf(id, 'platform_closed')).toBe(1)
  }
  expect(await platformAhead(database.sql, platformId)).toEqual({
    ...{ bookings: 0, heldFen: 0, waits: 0, testsToEnd: 0, running: 1, testsToFinish: 0 },
  })
  const page = await loadPlatform(database, 'sample', null, floor.clock.now(), 'key')
  expect(page?.platform.closed).toMatchObject({ reason: closing.reason })
  expect(page?.idle).toEqual([])
  await floor.until('2026-03-04 10:00')
  expect(codeOf(await returnUse(leader.ctx, { bookingId: first, meteredMinutes: 60 }))).toBe('ok')
  await floor.payAll()
  expect((await floor.state(first)).state).toBe('completed')
  expect(await floor.balance(`outside:${leader.id}`)).toBeGreaterThan(0n)
  await expectSoundBooks(database)
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})

test('on a closed platform nothing new is booked, waited for, joined, invited to or offered', async () => {
  const [stranger, member] = [await floor.firm('buyer'), await floor.member()]
  const machine = await floor.resource()
  const [row] = await database.sql<{ code: string }[]>`
    select credit_code as code from organisations where id = ${stranger.id}`
  const window = windowAt('2026-03-09 09:00', 60)
  const answers = [
    await closePlatform(leader.ctx, closing),
    await floor.book(member, machine, '2026-03-09 09:00', 60),
    await joinWaitlist(member.ctx, { resourceId: machine, ...window, purpose: '' }),
    await joinPlatform(stranger.ctx, { platformId, note: '' }),
    await inviteMember(leader.ctx, { platformId, creditCode: row?.code ?? '', class: 'chain' }),
    await offerIdle(leader.ctx, { resourceId: machine, ...window, priceBasisPoints: 5_000 }),
  ]
  expect(answers.map(codeOf)).toEqual(answers.map(() => 'PLATFORM_CLOSED'))
})

test('an opened platform is as it was; what had ended stays ended; of many who close it at once one does', async () => {
  const member = await floor.member()
  const machine = await floor.resource()
  const openings = await Promise.all([1, 2, 3].map(() => reopenPlatform(leader.ctx, { platformId })))
  expect(openings.map(codeOf).sort()).toEqual(['PLATFORM_OPEN', 'PLATFORM_OPEN', 'ok'])
  await work.settle()
  expect(await toldOf(member.id, 'platform_reopened')).toBe(1)
  expect(codeOf(await floor.book(member, machine, '2026-03-09 09:00', 60))).toBe('ok')
  expect(await emptyPlatform(system, platformId)).toMatchObject({ value: { ended: 0 } })
  const closings = await Promise.all([1, 2, 3].map(() => closePlatform(leader.ctx, closing)))
  expect(closings.map(codeOf).sort()).toEqual(['PLATFORM_CLOSED', 'PLATFORM_CLOSED', 'ok'])
})

test('whoever books while it closes is refused, or has the booking ended with the rest', async () => {
  await work.settle()
  await reopenPlatform(leader.ctx, { platformId })
  const machine = await floor.resource({}, 50)
  const members = await Promise.all(Array.from({ length: 12 }, () => floor.member()))
  const answers = await Promise.all([
    ...members.slice(0, 6).map((one) => floor.book(one, machine, '2026-03-10 09:00', 60)),
    closePlatform(leader.ctx, { ...closing, reason: '检修' }),
    ...members.slice(6).map((one) => floor.book(one, machine, '2026-03-10 10:00', 60)),
  ])
  // Who comes first is left to chance; nobody hears anything else.
  expect(['ok', 'PLATFORM_CLOSED']).toEqual(expect.arrayContaining(answers.map(codeOf)))
  await work.settle()
  const alive = await database.sql`
    select 1 from bookings where platform_id = ${platformId} and state in ('requested', 'confirmed')`
  expect(alive.length).toBe(0)
})

test('more than one batch is emptied by and by; emptying twice refunds once', async () => {
  await reopenPlatform(leader.ctx, { platformId })
  const [member, machine] = [await floor.member(), await floor.resource({}, 50)]
  for (const hour of ['09:00', '10:00', '11:00']) {
    for (let count = 0; count < 40; count += 1) {
      await floor.booked(member, machine, `2026-03-11 ${hour}`, 60)
    }
  }
  await closePlatform(leader.ctx, closing)
  expect(await emptyPlatform(system, platformId)).toMatchObject({ value: { ended: 50 } })
  await work.settle()
  expect(await emptyPlatform(system, platformId)).toMatchObject({ value: { ended: 0 } })
  const left = await database.sql`
    select state, count(*)::int from bookings where resource_id = ${machine} group by 1`
  expect([...left]).toEqual([{ state: 'cancelled', count: 120 }])
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})
