import { expect, test } from 'vitest'
import { insertCategories } from '#db/seed/catalogue.ts'
import { buildCategories } from '#db/seed/catalogue-categories.ts'
import { buildPolicies, insertPolicies } from '#db/seed/policies.ts'
import { testDatabase } from '#test/support/database.ts'
import { addCatalogue, addFirm, browserAt, openTestServer } from '#test/support/house.ts'
import { poolInput } from '#test/support/pool-input.ts'

const database = await testDatabase()
await insertCategories(database.sql, buildCategories())
await insertPolicies(database.sql, buildPolicies())
await addFirm(database, 'b1', ['buyer'])
await addFirm(database, 's1', ['supplier'])
await addFirm(database, 'city', ['city_bureau'])
await addFirm(database, 'haiyan', ['county_bureau'], { county: '330424' })
await addCatalogue(database, ['s1'])
await database.sql`update organisations set equipment_in_use = array['箱式燃煤热处理炉'] where id = 'b1'`
const house = await openTestServer(database)
const visitor = browserAt(house.url)

const ask = (fields: Record<string, string>) =>
  visitor.get(`/policies?${new URLSearchParams({ evaluate: 'yes', ...fields })}`)
const saver = {
  'lines.0.name': '节能炉',
  'lines.0.amountFen': '190',
  'lines.0.firstSet': 'provincial',
  'lines.0.purpose': 'energy_saving',
}

test('(a) 300 provincial first set and 1 800 other: eligible, up to 1 500 by evaluation', async () => {
  const { text, status } = await ask({
    'lines.0.name': '首台套',
    'lines.0.amountFen': '300',
    'lines.0.firstSet': 'provincial',
    'lines.1.name': '其他',
    'lines.1.amountFen': '1,800',
    isSmartRenovation: 'yes',
  })
  expect(status).toBe(200)
  expect(text).toContain('最高 ¥15,000,000')
  expect(text).toContain('金额由评审决定，规则只有上限')
  expect(text).toContain('22,500,000.00 ≥ 20,000,000.00')
})

test('(b) 190 energy-saving first set: 15.2 to 34.2, met only by counting, with its arithmetic', async () => {
  const { text } = await ask(saver)
  expect(text).toContain('¥152,000 至 ¥342,000')
  expect(text).toContain('12 % × 2,850,000.00 = 342,000.00')
  expect(text).toContain('只因首台套加计才达到门槛')
})

test('(c) the machine that bars a subsidy is named', async () => {
  const { text } = await ask({ ...saver, inUse: '箱式燃煤热处理炉' })
  expect(text).toContain('因仍在使用：箱式燃煤热处理炉')
  expect(text).not.toContain('¥152,000 至')
  const retired = await ask({ ...saver, inUse: '箱式燃煤热处理炉', retires: '箱式燃煤热处理炉' })
  expect(retired.text).toContain('¥152,000 至 ¥342,000')
})

test('(d) a lease of 40 for 3 years counts 180 and stays below the threshold', async () => {
  const { text } = await ask({
    ...saver,
    'lines.0.amountFen': '40',
    'lines.0.acquisition': 'lease',
    'lines.0.years': '3',
  })
  expect(text).toContain('1,800,000.00 &lt; 2,000,000.00')
})

test('without JavaScript a plan gets a row more and a row less, and keeps what was typed', async () => {
  const rowsIn = (text: string) => [...text.matchAll(/name="lines\.(\d+)\.name"/g)].map(([, row]) => row)
  expect(rowsIn((await visitor.get('/policies')).text)).toEqual(['0'])
  const half = { 'lines.0.name': '机器', 'lines.0.amountFen': '' }
  const more = await ask({ ...half, row: 'add' })
  expect([more.status, rowsIn(more.text)]).toEqual([200, ['0', '1']])
  expect(more.text).toContain('value="机器"')
  expect(more.text).not.toContain('请填写大于 0 的金额')
  const less = await ask({ ...half, 'lines.1.name': '另一台', 'lines.1.amountFen': '9', row: 'drop-0' })
  expect([less.status, rowsIn(less.text)]).toEqual([200, ['0']])
  expect(less.text).toContain('value="另一台"')
  expect(less.text).not.toContain('value="机器"')
})

test.each([
  [{ 'lines.0.name': '机器', 'lines.0.amountFen': '-5' }, '请填写大于 0 的金额'],
  [{ 'lines.0.name': '机器', 'lines.0.amountFen': '1e9' }, '请填写大于 0 的金额'],
  [{ 'lines.0.name': '机器', 'lines.0.amountFen': '5', 'lines.0.years': '99' }, '租期须为 1 至 30 年'],
  [{}, '请至少填写一行设备'],
])('a plan that is none is a 400 with its sentence', async (fields, sentence) => {
  const answer = await ask(fields as Record<string, string>)
  expect(answer.status).toBe(400)
  expect(answer.text).toContain(sentence)
})

test('the retire catalogue is public, and marks what a firm has said that it runs', async () => {
  expect((await visitor.get('/retire')).text).toContain('箱式燃煤热处理炉')
  expect((await visitor.get('/retire')).text).not.toContain('贵企业登记在用')
  const buyer = browserAt(house.url)
  await buyer.signIn('b1')
  expect((await buyer.get('/retire')).text).toContain('贵企业登记在用')
})

test('the cockpit is the bureaus’ alone, says what it does not know, and shows no price before an award', async () => {
  const [buyer, city, county] = ['b1', 'city', 'haiyan'].map(() => browserAt(house.url)) as [
    typeof visitor,
    typeof visitor,
    typeof visitor,
  ]
  await buyer.signIn('b1')
  await city.signIn('city')
  await county.signIn('haiyan')
  expect((await visitor.get('/bureau')).status).toBe(303)
  expect((await buyer.get('/bureau')).status).toBe(403)
  const created = await buyer.command('createPool', poolInput())
  const poolId = String(created.at('value.poolId'))
  await buyer.command('openPool', { poolId })
  await buyer.command('joinPool', { poolId, quantity: 3, reserveFen: 12_345_600 })
  const seen = await city.get('/bureau')
  expect(seen.status).toBe(200)
  expect(seen.text).toContain('平台不掌握')
  expect(seen.text).toContain('每年不少于 1000 亿元')
  expect(seen.text).not.toMatch(/123,?456/)
  expect(seen.text).toContain('桐乡')
  const own = await county.get('/bureau')
  expect(own.text).toContain('海盐')
  expect(own.text).not.toContain('桐乡')
})
