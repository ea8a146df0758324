import { expect, test } from 'vitest'
import { policyPlanSchema } from '#app/contracts/policies.ts'
import { writeRuleSchema } from '#app/contracts/policy-rules.ts'
import { publishRetiredSchema } from '#app/contracts/retire.ts'
import { evaluatePlan } from '#app/read-models/policies/evaluate-plan.ts'
import { listRules, loadRuleForm } from '#app/read-models/policies/list-rules.ts'
import { readRetired, readRules } from '#app/read-models/policies/read-rules.ts'
import { publishRetired } from '#app/use-cases/policies/publish-retired.ts'
import { writeRule } from '#app/use-cases/policies/write-rule.ts'
import { buildPolicies, insertPolicies } from '#db/seed/policies.ts'
import { testDatabase } from '#test/support/database.ts'
import { codeOf, done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const floor = await labFloor(database)
await insertPolicies(database.sql, { ...buildPolicies(), retireCatalogue: [] })
const city = floor.as('org_bureau_city', 'owner')
const operator = floor.as('org_operator', 'owner')
const TODAY = '2026-03-02'

const asked = (more: Record<string, unknown> = {}) =>
  writeRuleSchema.parse({
    key: 'green-replacement',
    after: 1,
    inForceFrom: '2026-04-01',
    readingZh: '设备投资 100 万元及以上，按 10% 至 15% 补助。',
    readingEn: 'From 1 million yuan on, 10 % to 15 %.',
    reason: '市政府 2026 年修订',
    terms: {
      kind: 'share_of_investment',
      thresholdFen: '100',
      lowBasisPoints: 1_000,
      highBasisPoints: 1_500,
    },
    ...more,
  })
/** Worked example (b) of DOMAIN 11: 190 万元 of energy-saving 首台套. */
const PLAN = policyPlanSchema.parse({
  lines: [
    {
      name: '空压机',
      quantity: 1,
      acquisition: 'purchase',
      amountFen: '190',
      firstSet: 'provincial',
      purpose: 'energy_saving',
    },
  ],
})
const greenOn = async (on: string) => {
  const { answers } = evaluatePlan(await readRules(database.sql), [], PLAN, on)
  const green = answers.find(({ key }) => key === 'green-replacement')
  return green && [green.version, green.lowFen, green.highFen]
}

test('a new version holds from its day on; every day before answers as it did', async () => {
  const before = await greenOn('2026-03-31')
  expect(before).toEqual([1, 15_200_000, 34_200_000])
  expect(done(await writeRule(city, asked()))).toEqual({ key: 'green-replacement', version: 2 })
  expect(await greenOn('2026-03-31')).toEqual(before)
  expect(await greenOn(TODAY)).toEqual(before)
  expect(await greenOn('2026-04-01')).toEqual([2, 19_000_000, 42_750_000])
  const desk = await listRules(database, floor.clock.now())
  const versions = desk.rules.find(([last]) => last?.key === 'green-replacement')
  expect(versions?.map(({ version, standing, reason }) => [version, standing, reason])).toEqual([
    [2, 'coming', '市政府 2026 年修订'],
    [1, 'holds', null],
  ])
})

test('a version that ends ends the rule: no older one comes back', async () => {
  const until = { after: 2, inForceFrom: '2026-05-01', inForceUntil: '2026-06-01' }
  expect(done(await writeRule(operator, asked(until))).version).toBe(3)
  expect((await greenOn('2026-05-31'))?.[0]).toBe(3)
  expect(await greenOn('2026-06-01')).toBeUndefined()
})

test('the past is not written: not today, not before the last version, not over somebody else’s', async () => {
  const code = async (more: Record<string, unknown>, by = city) =>
    codeOf(await writeRule(by, asked({ after: 3, inForceFrom: '2026-07-01', ...more })))
  expect(await code({ inForceFrom: TODAY })).toBe('RULE_PAST')
  expect(await code({ inForceFrom: '2025-01-01' })).toBe('RULE_PAST')
  expect(await code({ inForceFrom: '2026-04-30' })).toBe('RULE_BEFORE_LAST')
  expect(await code({ after: 2 })).toBe('RULE_CHANGED')
  expect(await code({ key: 'no-such' })).toBe('RULE_NOT_FOUND')
  expect(await code({ terms: { kind: 'information' } })).toBe('RULE_NOT_FOUND')
  for (const by of [
    floor.as('org_bureau_330481', 'owner'),
    floor.client,
    floor.as('org_bureau_city', 'viewer'),
  ]) {
    expect(await code({}, by)).toBe('NOT_PERMITTED')
  }
})

test('what is no version is refused by the contract, field by field', () => {
  const faults = (more: Record<string, unknown>) => {
    const base = { ...asked(), terms: asked().terms, ...more }
    const parsed = writeRuleSchema.safeParse(base)
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'))
  }
  const share = {
    kind: 'share_of_investment',
    thresholdFen: '100',
    lowBasisPoints: 1_500,
    highBasisPoints: 1_000,
  }
  expect(faults({ terms: share })).toEqual(['terms.highBasisPoints'])
  expect(faults({ terms: { ...share, highBasisPoints: 2_000, thresholdFen: '-5' } })).toEqual([
    'terms.thresholdFen',
  ])
  const fine = { ...share, highBasisPoints: 2_000 }
  expect(faults({ terms: fine, inForceFrom: '2026-02-30' })).toEqual(['inForceFrom'])
  expect(faults({ terms: fine, inForceUntil: '2026-01-01' })).toEqual(['inForceUntil'])
  expect(faults({ terms: fine, reason: '' })).toEqual(['reason'])
})

test('of many who write at once one does; the store refuses what does not follow', async () => {
  const answers = await Promise.all(
    ['甲', '乙', '丙'].map((reason) =>
      writeRule(city, asked({ after: 3, inForceFrom: '2026-08-01', reason: `修订${reason}` })),
    ),
  )
  expect(answers.map(codeOf).toSorted()).toEqual([null, 'RULE_CHANGED', 'RULE_CHANGED'].toSorted())
  const slip = (version: number, from: string) => database.sql`
    insert into policy_rules
    select key, ${version}::int, article, kind, name_zh, name_en, reading_zh, reading_en, parameters, ${from}::date, null
    from policy_rules where key = 'green-replacement' and version = 1`
  await expect(slip(7, '2026-09-01')).rejects.toMatchObject({ code: '23514' })
  await expect(slip(5, '2026-01-01')).rejects.toMatchObject({ code: '23514' })
})

test('the form begins with what the last version says and with the first day that is free', async () => {
  const form = await loadRuleForm(database, 'green-replacement', floor.clock.now(), 'k')
  expect(form).toMatchObject({ earliest: '2026-08-01', last: { version: 4 } })
  expect(form?.terms).toMatchObject({ thresholdFen: 100_000_000, lowBasisPoints: 1_000 })
  const awards = await loadRuleForm(database, 'recognition-awards', floor.clock.now(), 'k')
  expect(awards?.earliest ?? '2026-03-03').toBe('2026-03-03')
  expect(await loadRuleForm(database, 'no-such', floor.clock.now(), 'k')).toBeNull()
})

test('why equipment is to be retired is told in English beside the Chinese', async () => {
  const entry = { nameZh: '燃煤定型机', reasonZh: '排放不达标', reasonEn: 'Fails the emission limits' }
  done(await publishRetired(city, publishRetiredSchema.parse(entry)))
  expect(await readRetired(database.sql, null)).toMatchObject([{ reasonEn: 'Fails the emission limits' }])
})
