import { expect, test } from 'vitest'
import { creditCodeFault, creditCodeWithCheckDigit } from '#app/domain/identity/credit-code.ts'
import { refusalSentence } from '#app/i18n/refusals.ts'
import { testDatabase } from '#test/support/database.ts'
import { addFirm, browserAt, openTestServer } from '#test/support/house.ts'

const database = await testDatabase()
await addFirm(database, 'operator', ['operator'])
await addFirm(database, 'supplier', ['supplier'])
const house = await openTestServer(database)

const FIRM = {
  intent: 'register',
  name: '海宁新织针织',
  creditCode: creditCodeWithCheckDigit('91330481MA2ABCDE1'),
  county: '330481',
  capabilities: 'buyer',
  bankAccount: '6230 0000 0000 1',
  displayName: '采购部',
  account: 'xinzhi',
  password: 'a long enough secret',
}
const register = (change: Record<string, string> = {}) =>
  browserAt(house.url).form('/register', { ...FIRM, ...change })

test('a registration with a wrong credit code, a short password or no capability is refused, and what was typed stays', async () => {
  const wrong = await register({ creditCode: '91330481MA2ABCDE10' })
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain('海宁新织针织')
  // The reason stands at the field, and the field knows it.
  const field = /<input[^>]*name="creditCode"[^>]*>/.exec(wrong.text)?.[0] ?? ''
  expect(field).toContain('aria-invalid="true"')
  const described = /aria-describedby="([^" ]+)/.exec(field)?.[1] ?? ''
  expect(wrong.text.split(`<p id="${described}"`)[1]?.split('</p>')[0]).toContain('校验不通过')
  const short = await register({ password: 'short' })
  expect(short.status).toBe(400)
  expect(short.text).toContain('至少 10 个字符')
  expect(short.text).not.toContain('value="short"')
  expect((await register({ capabilities: 'operator' })).status).toBe(400)
  expect((await register({ county: '999999' })).status).toBe(400)
  expect(await database.sql`select 1 from organisations where name = ${FIRM.name}`).toHaveLength(0)
})

test('each fault of a credit code has its own sentence', () => {
  const sentence = (code: string) =>
    refusalSentence({ code: 'CREDIT_CODE_INVALID', facts: { fault: creditCodeFault(code) ?? 'taken' } }, 'zh')
  expect(sentence('91330481MA2ABCDE10')).toContain('校验不通过')
  expect(sentence('91330481MA2ABCDE1')).toContain('为 18 位')
  expect(sentence('91330481MA2ABCDEI0')).toContain('不含 I、O、S、V、Z')
  expect(sentence(FIRM.creditCode)).toContain('已经注册')
})

test('a firm registers, looks around, and acts once the operator has verified it', async () => {
  const done = await register()
  expect(done.status).toBe(303)
  expect(done.headers.get('location')).toBe('/sign-in?registered=1')
  expect((await browserAt(house.url).get('/sign-in?registered=1')).text).toContain('注册成功')
  const firm = browserAt(house.url)
  await firm.signIn('xinzhi', FIRM.password)
  expect((await firm.get('/pools')).status).toBe(200)
  expect((await firm.get('/operator/firms')).status).toBe(403)

  const operator = browserAt(house.url)
  await operator.signIn('operator')
  const desk = await operator.get('/operator/firms')
  expect(desk.text).toContain(FIRM.name)
  const [row] = await database.sql<{ id: string }[]>`select id from organisations where name = ${FIRM.name}`
  const organisationId = row?.id ?? ''
  const verify = () =>
    operator.form('/operator/firms', { intent: 'verifyFirm', organisationId, idempotencyKey: 'k' })
  const both = await Promise.all([verify(), verify()])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
  expect((await operator.get('/operator/firms')).text).not.toContain(FIRM.name)
})

test('a credit code or an account that is taken is refused, also for two at once', async () => {
  expect((await register({ account: 'other' })).status).toBe(400)
  const next = { creditCode: creditCodeWithCheckDigit('91330481MA2ABCDE2'), account: 'twice' }
  const both = await Promise.all([register(next), register(next)])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 400])
  const taken = await register({
    creditCode: creditCodeWithCheckDigit('91330481MA2ABCDE3'),
    account: 'twice',
  })
  expect(taken.status).toBe(400)
  expect(taken.text).toContain('这个账号已被使用')
})

test('a supplier sees its own offers on one page, and nobody else has such a page', async () => {
  const supplier = browserAt(house.url)
  await supplier.signIn('supplier')
  const page = await supplier.get('/offers')
  expect(page.status).toBe(200)
  expect(page.text).toContain('还没有报价')
  const operator = browserAt(house.url)
  await operator.signIn('operator')
  expect((await operator.get('/offers')).status).toBe(403)
})
