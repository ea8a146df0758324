import { expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { giveNotice } from '#app/use-cases/notices/give-notice.ts'
import { sendMessages } from '#app/use-cases/notices/send-messages.ts'
import { testDatabase } from '#test/support/database.ts'
import { addFirm, browserAt, openTestServer } from '#test/support/house.ts'

const database = await testDatabase()
await addFirm(database, 'b1', ['buyer'])
await addFirm(database, 'b2', ['buyer'])
const house = await openTestServer(database, { demo: true })
const [b1, b2] = [browserAt(house.url), browserAt(house.url)]
await b1.signIn('b1')
await b2.signIn('b2')
const system = { ...house.context, actor: SYSTEM_ACTOR }
const tell = async (once: string) => {
  await giveNotice(system, {
    kind: 'demand_match',
    firms: ['b1'],
    about: { kind: 'demand', id: 'dmd_x' },
    facts: { title: '冷镦机 M12' },
    once,
  })
  await sendMessages(system, once)
}

test('the shell counts what is unread, on every page, and the centre says it in the reader’s language', async () => {
  await tell('n1')
  await tell('n2')
  expect((await b1.get('/pools')).text).toContain('通知，2 条未读')
  expect((await b1.get('/notices/unread')).at('unread')).toBe(2)
  expect((await b1.get('/notices')).text).toContain('新上架的“冷镦机 M12”完全符合贵企业的需求')
  expect((await b1.get('/notices?lang=en')).text).toContain('The new listing “冷镦机 M12” fits your demand')
  expect((await b2.get('/notices')).text.includes('冷镦机')).toBe(false)
  expect((await browserAt(house.url).get('/notices')).status).toBe(303)
  expect((await browserAt(house.url).get('/notices/unread')).at('unread')).toBe(0)
})

test('opening reads and leads on; all are read by one button; without JavaScript', async () => {
  const id = /name="noticeId" value="(\d+)"/.exec((await b1.get('/notices')).text)?.[1] ?? ''
  const opened = await b1.form('/notices', { intent: 'openNotice', noticeId: id })
  expect([opened.status, opened.headers.get('Location')]).toEqual([303, '/demands/dmd_x'])
  expect((await b1.get('/notices/unread')).at('unread')).toBe(1)
  expect((await b2.form('/notices', { intent: 'openNotice', noticeId: id })).status).toBe(404)
  expect((await b1.form('/notices', { intent: 'readAllNotices', upTo: id })).status).toBe(303)
  expect((await b1.get('/notices/unread')).at('unread')).toBe(0)
  for (const path of ['/notices?page=1000000000', '/notices?page=-1', '/notices?page=x&unread=yes']) {
    expect((await b1.get(path)).status).toBe(200)
  }
  expect((await b1.form('/notices', { intent: 'openNotice', noticeId: 'x' })).status).toBe(400)
})

test('preferences are kept per person; a wrong address is said at its field', async () => {
  const wrong = await b1.form('/notices/preferences', {
    intent: 'setNoticePreferences',
    locale: 'en',
    email: 'nowhere',
  })
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain('请填写电子邮箱')
  expect(wrong.text).toContain('value="nowhere"')
  const right = await b1.form('/notices/preferences', [
    ['intent', 'setNoticePreferences'],
    ['locale', 'en'],
    ['email', 'purchasing@example.com'],
    ['on', 'demand_match.page'],
    ['on', 'demand_match.email'],
  ])
  expect(right.status).toBe(303)
  await tell('n3')
  const { text } = await b1.get('/demo/outbox')
  expect(text).toContain('purchasing@example.com')
  expect(text).toContain('The new listing “冷镦机 M12” fits your demand in full.')
  expect((await b2.get('/demo/outbox')).text.includes('purchasing@example.com')).toBe(false)
})

test('where nothing is a demonstration there is no outbox to read', async () => {
  const real = await openTestServer(database)
  const browser = browserAt(real.url)
  await browser.signIn('b1')
  expect((await browser.get('/demo/outbox')).status).toBe(404)
  expect((await browser.get('/notices')).text.includes('/demo/outbox')).toBe(false)
})
