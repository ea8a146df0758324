import { expect, test } from 'vitest'
import { bureauHouse } from '#test/support/bureau-house.ts'
import { testDatabase } from '#test/support/database.ts'

const database = await testDatabase()
const { visitor, bureau, firm } = await bureauHouse(database)
const DESK = '/bureau/retire'

test('a bureau lists, withdraws and lists equipment again through forms; the public reads what is in force', async () => {
  const form = { intent: 'publishRetired', nameZh: '单缸柴油缝纫机', reasonZh: '排放不达标' }
  expect((await bureau.form(DESK, form)).status).toBe(303)
  expect((await visitor.get('/retire')).text).toContain('单缸柴油缝纫机')
  expect((await bureau.get(DESK)).text).toMatch(/在目录中.*2026-03-02/s)
  const [row] = await database.sql<{ key: string }[]>`
    select key from retire_catalogue where name_zh = '单缸柴油缝纫机'`
  const move = (event: string, reason: string) =>
    bureau.form(DESK, { intent: 'moveRetired', key: row?.key ?? '', event, reason })
  const silent = await move('withdraw', '')
  expect([silent.status, silent.text.includes('请填写此项')]).toEqual([400, true])
  expect((await move('withdraw', '标准修订')).status).toBe(303)
  expect((await visitor.get('/retire')).text).not.toContain('单缸柴油缝纫机')
  expect((await bureau.get(DESK)).text).toContain('撤下原因：标准修订')
  const twice = await bureau.form(DESK, form)
  expect([twice.status, twice.text.includes('目录里已有同名设备')]).toEqual([409, true])
  expect(twice.text).toContain('value="单缸柴油缝纫机"')
  expect((await move('relist', '标准恢复')).status).toBe(303)
  const english = await bureau.get(DESK, { 'Accept-Language': 'en' })
  expect(english.text).toContain('Publish the retire catalogue')
})

test('the desk is the bureaus’: others are refused, what is wrong is a 400 that keeps what was typed', async () => {
  expect((await visitor.get(DESK)).status).toBe(303)
  expect((await firm.get(DESK)).status).toBe(403)
  expect((await firm.form(DESK, { intent: 'publishRetired', nameZh: '甲', reasonZh: '乙' })).status).toBe(403)
  const empty = await bureau.form(DESK, { intent: 'publishRetired', nameZh: '甲型机', reasonZh: '' })
  expect([empty.status, empty.text.includes('value="甲型机"')]).toEqual([400, true])
  const long = await bureau.form(DESK, { intent: 'publishRetired', nameZh: 'x'.repeat(81), reasonZh: '乙' })
  expect([long.status, long.text.includes('不能超过 80 个字')]).toEqual([400, true])
  const wrong = { intent: 'publishRetired', nameZh: '甲', reasonZh: '乙', categorySlug: 'no-such' }
  expect((await bureau.form(DESK, wrong)).status).toBe(404)
})
