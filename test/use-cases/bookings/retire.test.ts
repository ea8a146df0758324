import { expect, test } from 'vitest'
import type { RetireResource } from '#app/contracts/bookings.ts'
import { saveResourceSchema } from '#app/contracts/platforms.ts'
import { noticeLine } from '#app/i18n/notice-words.ts'
import { textFor } from '#app/i18n/text.ts'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { listNotices } from '#app/read-models/notices/list-notices.ts'
import { answerOffer } from '#app/use-cases/bookings/answer-offer.ts'
import { checkIn } from '#app/use-cases/bookings/check-in.ts'
import { joinWaitlist } from '#app/use-cases/bookings/join-waitlist.ts'
import { planMaintenance } from '#app/use-cases/bookings/plan-maintenance.ts'
import { reportBreakdown } from '#app/use-cases/bookings/report-breakdown.ts'
import { retireResource } from '#app/use-cases/bookings/retire-resource.ts'
import { returnUse } from '#app/use-cases/bookings/return-use.ts'
import { saveResource } from '#app/use-cases/platforms/save-resource.ts'
import { testDatabase } from '#test/support/database.ts'
import { local, plainRules } from '#test/support/platform-rules.ts'
import { type Member, platformFloor, windowAt } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 20 })
const floor = await platformFloor(database)
const lead = floor.leader.ctx
const technician = await floor.person(floor.leader.id, 'chain_leader', 'technician')
const rival = await floor.firm('chain_leader')

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code
const settle = () => floor.work.until(new Date(floor.clock.now().getTime() + 1))
const proposalFor = async (bookingId: string) => {
  const [row] = await database.sql<{ id: string; resource: string }[]>`
    select id, resource_id as resource from bookings where replaces_id = ${bookingId} and state = 'requested'`
  return row ?? null
}
const told = async ({ ctx: { actor } }: Member) => {
  if (actor.kind !== 'person') throw new Error('no person')
  const { notices } = await listNotices(database, {
    actor,
    page: 1,
    isUnreadOnly: false,
    idempotencyKey: 'k',
  })
  return notices.map((notice) => noticeLine(notice, textFor('zh'))).join('\n')
}
const retire = (resourceId: string, onBookings: RetireResource['onBookings'] = 'replan', by = lead) =>
  retireResource(by, { resourceId, onBookings })
const stateOf = async (resourceId: string) => {
  const [row] = await database.sql<{ state: string }[]>`select state from resources where id = ${resourceId}`
  return row?.state
}

test('a retired machine’s bookings are offered its twin with consent; a declined one is refunded whole', async () => {
  const [a, b] = [await floor.resource({}, 1, 'twin'), await floor.resource({}, 1, 'twin')]
  const [one, two] = [await floor.member(), await floor.member()]
  const first = await floor.booked(one, a, '2026-03-04 09:00', 60)
  const second = await floor.booked(two, a, '2026-03-05 09:00', 60)
  await floor.payAll()
  expect(codeOf(await retire(a, 'replan', technician))).toBe('NOT_PERMITTED')
  expect(codeOf(await retire(a, 'replan', one.ctx))).toBe('NOT_PERMITTED')
  expect(codeOf(await retire(a, 'replan', rival.ctx))).toBe('RESOURCE_NOT_FOUND')
  expect(codeOf(await retire('res_none'))).toBe('RESOURCE_NOT_FOUND')
  expect(await retire(a)).toMatchObject({ ok: true, value: { affected: 2, running: 0 } })
  expect(codeOf(await retire(a))).toBe('RESOURCE_RETIRED')
  expect(codeOf(await floor.book(one, a, '2026-03-06 09:00', 60))).toBe('RESOURCE_RETIRED')
  const [offer, other] = [await proposalFor(first), await proposalFor(second)]
  expect([offer?.resource, other?.resource]).toEqual([b, b])
  await settle()
  expect(await told(one)).toContain('停机（设备退役）')
  await answerOffer(one.ctx, { bookingId: offer?.id ?? '', isAccepted: true })
  await answerOffer(two.ctx, { bookingId: other?.id ?? '', isAccepted: false })
  expect(await floor.state(first)).toMatchObject({ state: 'rebooked' })
  expect(await floor.state(offer?.id ?? '')).toMatchObject({ state: 'confirmed', heldFen: 6_000n })
  expect(await floor.state(second)).toMatchObject({ state: 'interrupted', settledFen: 0n })
  await floor.payAll()
  expect(await floor.balance(`outside:${two.id}`)).toBe(0n)
})

