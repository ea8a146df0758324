import { expect, test } from 'vitest'
import { nextQualificationWarning, qualificationEndsAt } from '#app/domain/bookings/booking-terms.ts'
import { noticeLine } from '#app/i18n/notice-words.ts'
import { textFor } from '#app/i18n/text.ts'
import { loadBooking } from '#app/read-models/bookings/load-booking.ts'
import { listNotices } from '#app/read-models/notices/list-notices.ts'
import { loadPlatformDesk } from '#app/read-models/platforms/load-platform-desk.ts'
import { grantQualification } from '#app/use-cases/platforms/grant-qualification.ts'
import { revokeQualification } from '#app/use-cases/platforms/revoke-qualification.ts'
import { warnQualification } from '#app/use-cases/platforms/warn-qualification.ts'
import { testDatabase } from '#test/support/database.ts'
import { type Member, platformFloor } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 12 })
const floor = await platformFloor(database)
const machine = await floor.resource({ qualification: 'tensile', horizonDays: 90 })
const personOf = ({ ctx: { actor } }: Member) => {
  if (actor.kind !== 'person') throw new Error('no person')
  return actor
}
const grant = async (firm: Member, expiresOn: string): Promise<string> => {
  const [row] = await database.sql<{ code: string }[]>`
    select credit_code as code from organisations where id = ${firm.id}`
  const asked = { platformId: floor.platformId, creditCode: row?.code ?? '', code: 'tensile', expiresOn }
  const granted = await grantQualification(floor.leader.ctx, asked)
  if (!granted.ok) throw new Error(granted.refusal.code)
  return granted.value.qualificationId
}
const told = async (firm: Member, locale: 'zh' | 'en' = 'zh') => {
  const asked = { actor: personOf(firm), page: 1, isUnreadOnly: false, idempotencyKey: 'key' }
  const { notices } = await listNotices(database, asked)
  return notices
    .filter(({ kind }) => kind.startsWith('qualification_'))
    .map((notice) => noticeLine(notice, textFor(locale)))
    .reverse()
}

test('a qualification counts to the end of its last day; it is warned of 30, 7 and 1 days before', () => {
  expect(qualificationEndsAt('2026-04-10').toISOString()).toBe('2026-04-10T16:00:00.000Z')
  const warnings: string[] = []
  let at: Date | null = new Date('2026-03-01T00:00:00Z')
  while (at) {
    at = nextQualificationWarning('2026-04-10', at)
    if (at) warnings.push(at.toISOString())
  }
  expect(warnings).toEqual([
    '2026-03-11T16:00:00.000Z',
    '2026-04-03T16:00:00.000Z',
    '2026-04-09T16:00:00.000Z',
  ])
})

test('by the clock the firm is told, and, with bookings beyond its end, the platform; pages point at them', async () => {
  const [firm, calm] = [await floor.member(), await floor.member()]
  await grant(firm, '2026-12-31')
  const late = await floor.booked(firm, machine, '2026-04-13 09:00', 60)
  const early = await floor.booked(firm, machine, '2026-04-09 09:00', 60)
  await floor.payAll()
  // Renewed for a shorter time than was booked for.
  await grant(firm, '2026-04-10')
  await grant(calm, '2026-04-10')
  const cardOf = async (id: string) =>
    (await loadBooking(database, id, firm.id, floor.clock.now(), 'key'))?.booking.lacksQualification
  expect([await cardOf(late), await cardOf(early)]).toEqual([true, false])
  const desk = await loadPlatformDesk(database, 'sample', personOf(floor.leader), floor.clock.now(), 'key')
  expect(desk?.qualifications.map(({ bookingsAfter }) => bookingsAfter).sort()).toEqual([0, 1])
  await floor.until('2026-03-12 00:01')
  expect(await told(firm)).toEqual([
    '贵企业在平台“样例平台”的上机资格 tensile 将于 2026年4月11日 00:00 失效，其后还有 1 个预约，请及时续期。',
  ])
  expect(await told(calm)).toEqual([
    '贵企业在平台“样例平台”的上机资格 tensile 将于 2026年4月11日 00:00 失效，请及时续期。',
  ])
  const [line, ...more] = await told(floor.leader)
  expect(line).toMatch(
    /^平台“样例平台”：样例企业\d+ 的上机资格 tensile 将于 2026年4月11日 00:00 失效，其后还有 1 个预约。$/,
  )
  expect(more).toEqual([])
  expect((await told(firm, 'en'))[0]).toContain('bookings after that: 1')
  await floor.until('2026-04-10 00:01')
  expect(await told(firm)).toHaveLength(3)
  await floor.until('2026-04-12 00:00')
  expect(await told(firm)).toHaveLength(3)
})

test('renewed in time or revoked it is no news; warned twice at once it is told once', async () => {
  const [renewed, revoked, twice] = [await floor.member(), await floor.member(), await floor.member()]
  await grant(renewed, '2026-06-10')
  await grant(renewed, '2026-12-31')
  const gone = await grant(revoked, '2026-06-10')
  expect((await revokeQualification(floor.leader.ctx, { qualificationId: gone })).ok).toBe(true)
  const id = await grant(twice, '2026-06-10')
  await floor.until('2026-05-12 00:01')
  expect([await told(renewed), await told(revoked)]).toEqual([[], []])
  expect(await told(twice)).toHaveLength(1)
  await database.sql`
    update deadlines set due_at = ${floor.clock.now()}, done_at = null where subject_id = ${id}`
  await Promise.all([0, 1].map(() => warnQualification(floor.system, { subjectId: id })))
  expect((await told(twice)).length).toBeLessThanOrEqual(2)
  const notPermitted = await warnQualification(floor.leader.ctx, { subjectId: id })
  expect(notPermitted).toMatchObject({ refusal: { code: 'NOT_PERMITTED' } })
  expect(await warnQualification(floor.system, { subjectId: 'qlf_none' })).toMatchObject({
    value: { told: 0 },
  })
})
