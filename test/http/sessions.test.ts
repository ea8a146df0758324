import { expect, test } from 'vitest'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { addFirm, browserAt, openTestServer, PASSWORD } from '#test/support/house.ts'

const database = await testDatabase()
await addFirm(database, 'b1', ['buyer'])
await addFirm(database, 'b2', ['buyer'])
await addFirm(database, 'new', ['buyer'], { verified: false })
const house = await openTestServer(database)
/** Addresses that look like a path of this site, and the like. */
const ELSEWHERE = [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/.//evil.example/',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
]

test('a right password opens a session whose cookie no script and no other site can use', async () => {
  const browser = browserAt(house.url)
  const answer = await browser.signIn('b1')
  expect(answer.status).toBe(303)
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('hecai_session='))
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
  expect(cookie).toMatch(/Max-Age=1209600/)
  expect(cookie).not.toMatch(/Secure/)
  expect((await browser.get('/api/me')).at('organisation.id')).toBe('b1')
})

test('behind a proxy that speaks https the cookie is for encrypted connections only', async () => {
  const browser = browserAt(house.url)
  const body = new URLSearchParams({ intent: 'signIn', account: 'b1', password: PASSWORD })
  const answer = await browser.post('/sign-in', body, { 'X-Forwarded-Proto': 'https' })
  expect(answer.headers.getSetCookie().join()).toMatch(/; Secure/)
})

test('the store knows the hash of a session only', async () => {
  const browser = browserAt(house.url)
  await browser.signIn('b1')
  const token = browser.cookies.get('hecai_session') ?? ''
  expect(token).toHaveLength(43)
  const rows = await database.sql<{ tokenHash: string }[]>`select token_hash as "tokenHash" from sessions`
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.map((row) => row.tokenHash)).not.toContain(token)
})

test('a wrong password and an unknown account are refused in the same words', async () => {
  const wrong = await browserAt(house.url).signIn('b2', 'something else')
  const unknown = await browserAt(house.url).signIn('nobody', 'something else')
  expect([wrong.status, unknown.status]).toEqual([401, 401])
  const sentence = '账号或密码不正确'
  expect(wrong.text).toContain(sentence)
  expect(unknown.text).toContain(sentence)
  expect(wrong.text).toContain('value="b2"')
  expect(wrong.text).not.toContain('something else')
})

test('a session ends after fourteen days', async () => {
  const browser = browserAt(house.url)
  await browser.signIn('b1')
  const start = house.clock.now()
  house.clock.advance(14 * DAY_MS - 1)
  expect((await browser.get('/api/me')).status).toBe(200)
  house.clock.advance(1)
  expect((await browser.get('/api/me')).status).toBe(401)
  house.clock.set(start)
})

test('signing out ends one session, signing out everywhere ends them all', async () => {
  const [one, two, three] = [browserAt(house.url), browserAt(house.url), browserAt(house.url)]
  for (const browser of [one, two, three]) await browser.signIn('b2')
  const kept = one.cookies.get('hecai_session') ?? ''
  expect((await one.form('/sign-out', {})).status).toBe(303)
  one.cookies.set('hecai_session', kept)
  expect((await one.get('/api/me')).status).toBe(401)
  expect((await two.get('/api/me')).status).toBe(200)
  await two.form('/sign-out', { everywhere: 'yes' })
  expect((await three.get('/api/me')).status).toBe(401)
})

test('who signs in again in the same browser leaves no session behind, and never keeps one it was given', async () => {
  const browser = browserAt(house.url)
  await browser.signIn('b1')
  const before = browser.cookies.get('hecai_session') ?? ''
  await browser.signIn('b2')
  expect(browser.cookies.get('hecai_session')).not.toBe(before)
  const left = browserAt(house.url)
  left.cookies.set('hecai_session', before)
  expect((await left.get('/api/me')).status).toBe(401)
  const planted = 'p'.repeat(43)
  left.cookies.set('hecai_session', planted)
  await left.signIn('b1')
  expect(left.cookies.get('hecai_session')).not.toBe(planted)
})

test('after too many wrong passwords even the right one waits, for that account and address only', async () => {
  await addFirm(database, 'b3', ['buyer'])
  for (let attempt = 0; attempt < 8; attempt++) {
    expect((await browserAt(house.url).signIn('b3', 'wrong')).status).toBe(401)
  }
  expect((await browserAt(house.url).signIn('b3')).status).toBe(429)
  expect((await browserAt(house.url).signIn('b1')).status).toBe(303)
  house.clock.advance(10 * 60_000)
  expect((await browserAt(house.url).signIn('b3')).status).toBe(303)
})

