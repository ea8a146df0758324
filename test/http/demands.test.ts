import { expect, test } from 'vitest'
import { testDatabase } from '#test/support/database.ts'
import { addCatalogue, addFirm, browserAt, openTestServer } from '#test/support/house.ts'

const database = await testDatabase()
for (const [id, capability] of [
  ['b1', 'buyer'],
  ['b2', 'buyer'],
  ['s1', 'supplier'],
  ['op', 'operator'],
] as const)
  await addFirm(database, id, [capability])
await addCatalogue(database, ['s1'])
await database.sql`
  update categories set spec_schema = ${JSON.stringify([
    {
      key: 'speed',
      nameZh: '转速',
      nameEn: 'Speed',
      type: 'number',
      unit: '转/分',
      min: 50,
      max: 600,
      required: false,
    },
  ])}::jsonb`
await database.sql`update listings set specs = '{"speed": 300}'::jsonb`
await database.sql`
  insert into retire_catalogue (key, name_zh, name_en, category_slug, reason_zh, listed_on)
  values ('old', '机械提花老式袜机', 'Old sock machine', 'integrated-sock-machine', '能耗高', '2024-06-01')`
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
const FORM = '/demands/new?category=integrated-sock-machine'
/** As numbers stand in JSON and as they stand on a page. */
const RESERVE = ['12777777', '127,777.77']

const fields = (more: Record<string, string> = {}): Record<string, string> => ({
  intent: 'publishDemand',
  category: 'integrated-sock-machine',
  quantity: '3',
  county: '330481',
  maxPriceYuan: '127777.77',
  'min.speed': '280',
  ...more,
})

const posted = await b1.form(FORM, fields({ retires: '机械提花老式袜机' }))
const place = posted.headers.get('Location') ?? ''

test('a demand is published by the plain form and its page tells at once what fits and why', async () => {
  expect(posted.status).toBe(303)
  const { text, status } = await b1.get(place)
  expect(status).toBe(200)
  for (const words of [
    'machine of s1',
    '1 项不符合',
    '每台超 ¥2,222.23',
    '127,777.77',
    '淘汰目录',
    '今天单独购买',
  ]) {
    expect(text.includes(words), words).toBe(true)
  }
})

test('a search becomes the form: its wishes stand in the fields', async () => {
  const { text } = await b1.get('/demands/new?category=integrated-sock-machine&min.speed=250&q=x')
  expect(text).toMatch(/name="min\.speed"[^>]*value="250"|value="250"[^>]*name="min\.speed"/)
  expect(text.includes('机械提花老式袜机'), '机械提花老式袜机').toBe(true)
  expect((await b1.get('/demands/new?category=nothing')).status).toBe(404)
})

test('what is wrong is said at its field with what was typed kept, never a fault of the server', async () => {
  const wrong: [Record<string, string>, string][] = [
    [{ quantity: '0' }, '台数'],
    [{ 'min.speed': 'fast' }, 'value="fast"'],
    [{ 'min.speed': '500', 'max.speed': '100' }, '下限不能大于上限'],
    [{ maxPriceYuan: '-1' }, 'value="-1"'],
    [{ latestDeliveryOn: 'tomorrow' }, '请填写'],
    [{ county: '999999' }, '请从选项中选择'],
    [{ note: 'x'.repeat(1001) }, '1000'],
  ]
  for (const [change, words] of wrong) {
    const { status, text } = await b1.form(FORM, fields(change))
    expect(status, words).toBe(400)
    expect(text.includes(words), words).toBe(true)
  }
  expect((await s1.form(FORM, fields())).status).toBe(403)
  expect((await s1.get('/demands/new')).status).toBe(403)
})

test('another firm’s demand is not there, not for the operator and not by any command either', async () => {
  const demandId = place.replace('/demands/', '')
  for (const reader of [b2, s1, op]) {
    for (const path of [place, `${place}.data`, `${place}/edit`]) {
      const answer = await reader.get(path)
      expect([403, 404]).toContain(answer.status)
      expect(answer.text).not.toContain(RESERVE[1])
    }
  }
  expect((await b2.command('withdrawDemand', { demandId })).at('code')).toBe('DEMAND_NOT_FOUND')
  expect((await b2.command('openDemand', { demandId })).at('code')).toBe('DEMAND_NOT_FOUND')
})

test('a reserve price reaches nobody else by proposal, pool, list or data', async () => {
  const own = await b2.form(FORM, fields({ maxPriceYuan: '', quantity: '5', 'min.speed': '200' }))
  const theirs = own.headers.get('Location') ?? ''
  const readers: [typeof b1, string[]][] = [
    [b2, [theirs, `${theirs}.data`, '/demands', '/demands.data', '/pools', '/commitments']],
    [op, ['/demands/proposals', '/demands/proposals.data', '/operator']],
    [s1, ['/pools', '/search?q=machine', '/notices']],
  ]
  for (const [reader, pages] of readers) {
    for (const path of pages) {
      const { text } = await reader.get(path)
      for (const secret of [...RESERVE, 'firm b1'])
        expect(text.includes(secret), `${path} ${secret}`).toBe(false)
    }
  }
  const { text } = await b2.get(theirs)
  expect(text.includes('可以一起买'), '可以一起买').toBe(true)
  expect(text.includes('海宁市'), '海宁市').toBe(true)
  expect(text.includes('≥ 280'), '≥ 280').toBe(true)
})

test('the operator starts the proposed pool by the plain form; the invited joins with one click', async () => {
  const page = await op.get('/demands/proposals')
  const demandId = /name="demandId" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const start = await op.form('/demands/proposals', {
    intent: 'startPool',
    demandId,
    seenFirms: '1',
    seenQuantity: '8',
    title: '袜机合并团购',
    cluster: 'haining-socks',
    visibility: 'open',
    joinClosesAt: '2026-03-20T09:00',
    offersCloseAt: '2026-03-21T09:00',
    minQuantity: '4',
    depositPercent: '0',
  })
  expect(start.status).toBe(303)
  const pool = start.headers.get('Location') ?? ''
  const demand = await b1.get(place)
  expect(demand.text.includes('袜机合并团购'), '袜机合并团购').toBe(true)
  expect(demand.text.includes('团购邀请'), '团购邀请').toBe(true)
  const joined = await b1.form(place, { intent: 'joinForDemand', poolId: pool.replace('/pools/', '') })
  expect([joined.status, joined.headers.get('Location')]).toEqual([303, place])
  const { at } = await b1.get(`/api${pool}`)
  expect([at('mine.quantity'), at('mine.reserveFen'), at('quantity')]).toEqual([3, 12_777_777, 3])
})
