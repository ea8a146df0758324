import { expect, test } from 'vitest'
import { buildPolicies, insertPolicies } from '#db/seed/policies.ts'
import { bureauHouse } from '#test/support/bureau-house.ts'
import { testDatabase } from '#test/support/database.ts'

const database = await testDatabase()
const { visitor, bureau, firm } = await bureauHouse(database)
await insertPolicies(database.sql, { ...buildPolicies(), retireCatalogue: [] })
const DESK = '/bureau/policies'
const RULE = `${DESK}/smart-renovation`
const FORM = {
  intent: 'writeRule',
  after: '1',
  kind: 'capped_by_evaluation',
  thresholdFen: '1500',
  capFen: '2000.5',
  readingZh: '设备投资 1500 万元及以上可申报，最高 2000.5 万元。',
  readingEn: 'From 15 million yuan on; up to 20.005 million.',
  inForceFrom: '2026-05-01',
  reason: '政策修订',
}

test('the city bureau comes to the rules from the calculator and publishes a version by form', async () => {
  expect((await bureau.get('/policies')).text).toContain(DESK)
  expect((await firm.get('/policies')).text).not.toContain(DESK)
  expect((await bureau.get(DESK)).text).toContain('/bureau/policies/smart-renovation')
  expect((await bureau.get(RULE)).text).toContain('value="2000"')
  expect((await bureau.form(RULE, FORM)).status).toBe(303)
  const [row] = await database.sql`
    select version, parameters from policy_rules where key = 'smart-renovation' order by version desc limit 1`
  expect(row).toEqual({ version: 2, parameters: { thresholdFen: 1_500_000_000, capFen: 2_000_500_000 } })
  const page = await bureau.get(RULE)
  expect(page.text).toContain('修订原因：政策修订')
  expect(page.text).toContain('待生效')
})

test('every kind of rule has a form that publishes what it shows', async () => {
  const rules = await database.sql<{ key: string }[]>`
    select distinct key from policy_rules where key <> 'smart-renovation' order by key`
  expect(rules.length).toBeGreaterThan(8)
  for (const { key } of rules) {
    const page = await bureau.get(`${DESK}/${key}`)
    expect(page.status).toBe(200)
    const shown = fieldsOf(page.text)
    shown.set('reason', '复核')
    shown.set('inForceFrom', '2026-05-01')
    const answer = await bureau.post(`${DESK}/${key}`, shown)
    expect([key, answer.status]).toEqual([key, 303])
    const [same] = await database.sql`
      select a.parameters = b.parameters as "isSame" from policy_rules a join policy_rules b using (key)
      where key = ${key} and a.version = 1 and b.version = 2`
    expect([key, same]).toEqual([key, { isSame: true }])
  }
})

test('what is wrong is a 400 at its field that keeps what was typed; the past is a 409; others are refused', async () => {
  const wrong = await bureau.form(RULE, { ...FORM, after: '2', capFen: 'viel' })
  expect([wrong.status, wrong.text.includes('value="viel"')]).toEqual([400, true])
  const past = await bureau.form(RULE, { ...FORM, after: '2', inForceFrom: '2026-03-02' })
  expect([past.status, past.text.includes('生效日须在今天之后')]).toEqual([409, true])
  const old = await bureau.form(RULE, FORM)
  expect([old.status, old.text.includes('刚刚有了新版本')]).toEqual([409, true])
  expect((await visitor.get(DESK)).status).toBe(303)
  expect((await firm.get(DESK)).status).toBe(403)
  expect((await firm.form(RULE, { ...FORM, after: '2' })).status).toBe(403)
  expect((await bureau.get(`${DESK}/none`)).status).toBe(404)
})

/** What the page's form would send if nobody touched it. */
function fieldsOf(page: string): URLSearchParams {
  const form = page.slice(page.indexOf('value="writeRule"'))
  const own = form.slice(0, form.indexOf('</form>'))
  const fields = new URLSearchParams({ intent: 'writeRule' })
  for (const [tag] of own.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => tag.match(new RegExp(`${name}="([^"]*)"`))?.[1]
    const isLeft = of('type') === 'checkbox' && !tag.includes('checked')
    const name = of('name')
    if (name && !isLeft) fields.append(name, of('value') ?? '')
  }
  for (const [, name = '', value = ''] of own.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g)) {
    fields.set(name, value)
  }
  return fields
}
