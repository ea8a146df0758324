import { beforeEach, expect, test } from 'vitest'
import { moveEngagementSchema, saveProviderSchema } from '#app/contracts/directory.ts'
import { ENGAGEMENT_EVENTS, ENGAGEMENT_STATES } from '#app/domain/directory/engagement-lifecycle.ts'
import { askProvider } from '#app/use-cases/directory/ask-provider.ts'
import { confirmEngagementByClock } from '#app/use-cases/directory/confirm-engagement-by-clock.ts'
import { moveEngagement } from '#app/use-cases/directory/move-engagement.ts'
import { saveProvider } from '#app/use-cases/directory/save-provider.ts'
import { justInTime } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { asking, dealing, listed, moving, PROFILE, PROVIDER } from '#test/support/directory.ts'
import { codeOf, done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const floor = await labFloor(database)
const client = floor.as('org_hy_01', 'purchaser')
const stranger = floor.as('org_hn_01', 'owner')
const provider = floor.as(PROVIDER, 'owner')
const rival = floor.as('org_provider_2', 'owner')
const supplier = floor.as('org_s01', 'owner')

const stateOf = async (id: string) =>
  (await database.sql<{ state: string }[]>`select state from engagements where id = ${id}`)[0]?.state

beforeEach(async () => {
  await listed(provider)
  await database.sql`
    update engagements set state = 'withdrawn' where state in ('requested', 'agreed')`
})

test('a firm asks, the provider agrees and delivers, the firm confirms; each is told', async () => {
  const id = await dealing(client, provider)
  expect(await stateOf(id)).toBe('completed')
  await floor.work.settle()
  const told = await database.sql<{ organisation_id: string; kind: string }[]>`
    select organisation_id, kind from notices where about_id = ${id} order by id`
  expect(told.map((row) => `${row.organisation_id} ${row.kind}`)).toEqual([
    `${PROVIDER} engagement_asked`,
    'org_hy_01 engagement_answered',
    'org_hy_01 engagement_delivered',
    `${PROVIDER} engagement_moved`,
  ])
})

test('what is delivered and not answered is confirmed by the clock after fourteen days, once', async () => {
  const id = await dealing(client, provider, ['agree', 'deliver'])
  const dueMs = floor.clock.now().getTime() + 14 * 86_400_000
  await floor.work.until(new Date(dueMs - 1))
  expect(await stateOf(id)).toBe('delivered')
  await floor.work.until(new Date(dueMs))
  expect(await stateOf(id)).toBe('completed')
  expect(done(await confirmEngagementByClock(floor.system, { subjectId: id }))).toEqual({ hasActed: false })
  expect(codeOf(await confirmEngagementByClock(client, { subjectId: id }))).toBe('NOT_PERMITTED')
})

test('sent back in time, the clock has nothing to confirm; delivered again it counts anew', async () => {
  const id = await dealing(client, provider, ['agree', 'deliver'])
  done(await moveEngagement(client, moving(id, 'reopen', '报表缺一半')))
  await floor.work.until(new Date(floor.clock.now().getTime() + 20 * 86_400_000))
  expect(await stateOf(id)).toBe('agreed')
  done(await moveEngagement(provider, moving(id, 'deliver')))
  done(await moveEngagement(client, moving(id, 'confirm')))
})

test('sent back while the clock confirms it is one of the two, and confirmed once', async () => {
  for (let round = 0; round < 4; round += 1) {
    const id = await dealing(client, provider, ['agree', 'deliver'])
    floor.clock.advance(14 * 86_400_000)
    const confirm = () => confirmEngagementByClock(floor.system, { subjectId: id })
    const [first, reopened, second] = await Promise.all([
      confirm(),
      moveEngagement(justInTime(client), moving(id, 'reopen', '报表缺一半')),
      confirm(),
    ])
    const confirmed = [first, second].filter((answer) => done(answer).hasActed)
    expect(confirmed).toHaveLength(reopened.ok ? 0 : 1)
    expect(await stateOf(id)).toBe(reopened.ok ? 'agreed' : 'completed')
    if (reopened.ok) done(await moveEngagement(provider, moving(id, 'deliver')))
    await floor.work.until(new Date(floor.clock.now().getTime() + 14 * 86_400_000))
  }
})

test('every step is its own side’s, in its own state, and strangers learn nothing', async () => {
  const id = await dealing(client, provider, [])
  for (const event of ENGAGEMENT_EVENTS) {
    const asked = moving(id, event, '原因')
    expect(codeOf(await moveEngagement(stranger, asked))).toMatch(/NOT_PERMITTED|ENGAGEMENT_NOT_FOUND/)
    expect(codeOf(await moveEngagement(rival, asked))).toMatch(/NOT_PERMITTED|ENGAGEMENT_NOT_FOUND/)
    expect(codeOf(await moveEngagement(floor.as('org_hy_01', 'viewer'), asked))).toBe('NOT_PERMITTED')
    const other = ['agree', 'decline', 'deliver'].includes(event) ? client : provider
    expect(codeOf(await moveEngagement(other, asked))).toBe('NOT_PERMITTED')
  }
  expect(codeOf(await moveEngagement(provider, moving(id, 'deliver')))).toBe('ENGAGEMENT_STATE')
  expect(codeOf(await moveEngagement(client, moving(id, 'confirm')))).toBe('ENGAGEMENT_STATE')
  expect(codeOf(await moveEngagement(client, moving('eng_none', 'confirm')))).toBe('ENGAGEMENT_NOT_FOUND')
  expect(moveEngagementSchema.safeParse({ engagementId: id, event: 'decline' }).success).toBe(false)
  done(await moveEngagement(provider, moving(id, 'decline', '排期已满')))
  expect(await stateOf(id)).toBe('declined')
  expect(ENGAGEMENT_STATES).toHaveLength(6)
})

test('only a listed, verified provider is asked, for what it does, by somebody else, once at a time', async () => {
  expect(codeOf(await askProvider(client, asking({ kind: 'leasing' })))).toBe('PROVIDER_KIND')
  expect(codeOf(await askProvider(client, asking({ providerId: 'org_provider_2' })))).toBe(
    'PROVIDER_NOT_FOUND',
  )
  expect(codeOf(await askProvider(rival, asking()))).toBe('NOT_PERMITTED')
  const both = floor.as(PROVIDER, 'owner')
  const itself = { ...both, actor: { ...both.actor, capabilities: ['provider', 'buyer'] as const } }
  expect(codeOf(await askProvider(itself as typeof both, asking()))).toBe('PROVIDER_SELF')
  await listed(provider, { isListed: false })
  expect(codeOf(await askProvider(client, asking()))).toBe('PROVIDER_NOT_FOUND')
  await listed(provider)
  await database.sql`update organisations set verified_at = null where id = ${PROVIDER}`
  expect(codeOf(await askProvider(client, asking()))).toBe('PROVIDER_NOT_FOUND')
  await database.sql`update organisations set verified_at = now() where id = ${PROVIDER}`
  const asked = await Promise.all([1, 2, 3].map(() => askProvider(supplier, asking())))
  expect(asked.map(codeOf).sort()).toEqual([null, 'ENGAGEMENT_EXISTS', 'ENGAGEMENT_EXISTS'].sort())
})

test('two who move at once: one of withdraw and agree comes first, agreeing twice happens once', async () => {
  const id = await dealing(client, provider, [])
  const [withdrawn, declined] = await Promise.all([
    moveEngagement(client, moving(id, 'withdraw')),
    moveEngagement(provider, moving(id, 'decline', '排期已满')),
  ])
  expect([withdrawn.ok, declined.ok].filter(Boolean)).toHaveLength(1)
  const other = await dealing(client, provider, [])
  const agreed = await Promise.all([1, 2].map(() => moveEngagement(provider, moving(other, 'agree'))))
  expect(agreed.map(codeOf).sort()).toEqual([null, 'ENGAGEMENT_STATE'].sort())
})

test('a provider writes its own page; two who write at once do not overwrite each other', async () => {
  const profile = (changes: Record<string, unknown>) => saveProviderSchema.parse({ ...PROFILE, ...changes })
  expect(codeOf(await saveProvider(client, profile({})))).toBe('NOT_PERMITTED')
  expect(codeOf(await saveProvider(floor.as(PROVIDER, 'viewer'), profile({})))).toBe('NOT_PERMITTED')
  const first = await Promise.all([1, 2].map(() => saveProvider(rival, profile({}))))
  expect(first.every(({ ok }) => ok)).toBe(true)
  const [row] = await database.sql`
    select version from provider_profiles where organisation_id = 'org_provider_2'`
  expect(row?.version).toBe(2)
  const edits = await Promise.all(
    ['甲', '乙'].map((summaryZh) => saveProvider(rival, profile({ summaryZh, version: 2 }))),
  )
  expect(edits.map(codeOf).sort()).toEqual([null, 'PROVIDER_CHANGED'].sort())
})
