import { expect, test } from 'vitest'
import { saveResourceSchema } from '#app/contracts/platforms.ts'
import { answerMembership } from '#app/use-cases/platforms/answer-membership.ts'
import { appointStaff } from '#app/use-cases/platforms/appoint-staff.ts'
import { classifyMember } from '#app/use-cases/platforms/classify-member.ts'
import { decideMember } from '#app/use-cases/platforms/decide-member.ts'
import { grantQualification } from '#app/use-cases/platforms/grant-qualification.ts'
import { hidePicture } from '#app/use-cases/platforms/hide-picture.ts'
import { inviteMember } from '#app/use-cases/platforms/invite-member.ts'
import { joinPlatform } from '#app/use-cases/platforms/join-platform.ts'
import { offerIdle } from '#app/use-cases/platforms/offer-idle.ts'
import { revokeQualification } from '#app/use-cases/platforms/revoke-qualification.ts'
import { savePlatform } from '#app/use-cases/platforms/save-platform.ts'
import { saveResource } from '#app/use-cases/platforms/save-resource.ts'
import { showPictures } from '#app/use-cases/platforms/show-pictures.ts'
import { withdrawIdle } from '#app/use-cases/platforms/withdraw-idle.ts'
import type { Result } from '#app/use-cases/use-case.ts'
import { testDatabase } from '#test/support/database.ts'
import { plainRules } from '#test/support/platform-rules.ts'
import { type Member, platformFloor, windowAt } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 20 })
const floor = await platformFloor(database)
const { leader, platformId } = floor
const by = leader.ctx

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code)
/** What many who ask at once are answered, in order of the words. */
const atOnce = async (ask: (index: number) => Promise<Result<unknown>>, times = 4) => {
  const answers = await Promise.all(Array.from({ length: times }, (_, index) => ask(index)))
  return answers.map(codeOf).sort()
}
const oneOf = (refusal: string) => [refusal, refusal, refusal, 'ok'].sort()
const creditCodeOf = async (firm: Member) => {
  const [row] = await database.sql<{ code: string }[]>`
    select credit_code as code from organisations where id = ${firm.id}`
  return row?.code ?? ''
}
const countOf = async (table: string, where = 'true') => {
  const [row] = await database.sql<{ count: number }[]>`
    select count(*)::int as count from ${database.sql(table)} where ${database.sql.unsafe(where)}`
  return row?.count ?? 0
}

test('of many who found a platform at one address, one does; the same press founds one', async () => {
  const about = {
    platformId: null,
    slug: 'contested',
    name: '平台',
    nameEn: null,
    story: '',
    chain: 'haining-socks',
    county: '330481',
    membership: 'open' as const,
    memberDiscountBasisPoints: 0,
    fileIds: [],
  }
  expect(await atOnce(() => savePlatform(by, about))).toEqual(oneOf('PLATFORM_SLUG_TAKEN'))
  const pressed = { ...about, slug: 'pressed', idempotencyKey: 'key-pressed-1' }
  expect(await atOnce(() => savePlatform(by, pressed))).toEqual(['ok', 'ok', 'ok', 'ok'])
  expect(await countOf('platforms', "slug in ('contested', 'pressed')")).toBe(2)
})

test('equipment saved at once by two has the pieces of the larger; no piece twice', async () => {
  const id = await floor.resource()
  const save = (capacity: number) =>
    saveResource(
      by,
      saveResourceSchema.parse({ resourceId: id, platformId, name: '设备', capacity, rules: plainRules() }),
    )
  const answers = await Promise.all([save(2), save(3), save(2), save(3)])
  expect(answers.map(codeOf).filter((code) => code === 'ok').length).toBeGreaterThan(0)
  const [{ capacity } = { capacity: 0 }] = await database.sql<{ capacity: number }[]>`
    select capacity from resources where id = ${id}`
  expect(await countOf('resource_units', `resource_id = '${id}'`)).toBe(capacity)
})

