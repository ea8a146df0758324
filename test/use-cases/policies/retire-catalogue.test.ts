import { expect, test } from 'vitest'
import { publishRetiredSchema } from '#app/contracts/retire.ts'
import { readRetired } from '#app/read-models/policies/read-rules.ts'
import { moveRetired } from '#app/use-cases/policies/move-retired.ts'
import { publishRetired } from '#app/use-cases/policies/publish-retired.ts'
import { testDatabase } from '#test/support/database.ts'
import { codeOf, done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const floor = await labFloor(database)
const city = floor.as('org_bureau_city', 'owner')
const county = floor.as('org_bureau_330481', 'owner')
const firm = floor.as('org_hn_01', 'owner')
const operator = floor.as('org_operator', 'owner')

const entry = (nameZh: string, more: Record<string, unknown> = {}) =>
  publishRetiredSchema.parse({ nameZh, reasonZh: '能耗不达标', ...more })
const listedNames = async () =>
  (await readRetired(database.sql, 'org_hn_01')).map(
    ({ nameZh, isInUse }) => `${nameZh}${isInUse ? ' !' : ''}`,
  )

test('what a bureau publishes bars from today on; withdrawn it bars nobody, listed again it does', async () => {
  await database.sql`
    update organisations set equipment_in_use = array['老式燃油定型机'] where id = 'org_hn_01'`
  const { key } = done(await publishRetired(county, entry('老式燃油定型机')))
  expect(await listedNames()).toEqual(['老式燃油定型机 !'])
  const [row] = await database.sql`select listed_on::text as on from retire_catalogue where key = ${key}`
  expect(row?.on).toBe('2026-03-02')
  done(await moveRetired(city, { key, event: 'withdraw', reason: '标准修订' }))
  expect(await listedNames()).toEqual([])
  expect(codeOf(await publishRetired(city, entry('老式燃油定型机')))).toBe('RETIRED_EXISTS')
  done(await moveRetired(city, { key, event: 'relist', reason: '标准恢复' }))
  expect(await listedNames()).toEqual(['老式燃油定型机 !'])
  const trail = await database.sql`
    select event, reason from audit_trail where subject_id = ${key} order by id`
  expect(trail.map(({ event, reason }) => `${event} ${reason}`)).toEqual([
    'publish null',
    'withdraw 标准修订',
    'relist 标准恢复',
  ])
})

test('only bureaus publish; what is not there, or is so already, is refused', async () => {
  for (const by of [firm, operator, floor.as('org_bureau_city', 'viewer')]) {
    expect(codeOf(await publishRetired(by, entry('甲')))).toBe('NOT_PERMITTED')
    expect(codeOf(await moveRetired(by, { key: 'x', event: 'withdraw', reason: '原因' }))).toBe(
      'NOT_PERMITTED',
    )
  }
  expect(codeOf(await publishRetired(city, entry('甲', { categorySlug: 'no-such' })))).toBe(
    'CATEGORY_NOT_FOUND',
  )
  expect(codeOf(await moveRetired(city, { key: 'none', event: 'withdraw', reason: '原因' }))).toBe(
    'RETIRED_NOT_FOUND',
  )
  const { key } = done(await publishRetired(city, entry('乙')))
  expect(codeOf(await moveRetired(city, { key, event: 'relist', reason: '原因' }))).toBe('NOTHING_TO_DO')
})

test('two bureaus at once: one name is one entry, one withdrawal is one', async () => {
  const both = await Promise.all([publishRetired(city, entry('丙')), publishRetired(county, entry('丙'))])
  expect(both.map(codeOf).sort()).toEqual([null, 'RETIRED_EXISTS'].sort())
  const { key } = done(await publishRetired(city, entry('丁')))
  const moved = await Promise.all(
    [city, county].map((by) => moveRetired(by, { key, event: 'withdraw', reason: '标准修订' })),
  )
  expect(moved.map(codeOf).sort()).toEqual([null, 'NOTHING_TO_DO'].sort())
})
