import { expect, test } from 'vitest'
import { testDatabase } from '#test/support/database.ts'
import { addCatalogue, addFirm, browserAt, openTestServer } from '#test/support/house.ts'
import { LADDER, poolInput } from '#test/support/pool-input.ts'

const database = await testDatabase()
for (const [id, capability, county] of [
  ['b1', 'buyer', '330481'],
  ['b2', 'buyer', '330424'],
  ['s1', 'supplier', '330482'],
  ['op', 'operator', '330402'],
] as const)
  await addFirm(database, id, [capability], { county })
await addCatalogue(database, ['s1'])
const house = await openTestServer(database)
async function signedIn(account: string) {
  const browser = browserAt(house.url)
  await browser.signIn(account)
  return browser
}
const [b1, b2, s1, op] = [
  await signedIn('b1'),
  await signedIn('b2'),
  await signedIn('s1'),
  await signedIn('op'),
]
const visitor = browserAt(house.url)
const created = await op.command('createPool', poolInput({ visibility: 'sealed' }))
const poolId = String(created.at('value.poolId'))
const page = `/pools/${poolId}`
await op.command('openPool', { poolId })
await b1.command('joinPool', { poolId, quantity: 1 })
await s1.command('submitOffer', {
  poolId,
  listingId: 'lst_s1',
  tiers: LADDER,
  capacity: 40,
  deliveryDays: 60,
})

const has = async (reader: typeof b1, words: string) => (await reader.get(page)).text.includes(words)

test('a question and its answer are posted by plain forms and read by members and suppliers only', async () => {
  const asked = await b1.form(page, { intent: 'askQuestion', body: '备件多久到厂？' })
  expect([asked.status, asked.headers.get('Location')]).toEqual([303, page])
  const questionId = /name="questionId" value="([^"]+)"/.exec((await s1.get(page)).text)?.[1] ?? ''
  const answered = await s1.form(page, { intent: 'answerQuestion', questionId, body: '四十八小时。' })
  expect(answered.status).toBe(303)
  for (const reader of [b1, s1, op]) {
    expect([await has(reader, '备件多久到厂？'), await has(reader, '四十八小时。')]).toEqual([true, true])
  }
  for (const reader of [b2, visitor]) expect(await has(reader, '备件多久到厂？')).toBe(false)
  const machine = await b2.get(`/api/pools/${poolId}`)
  expect(machine.at('questions.questions.length')).toBe(0)
  expect((await visitor.get(`${page}.data`)).text.includes('四十八小时')).toBe(false)
})

test('in the sealed pool no page and no datum names the supplier that answered, nor who asked', async () => {
  for (const reader of [b1, op]) {
    for (const path of [page, `${page}.data`, `/api/pools/${poolId}`]) {
      const { text } = await reader.get(path)
      expect(text.includes('firm s1'), path).toBe(false)
      if (reader === op) expect(text.includes('firm b1'), path).toBe(false)
    }
  }
})

test('an empty question, and hiding without a reason, are said at their fields', async () => {
  const empty = await b1.form(page, { intent: 'askQuestion', body: '   ' })
  expect([empty.status, empty.text.includes('请填写此项')]).toEqual([400, true])
  const long = await b1.form(page, { intent: 'askQuestion', body: 'x'.repeat(1001) })
  expect([long.status, long.text.includes('不能超过 1000 个字')]).toEqual([400, true])
  const postId = /name="postId" value="([^"]+)"/.exec((await op.get(page)).text)?.[1] ?? ''
  const silent = await op.form(page, { intent: 'hidePost', kind: 'question', postId })
  expect(silent.status).toBe(400)
  expect((await b1.form(page, { intent: 'hidePost', kind: 'question', postId, reason: '不行' })).status).toBe(
    403,
  )
  const hidden = await op.form(page, { intent: 'hidePost', kind: 'question', postId, reason: '含联系方式' })
  expect(hidden.status).toBe(303)
  expect([await has(s1, '备件多久到厂？'), await has(s1, '平台已隐藏：含联系方式')]).toEqual([false, true])
})