test('a firm that joins many times at once is one member; so is one that is invited many times', async () => {
  const [firm, invited] = [await floor.firm('buyer'), await floor.firm('buyer')]
  const join = () => joinPlatform(firm.ctx, { platformId, note: '' })
  expect(await atOnce(join)).toEqual(oneOf('MEMBERSHIP_EXISTS'))
  const creditCode = await creditCodeOf(invited)
  const invite = () => inviteMember(by, { platformId, creditCode, class: 'chain' })
  expect(await atOnce(invite)).toEqual(oneOf('MEMBERSHIP_EXISTS'))
  const [member] = await database.sql<{ id: string }[]>`
    select id from platform_members where organisation_id = ${invited.id}`
  const memberId = member?.id ?? ''
  const accept = () => answerMembership(invited.ctx, { memberId, event: 'accept' })
  expect(await atOnce(accept)).toEqual(oneOf('MEMBERSHIP_STATE'))
  const classify = (index: number) =>
    classifyMember(by, { memberId, class: index % 2 === 0 ? 'chain' : 'outside' })
  expect(await atOnce(classify)).toEqual(['ok', 'ok', 'ok', 'ok'])
  const remove = () => decideMember(by, { memberId, event: 'remove', class: 'chain' })
  expect(await atOnce(remove)).toEqual(oneOf('MEMBERSHIP_STATE'))
  expect(codeOf(await classifyMember(by, { memberId, class: 'chain' }))).toBe('MEMBERSHIP_STATE')
  expect(codeOf(await classifyMember(firm.ctx, { memberId, class: 'chain' }))).toBe('NOT_PERMITTED')
  const stranger = await floor.firm('chain_leader')
  expect(codeOf(await classifyMember(stranger.ctx, { memberId, class: 'chain' }))).toBe(
    'MEMBERSHIP_NOT_FOUND',
  )
})

test('a person appointed many times at once holds one post', async () => {
  const { actor } = await floor.person(leader.id, 'chain_leader', 'technician')
  const login = actor.kind === 'person' ? actor.userId : ''
  const appoint = () => appointStaff(by, { platformId, login, role: 'technician' })
  expect(await atOnce(appoint)).toEqual(['ok', 'ok', 'ok', 'ok'])
  expect(await countOf('platform_staff', `user_id = '${login}'`)).toBe(1)
})

test('a qualification granted many times at once stands once, and is revoked once', async () => {
  const creditCode = await creditCodeOf(await floor.member())
  const grant = () =>
    grantQualification(by, { platformId, creditCode, code: 'lathe', expiresOn: '2026-12-31' })
  expect(await atOnce(grant)).toEqual(['ok', 'ok', 'ok', 'ok'])
  const standing = await database.sql<{ id: string }[]>`
    select id from qualifications where code = 'lathe' and revoked_at is null`
  expect(standing).toHaveLength(1)
  const revoke = () => revokeQualification(by, { qualificationId: standing[0]?.id ?? '' })
  expect(await atOnce(revoke)).toEqual(oneOf('QUALIFICATION_NOT_FOUND'))
})

test('idle time pressed many times is offered once, and withdrawn once', async () => {
  const resourceId = await floor.resource()
  const window = windowAt('2026-03-04 08:00', 120)
  const pressed = { resourceId, ...window, priceBasisPoints: 6000, idempotencyKey: 'key-idle-once' }
  expect(await atOnce(() => offerIdle(by, pressed))).toEqual(['ok', 'ok', 'ok', 'ok'])
  const [offer, ...others] = await database.sql<{ id: string }[]>`
    select id from idle_offers where resource_id = ${resourceId}`
  expect(others).toEqual([])
  const withdraw = () => withdrawIdle(by, { idleOfferId: offer?.id ?? '' })
  expect(await atOnce(withdraw)).toEqual(oneOf('IDLE_OFFER_NOT_FOUND'))
})

test('pictures shown by many at once are all kept, never more than allowed; each is hidden once', async () => {
  const [resourceId, foreign] = [await floor.resource(), await floor.firm('buyer')]
  const file = (id: string, firm: string, type = 'image/png') => database.sql`
    insert into files (id, organisation_id, sha256, media_type, size_bytes, name, created_at)
    values (${id}, ${firm}, ${'a'.repeat(64)}, ${type}, 10, 'x', now())`
  for (let index = 0; index < 12; index += 1) await file(`fil_pic_${index}`, leader.id)
  await file('fil_pdf', leader.id, 'application/pdf')
  await file('fil_foreign', foreign.id)
  const shown = { of: 'resource' as const, subjectId: resourceId }
  const show = (fileId: string) => showPictures(by, { ...shown, fileIds: [fileId] })
  const answers = await atOnce((index) => show(`fil_pic_${index}`), 12)
  expect(answers.filter((code) => code === 'ok')).toHaveLength(9)
  expect(answers.filter((code) => code === 'PHOTO_LIMIT')).toHaveLength(3)
  const [{ photos } = { photos: [] }] = await database.sql<{ photos: string[] }[]>`
    select photos from resources where id = ${resourceId}`
  expect(new Set(photos).size).toBe(9)
  const hide = () => hidePicture(by, { ...shown, fileId: photos[0] ?? '' })
  expect(await atOnce(hide)).toEqual(oneOf('PHOTO_NOT_FOUND'))
  expect(codeOf(await show('fil_pdf'))).toBe('FILE_INVALID')
  expect(codeOf(await show('fil_foreign'))).toBe('FILE_INVALID')
  const stranger = await floor.firm('chain_leader')
  const theirs = { ...shown, fileIds: ['fil_pic_0'] }
  expect(codeOf(await showPictures(stranger.ctx, theirs))).toBe('PLATFORM_NOT_FOUND')
})
