import { expect, test } from 'vitest'
import { insertProviders } from '#db/seed/providers.ts'
import { testDatabase } from '#test/support/database.ts'
import { browserAt, openTestServer, PASSWORD } from '#test/support/house.ts'
import { addSignIn } from '#test/support/sign-ins.ts'
import { labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const floor = await labFloor(database)
await insertProviders(database.sql, floor.clock.now())
for (const [login, firm, role] of [
  ['client', 'org_hy_01', 'owner'],
  ['viewer', 'org_hy_01', 'viewer'],
  ['provider', 'org_provider_6', 'owner'],
  ['operator', 'org_operator', 'owner'],
] as const)
  await addSignIn(database, { login, firm, role })
const house = await openTestServer(database)
Object.assign(house.context, { ids: floor.ids, clock: floor.clock })
const visitor = browserAt(house.url)
const signedIn = async (login: string) => {
  const browser = browserAt(house.url)
  expect((await browser.signIn(login, PASSWORD)).status).toBe(303)
  return browser
}
const client = await signedIn('client')
const viewer = await signedIn('viewer')
const provider = await signedIn('provider')
const operator = await signedIn('operator')
const PAGE = '/providers/org_provider_6'

test('the directory is public, filtered by its address, and forgives an address that asks for nonsense', async () => {
  const all = await visitor.get('/providers')
  expect([all.status, all.text.includes('6 家服务商')]).toEqual([200, true])
  expect(all.text).toContain('4.5 / 5 星')
  const leasing = await visitor.get('/providers?kind=leasing&county=330481')
  expect(leasing.text).toContain('1 家服务商')
  expect(leasing.text).toContain('嘉善融屿设备租赁有限公司')
  expect((await visitor.get('/providers?q=没有这样的词')).text).toContain('没有符合条件的服务商')
  expect((await visitor.get('/providers?kind=%27;--&county=999&sort=x&q=%00')).status).toBe(200)
  const english = await visitor.get('/providers', { 'Accept-Language': 'en' })
  expect(english.text).toContain('Haiyan Lvdi Energy Services')
  expect((await visitor.get('/providers/org_none')).status).toBe(404)
})

test('asked, agreed, delivered, confirmed, rated, answered and hidden, through forms alone', async () => {
  expect((await visitor.get(PAGE)).text).toContain('登录后发起合作')
  expect((await viewer.get(PAGE)).text).toContain('您的岗位不能发起合作')
  const empty = await client.form(PAGE, { intent: 'askProvider', kind: 'energy', subject: '' })
  expect([empty.status, empty.text.includes('请填写此项')]).toEqual([400, true])
  const asked = await client.form(PAGE, { intent: 'askProvider', kind: 'energy', subject: '空压站 3 台改造' })
  expect([asked.status, asked.headers.get('Location')]).toEqual([303, '/engagements'])
  const [row] = await database.sql<{ id: string }[]>`select id from engagements where client_id = 'org_hy_01'
    and provider_id = 'org_provider_6'`
  const engagementId = row?.id ?? ''
  const step = (by: typeof client, event: string, more: Record<string, string> = {}) =>
    by.form('/engagements', { intent: 'moveEngagement', engagementId, event, ...more })
  expect((await client.get(PAGE)).text).toContain('待答复')
  expect((await step(provider, 'agree')).status).toBe(303)
  expect((await step(provider, 'deliver')).status).toBe(303)
  const noReason = await step(client, 'reopen')
  expect([noReason.status, noReason.text.includes('请填写此项')]).toEqual([400, true])
  expect((await step(client, 'confirm')).status).toBe(303)
  expect((await step(client, 'confirm')).status).toBe(409)
  const rate = (stars: string) =>
    client.form('/engagements', { intent: 'rateProvider', engagementId, stars, comment: '省电两成' })
  for (const wrong of ['', '0', '6', '4.5', '满分']) {
    const refused = await rate(wrong)
    expect([refused.status, refused.text.includes('请选择 1 至 5 星')], wrong).toEqual([400, true])
    expect(refused.text).toContain('省电两成')
  }
  expect((await rate('5')).status).toBe(303)
  const page = await visitor.get(PAGE)
  expect(page.text).toContain('省电两成')
  expect(page.text).toContain('1 条评价，满 3 条显示星级')
  const [firm] = await database.sql<{ name: string }[]>`select name from organisations where id = 'org_hy_01'`
  expect(page.text).not.toContain(firm?.name)
  expect((await provider.get(PAGE)).text).toContain(firm?.name)
  const [rating] = await database.sql<{ id: string }[]>`
    select id from provider_ratings where engagement_id = ${engagementId}`
  const ratingId = rating?.id ?? ''
  expect((await provider.form(PAGE, { intent: 'replyRating', ratingId, reply: '多谢认可' })).status).toBe(303)
  expect((await visitor.get(PAGE)).text).toContain('多谢认可')
  const silent = await operator.form(PAGE, { intent: 'hideRating', ratingId, reason: '' })
  expect(silent.status).toBe(400)
  expect((await provider.form(PAGE, { intent: 'hideRating', ratingId, reason: '不喜欢' })).status).toBe(403)
  expect((await operator.form(PAGE, { intent: 'hideRating', ratingId, reason: '泄露商业秘密' })).status).toBe(
    303,
  )
  expect((await visitor.get(PAGE)).text).not.toContain('省电两成')
  expect((await client.get('/engagements')).text).toContain('泄露商业秘密')
})

test('a provider keeps its page through a form; what is wrong is a 400 and stays typed', async () => {
  expect((await client.get('/providers/own')).status).toBe(403)
  expect((await visitor.get('/engagements')).status).toBe(303)
  const form = {
    intent: 'saveProvider',
    kinds: 'energy',
    summaryZh: '节能改造',
    offers: '审计\n改造',
    version: '1',
  }
  const none = await provider.form('/providers/own', { ...form, kinds: '' })
  expect([none.status, none.text.includes('请至少选择一个服务类别')]).toEqual([400, true])
  expect(none.text).toContain('节能改造</textarea>')
  expect((await provider.form('/providers/own', { ...form, counties: '999999' })).status).toBe(400)
  expect((await provider.form('/providers/own', { ...form, summaryZh: 'x'.repeat(501) })).status).toBe(400)
  expect((await provider.form('/providers/own', form)).status).toBe(303)
  // Without the tick it is listed no longer: the public finds nothing, the provider its own page.
  expect((await visitor.get(PAGE)).status).toBe(404)
  expect((await provider.get(PAGE)).text).toContain('未公开')
  const late = await provider.form('/providers/own', { ...form, isListed: 'yes' })
  expect([late.status, late.text.includes('刚被同事修改过')]).toEqual([409, true])
  expect((await provider.form('/providers/own', { ...form, isListed: 'yes', version: '2' })).status).toBe(303)
  expect((await visitor.get(PAGE)).status).toBe(200)
})