test('a use under way runs to its end; bookings of a machine without a twin end with their money back', async () => {
  const lonely = await floor.resource()
  const [running, later, waiting] = [await floor.member(), await floor.member(), await floor.member()]
  const now = await floor.booked(running, lonely, '2026-03-09 09:00', 120)
  const next = await floor.booked(later, lonely, '2026-03-10 09:00', 60)
  const asked = { resourceId: lonely, purpose: '', ...windowAt('2026-03-10 09:00', 60) }
  await joinWaitlist(waiting.ctx, asked)
  await floor.payAll()
  await floor.until('2026-03-09 09:00')
  await checkIn(running.ctx, { token: `token-of-${lonely}` })
  await floor.until('2026-03-09 10:00')
  expect(await retire(lonely)).toMatchObject({ value: { affected: 1, running: 1 } })
  expect(await floor.state(now)).toMatchObject({ state: 'checked_in' })
  expect(await floor.state(next)).toMatchObject({ state: 'interrupted', settledFen: 0n })
  await settle()
  expect(await told(later)).toContain('没有可改派的设备，2026年3月10日 09:00 的预约已取消，预付款全额退回')
  expect(await told(later)).not.toContain('正在安排改派')
  expect(await told(waiting)).toContain('2026年3月10日 09:00 的候补就此结束')
  expect(await returnUse(running.ctx, { bookingId: now, meteredMinutes: null })).toMatchObject({ ok: true })
  await floor.payAll()
  expect(await floor.balance(`outside:${later.id}`)).toBe(0n)
})

test('who says so cancels them all with a full refund, though a twin stands free', async () => {
  const [a] = [await floor.resource({}, 1, 'duo'), await floor.resource({}, 1, 'duo')]
  const firm = await floor.member()
  const booking = await floor.booked(firm, a, '2026-03-12 09:00', 60)
  await floor.payAll()
  expect(await retire(a, 'cancel')).toMatchObject({ value: { affected: 1 } })
  expect(await proposalFor(booking)).toBeNull()
  expect(await floor.state(booking)).toMatchObject({ state: 'interrupted', settledFen: 0n, heldFen: 0n })
  await floor.payAll()
  expect(await floor.balance(`outside:${firm.id}`)).toBe(0n)
})

test('retired twice at once it is retired once; booked at that moment, nobody is left before it', async () => {
  const [machine, firm] = [await floor.resource(), await floor.member()]
  await floor.booked(firm, machine, '2026-03-13 09:00', 60)
  const answers = await Promise.all([
    retire(machine),
    retire(machine),
    ...[10, 11, 12, 13].map((hour) => floor.book(firm, machine, `2026-03-13 ${hour}:00`, 60)),
  ])
  expect(answers.slice(0, 2).map(codeOf).sort()).toEqual(['RESOURCE_RETIRED', 'ok'])
  const [left] = await database.sql<{ count: number }[]>`
    select count(*)::int as count from bookings where resource_id = ${machine} and state in ('requested', 'confirmed')`
  expect(left?.count).toBe(0)
})