test('signing in leads back to a page of this site and never to another site', async () => {
  const lead = async (next: string) => {
    const answer = await browserAt(house.url).form('/sign-in', {
      intent: 'signIn',
      account: 'b1',
      password: PASSWORD,
      next,
    })
    return answer.headers.get('Location')
  }
  expect(await lead('/orders?x=1')).toBe('/orders?x=1')
  for (const elsewhere of ELSEWHERE) {
    expect(await lead(elsewhere)).toBe('/')
  }
})

test('choosing a language leads back to the page without its old choice, never to another site', async () => {
  const back = async (page: string) => {
    const answer = await browserAt(house.url).form('/preferences', { lang: 'en', back: page })
    return answer.headers.get('Location')
  }
  expect(await back('/orders?x=1&lang=zh&y=%E4%BE%9B')).toBe('/orders?x=1&y=%E4%BE%9B')
  expect(await back('/orders?lang=zh')).toBe('/orders')
  for (const elsewhere of ELSEWHERE) expect(await back(elsewhere)).toBe('/')
})

test('a page for members sends a visitor to sign in and back', async () => {
  const answer = await browserAt(house.url).get('/orders')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('Location')).toBe('/sign-in?next=%2Forders')
})

test('a form that one firm read is not sent for another that signed in meanwhile in the same browser', async () => {
  const browser = browserAt(house.url)
  await browser.signIn('b1')
  const page = await browser.get('/notices/preferences')
  const readBy = page.text.match(/name="readBy" value="([^"]+)"/)?.[1] ?? ''
  expect(readBy).toBe('usr_b1 b1')
  const send = (by: Record<string, string>) =>
    browser.form('/notices/preferences', { intent: 'setNoticePreferences', locale: 'en', ...by })
  await browser.signIn('new')
  const refused = await send({ readBy })
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('这个浏览器现在以“firm new”的身份登录')
  await browser.signIn('b1')
  expect((await send({ readBy })).status).toBe(303)
})

test('a search is kept for the firm that saw it, not for another that signed in meanwhile', async () => {
  const browser = browserAt(house.url)
  await browser.signIn('b1')
  const page = await browser.get('/search?q=m')
  const form = page.text.match(/<form[^>]*action="\/searches".*?<\/form>/s)?.[0] ?? ''
  const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  )
  expect(fields).toContainEqual(['readBy', 'usr_b1 b1'])
  await browser.signIn('new')
  expect((await browser.form('/searches', fields)).status).toBe(409)
  await browser.signIn('b1')
  expect((await browser.form('/searches', fields)).status).toBe(303)
})

test('outside demo mode nobody becomes anybody without a password', async () => {
  const browser = browserAt(house.url)
  const answer = await browser.form('/sign-in', { intent: 'demo', userId: 'usr_b1' })
  expect(answer.status).toBe(403)
  expect(browser.cookies.has('hecai_session')).toBe(false)
  expect((await browser.get('/sign-in')).text).not.toContain('usr_b1')
})

test('in demo mode anybody may be a demo actor, and every page says so', async () => {
  const demo = await openTestServer(database, { demo: true })
  const browser = browserAt(demo.url)
  expect((await browser.get('/sign-in')).text).toContain('usr_b1')
  expect((await browser.form('/sign-in', { intent: 'demo', userId: 'usr_b1' })).status).toBe(303)
  expect((await browser.get('/')).text).toContain('演示环境')
  expect((await browser.form('/sign-in', { intent: 'demo', userId: "usr' or 1=1" })).status).toBe(401)
})

test('a firm that nobody has verified may look and do nothing', async () => {
  const browser = browserAt(house.url)
  await browser.signIn('new')
  expect((await browser.get('/pools')).status).toBe(200)
  expect((await browser.get('/orders')).status).toBe(403)
  expect((await browser.command('joinPool', { poolId: 'pool_x', quantity: 1 })).at('code')).toBe(
    'NOT_PERMITTED',
  )
})

test('a page of another site cannot act in a reader’s name', async () => {
  const browser = browserAt(house.url)
  await browser.signIn('b1')
  const answer = await browser.post('/sign-out', '', { Origin: 'https://evil.example' })
  expect(answer.status).toBe(403)
  expect((await browser.get('/api/me')).status).toBe(200)
})
