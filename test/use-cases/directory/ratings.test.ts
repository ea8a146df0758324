import { expect, test } from 'vitest'
import { rateProviderSchema } from '#app/contracts/directory.ts'
import { listProviders } from '#app/read-models/directory/list-providers.ts'
import { loadProvider } from '#app/read-models/directory/load-provider.ts'
import { DIRECTORY_INVARIANTS } from '#app/read-models/invariants/directory-invariants.ts'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { moderateRating } from '#app/use-cases/directory/moderate-rating.ts'
import { moveEngagement } from '#app/use-cases/directory/move-engagement.ts'
import { rateProvider } from '#app/use-cases/directory/rate-provider.ts'
import { replyRating } from '#app/use-cases/directory/reply-rating.ts'
import { testDatabase } from '#test/support/database.ts'
import { dealing, listed, PROVIDER } from '#test/support/directory.ts'
import { codeOf, done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const floor = await labFloor(database)
const client = floor.as('org_hy_01', 'owner')
const provider = floor.as(PROVIDER, 'owner')
const operator = floor.as('org_operator', 'owner')
await listed(provider)

const rating = (engagementId: string, stars: number, comment = '按时上线') =>
  rateProviderSchema.parse({ engagementId, stars, comment })
const QUERY = { q: '', county: '', kind: '', sort: 'stars', page: 1 } as const
const starsNow = async () =>
  (await listProviders(database, QUERY, null)).providers.find(({ id }) => id === PROVIDER)?.stars

test('stars are earned by a completed dealing, by its client, once', async () => {
  const id = await dealing(client, provider, ['agree', 'deliver'])
  expect(codeOf(await rateProvider(client, rating(id, 5)))).toBe('RATING_NOT_EARNED')
  done(await moveEngagement(client, { engagementId: id, event: 'confirm', reason: null }))
  expect(codeOf(await rateProvider(floor.as('org_hn_01', 'owner'), rating(id, 1)))).toBe(
    'ENGAGEMENT_NOT_FOUND',
  )
  expect(codeOf(await rateProvider(provider, rating(id, 5)))).toBe('NOT_PERMITTED')
  expect(codeOf(await rateProvider(client, rating('eng_none', 5)))).toBe('ENGAGEMENT_NOT_FOUND')
  const twice = await Promise.all([rateProvider(client, rating(id, 5)), rateProvider(client, rating(id, 4))])
  expect(twice.every(({ ok }) => ok)).toBe(true)
  expect(await database.sql`select 1 from provider_ratings where engagement_id = ${id}`).toHaveLength(1)
})

test('the store itself refuses stars that were not earned, and their deletion', async () => {
  const id = await dealing(client, provider, ['agree'])
  await expect(database.sql`
    insert into provider_ratings (id, engagement_id, provider_id, client_id, stars, state, rated_at)
    values ('rtg_x', ${id}, ${PROVIDER}, 'org_hy_01', 5, 'visible', now())`).rejects.toThrow(
    /no completed dealing/,
  )
  await expect(database.sql`delete from provider_ratings`).rejects.toThrow(/never deleted/)
  done(await moveEngagement(client, { engagementId: id, event: 'withdraw', reason: null }))
})

test('a rating may be changed for thirty days, each writing stays in the trail', async () => {
  const id = await dealing(client, provider)
  const { ratingId } = done(await rateProvider(client, rating(id, 2)))
  done(await rateProvider(client, rating(id, 4, '问题解决了')))
  floor.clock.set(new Date(floor.clock.now().getTime() + 30 * 86_400_000))
  expect(codeOf(await rateProvider(client, rating(id, 5)))).toBe('RATING_FIXED')
  const trail = await database.sql`
    select event, facts from audit_trail where subject_id = ${ratingId} order by id`
  expect(trail).toMatchObject([
    { event: 'rate', facts: { stars: 2 } },
    { event: 'change', facts: { stars: 4 } },
  ])
})

test('from three ratings on there are stars; what the operator hides counts for none', async () => {
  const id = await dealing(floor.as('org_ph_01', 'owner'), provider)
  const { ratingId } = done(await rateProvider(floor.as('org_ph_01', 'owner'), rating(id, 1, '骂人的话')))
  const before = await starsNow()
  expect(before?.count).toBe(3)
  expect(before?.averageTenths).not.toBeNull()
  const hide = { ratingId, reason: '辱骂' }
  expect(codeOf(await moderateRating(provider, hide))).toBe('NOT_PERMITTED')
  expect(codeOf(await moderateRating(operator, { ...hide, ratingId: 'rtg_none' }))).toBe('RATING_NOT_FOUND')
  const twice = await Promise.all([1, 2].map(() => moderateRating(operator, hide)))
  expect(twice.map(codeOf).sort()).toEqual([null, 'NOTHING_TO_DO'].sort())
  expect(await starsNow()).toEqual({ count: 2, averageTenths: null })
  const asked = { idempotencyKey: 'k' }
  const seen = async (actor: typeof client.actor | null) =>
    (
      await loadProvider(database, PROVIDER, { ...asked, actor: actor?.kind === 'person' ? actor : null })
    )?.ratings.find((one) => one.id === ratingId)
  expect(await seen(null)).toBeUndefined()
  expect(await seen(client.actor)).toBeUndefined()
  expect(await seen(provider.actor)).toMatchObject({ hiddenReason: '辱骂', clientName: expect.any(String) })
  expect(await seen(operator.actor)).toMatchObject({ state: 'hidden' })
  expect(codeOf(await rateProvider(floor.as('org_ph_01', 'owner'), rating(id, 5)))).toBe('RATING_FIXED')
  done(await moderateRating(operator, { ratingId, reason: null }))
  expect((await starsNow())?.count).toBe(3)
})

test('a provider answers its own ratings only; the public reads the client’s county, never its name', async () => {
  const [row] = await database.sql<{ id: string }[]>`
    select id from provider_ratings where client_id = 'org_hy_01' limit 1`
  const ratingId = row?.id ?? ''
  expect(codeOf(await replyRating(floor.as('org_provider_2', 'owner'), { ratingId, reply: '谢谢' }))).toBe(
    'RATING_NOT_FOUND',
  )
  expect(codeOf(await replyRating(client, { ratingId, reply: '谢谢' }))).toBe('NOT_PERMITTED')
  const replies = await Promise.all(
    ['谢谢', '感谢'].map((reply) => replyRating(provider, { ratingId, reply })),
  )
  expect(replies.every(({ ok }) => ok)).toBe(true)
  const page = await loadProvider(database, PROVIDER, { actor: null, idempotencyKey: 'k' })
  expect(page?.ratings.find(({ id }) => id === ratingId)).toMatchObject({
    clientName: null,
    clientCounty: '330424',
    reply: expect.stringMatching(/谢/),
  })
})

test('the directory is searched by words, county (also one that is served) and kind', async () => {
  await listed(floor.as('org_provider_2', 'owner'), {
    kinds: ['consulting'],
    summaryZh: '诊断咨询',
    summaryEn: '',
    offers: '',
    counties: [],
  })
  const found = async (query: Record<string, string>) =>
    (await listProviders(database, { ...QUERY, ...query }, null)).providers.map(({ id }) => id)
  // One bad rating weighs more than none.
  expect(await found({})).toEqual(['org_provider_2', PROVIDER])
  expect(await found({ sort: 'completed' })).toEqual([PROVIDER, 'org_provider_2'])
  expect(await found({ q: '联网' })).toEqual([PROVIDER])
  expect(await found({ q: 'ＭＥＳ small' })).toEqual([PROVIDER])
  expect(await found({ county: '330424' })).toEqual([PROVIDER])
  expect(await found({ county: 'jingkai' })).toEqual(['org_provider_2'])
  expect(await found({ kind: 'leasing' })).toEqual([])
  const view = await listProviders(database, { ...QUERY, county: '330424' }, null)
  expect(view.kinds).toEqual([
    { kind: 'software', count: 1 },
    { kind: 'integration', count: 1 },
  ])
})

test('the invariant of stars holds, and can fail', async () => {
  const broken = async (change: string) => {
    let found = 0
    const undone = database.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      expect((await tx.unsafe(change)).count).toBeGreaterThan(0)
      for (const { find } of DIRECTORY_INVARIANTS)
        found += (await find(tx as unknown as typeof database.sql, floor.clock.now())).length
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    return found
  }
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
  expect(await broken("update engagements set state = 'declined' where state = 'completed'")).toBeGreaterThan(
    0,
  )
  expect(await broken("update provider_ratings set client_id = 'org_hn_02'")).toBeGreaterThan(0)
  expect(await broken('delete from engagements')).toBeGreaterThan(0)
})