test('its form does not retire a machine over bookings, and does where there are none', async () => {
  const [machine, firm] = [await floor.resource(), await floor.member()]
  const save = (state: 'open' | 'retired') =>
    saveResource(
      lead,
      saveResourceSchema.parse({
        ...{ resourceId: machine, platformId: floor.platformId, name: '打样台' },
        ...{ capacity: 1, state, rules: plainRules() },
      }),
    )
  await floor.booked(firm, machine, '2026-03-16 09:00', 60)
  const refused = await save('retired')
  expect(refused).toMatchObject({ refusal: { code: 'RESOURCE_HAS_BOOKINGS', facts: { count: 1 } } })
  expect(await stateOf(machine)).toBe('open')
  await retire(machine, 'cancel')
  expect(codeOf(await save('open'))).toBe('ok')
  expect(codeOf(await save('retired'))).toBe('ok')
  expect(await stateOf(machine)).toBe('retired')
})

test('maintenance over bookings moves them with consent where that is asked for, never what has begun', async () => {
  const [a, b] = [await floor.resource({}, 1, 'mate'), await floor.resource({}, 1, 'mate')]
  const [firm, other] = [await floor.member(), await floor.member()]
  const begun = await floor.booked(other, a, '2026-03-17 09:00', 120)
  const booking = await floor.booked(firm, a, '2026-03-17 14:00', 60)
  await floor.payAll()
  const plan = (start: string, minutes: number, onBookings?: 'refuse' | 'replan') =>
    planMaintenance(lead, {
      ...{ resourceId: a, unitNumber: null, reason: '', onBookings },
      ...windowAt(start, minutes),
    })
  expect(await plan('2026-03-17 13:00', 240)).toMatchObject({ refusal: { code: 'CLOSURE_OVER_BOOKINGS' } })
  await floor.until('2026-03-17 09:00')
  await checkIn(other.ctx, { token: `token-of-${a}` })
  expect(await plan('2026-03-17 10:00', 400, 'replan')).toMatchObject({
    refusal: { code: 'RESOURCE_IN_USE', facts: { count: 1 } },
  })
  const [one, two] = await Promise.all([
    plan('2026-03-17 13:00', 240, 'replan'),
    plan('2026-03-17 13:00', 240, 'replan'),
  ])
  expect([one, two].map((answer) => (answer.ok ? answer.value.affected : -1)).sort()).toEqual([0, 1])
  expect(await floor.state(begun)).toMatchObject({ state: 'checked_in' })
  const offer = await proposalFor(booking)
  expect(offer).toMatchObject({ resource: b })
  expect((await answerOffer(firm.ctx, { bookingId: offer?.id ?? '', isAccepted: true })).ok).toBe(true)
  expect(await floor.state(offer?.id ?? '')).toMatchObject({ state: 'confirmed', heldFen: 6_000n })
})

test('when the machine that was offered fails as well, the holder is offered a third', async () => {
  const [a, b, c] = [
    await floor.resource({}, 1, 'three'),
    await floor.resource({}, 1, 'three'),
    await floor.resource({}, 1, 'three'),
  ]
  const firm = await floor.member()
  const booking = await floor.booked(firm, a, '2026-03-19 09:00', 60)
  await floor.payAll()
  const down = { unitNumber: null, until: new Date(local('2026-03-20 08:00')), reason: '漏油停机' }
  await reportBreakdown(lead, { resourceId: a, ...down })
  const offered = await proposalFor(booking)
  expect(offered?.resource).toBe(b)
  await reportBreakdown(lead, { resourceId: b, ...down })
  expect(await floor.state(offered?.id ?? '')).toMatchObject({ state: 'cancelled' })
  const third = await proposalFor(booking)
  expect(third?.resource).toBe(c)
  expect((await answerOffer(firm.ctx, { bookingId: third?.id ?? '', isAccepted: true })).ok).toBe(true)
  expect(await floor.state(third?.id ?? '')).toMatchObject({ state: 'confirmed', heldFen: 6_000n })
})

test('after all of this every invariant holds', async () => {
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})
