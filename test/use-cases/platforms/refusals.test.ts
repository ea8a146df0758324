import { expect, test } from 'vitest'
import { saveResourceSchema } from '#app/contracts/platforms.ts'
import { appointStaff } from '#app/use-cases/platforms/appoint-staff.ts'
import { joinPlatform } from '#app/use-cases/platforms/join-platform.ts'
import { saveResource } from '#app/use-cases/platforms/save-resource.ts'
import { testDatabase } from '#test/support/database.ts'
import { codeOf } from '#test/support/demands.ts'
import { plainRules } from '#test/support/platform-rules.ts'
import { platformFloor } from '#test/support/platforms.ts'

const database = await testDatabase()
const floor = await platformFloor(database)
const { leader, platformId } = floor

test('a platform that invites its members takes nobody who merely asks', async () => {
  const firm = await floor.firm('buyer')
  await database.sql`update platforms set membership = 'invitation' where id = ${platformId}`
  const asked = await joinPlatform(firm.ctx, { platformId, note: '' })
  await database.sql`update platforms set membership = 'open' where id = ${platformId}`
  expect(codeOf(asked)).toBe('MEMBERSHIP_BY_INVITATION')
  expect(codeOf(await joinPlatform(firm.ctx, { platformId, note: '' }))).toBeUndefined()
})

test('a post goes to somebody of the leader’s own firm whose role there fits it', async () => {
  const stranger = await floor.member()
  const clerk = await floor.person(leader.id, 'chain_leader', 'finance')
  const appoint = (by: typeof leader.ctx, login: string) =>
    appointStaff(by, { platformId, login, role: 'technician' })
  const loginOf = ({ actor }: typeof leader.ctx) => (actor.kind === 'person' ? actor.userId : '')
  expect(codeOf(await appoint(leader.ctx, 'nobody'))).toBe('STAFF_NOT_FOUND')
  expect(codeOf(await appoint(leader.ctx, loginOf(stranger.ctx)))).toBe('STAFF_NOT_FOUND')
  expect(codeOf(await appoint(leader.ctx, loginOf(clerk)))).toBe('STAFF_ROLE')
  expect(codeOf(await appoint(clerk, loginOf(clerk)))).toBe('NOT_PERMITTED')
})

test('a machine does not lose pieces by being edited', async () => {
  const resourceId = await floor.resource({}, 3)
  const input = { resourceId, platformId, name: '设备', capacity: 2, rules: plainRules() }
  const answer = await saveResource(leader.ctx, saveResourceSchema.parse(input))
  expect(answer).toMatchObject({ refusal: { code: 'RESOURCE_RULES_INVALID', facts: { units: 3 } } })
})
