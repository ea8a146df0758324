import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { REFUSAL_CODES } from '#app/domain/shared/refusal-codes.ts'
import { REFUSAL_STATUS } from '#app/http/refusal-status.ts'
import { testDatabase } from '#test/support/database.ts'
import { addCatalogue, addFirm, browserAt, openTestServer } from '#test/support/house.ts'
import { LADDER, poolInput } from '#test/support/pool-input.ts'

const database = await testDatabase()
for (const id of ['b1', 'b2']) await addFirm(database, id, ['buyer'])
await addFirm(database, 's1', ['supplier'])
await addCatalogue(database, ['s1'])
const house = await openTestServer(database)
const buyer = browserAt(house.url)
const supplier = browserAt(house.url)
await buyer.signIn('b1')
await supplier.signIn('s1')
const created = await buyer.command('createPool', poolInput())
const poolId = String(created.at('value.poolId'))
await buyer.command('openPool', { poolId })

const page = `/pools/${poolId}`

test('every refusal has a status between 400 and 429', () => {
  for (const code of REFUSAL_CODES) expect(REFUSAL_STATUS[code]).toBeGreaterThanOrEqual(400)
  expect(Object.keys(REFUSAL_STATUS).length).toBe(REFUSAL_CODES.length)
})

test.each([
  ['nothing', { poolId }],
  ['zero', { poolId, quantity: 0 }],
  ['less than nothing', { poolId, quantity: -3 }],
  ['half a machine', { poolId, quantity: 1.5 }],
  ['more than the world has', { poolId, quantity: 1e18 }],
  ['words', { poolId, quantity: 'many' }],
  ['a list', { poolId, quantity: [2, 3] }],
  ['a pool that is a list', { poolId: [poolId], quantity: 2 }],
  ['a field that nobody knows', { poolId, quantity: 2, discount: 1 }],
  ['a price of nothing', { poolId, quantity: 2, reserveFen: 0 }],
  ['a price beyond all prices', { poolId, quantity: 2, reserveFen: 1e18 }],
  ['a day that is none', { poolId, quantity: 2, latestDeliveryOn: '2026-02-30' }],
  ['no object at all', 'join'],
  ['null', null],
])('joining with %s is a 400 that names the field', async (_name, input) => {
  const answer = await buyer.command('joinPool', input)
  expect(answer.status).toBe(400)
  expect(answer.at('code')).toBe('INPUT_INVALID')
  expect(answer.at('faults.0.message')).toMatch(/[\u4e00-\u9fff]/)
  expect((await database.sql`select 1 from commitments`).length).toBe(0)
})

test.each([
  [
    'rising',
    [
      { fromQuantity: 1, unitPriceFen: 5 },
      { fromQuantity: 2, unitPriceFen: 6 },
    ],
  ],
  [
    'out of order',
    [
      { fromQuantity: 10, unitPriceFen: 6 },
      { fromQuantity: 2, unitPriceFen: 5 },
    ],
  ],
  ['empty', []],
  ['negative', [{ fromQuantity: 1, unitPriceFen: -5 }]],
  ['no list', 'cheap'],
])('a ladder that is %s is a 400', async (_name, tiers) => {
  const answer = await supplier.command('submitOffer', {
    poolId,
    listingId: 'lst_s1',
    tiers,
    capacity: 10,
    deliveryDays: 30,
  })
  expect(answer.status).toBe(400)
  expect(String(answer.at('faults.0.path'))).toMatch(/^tiers/)
})

test('broken JSON, another content type and no body are 400, and an unknown command is 404', async () => {
  const path = '/api/commands/joinPool'
  const asJson = { 'Content-Type': 'application/json' }
  expect((await buyer.post(path, '{"poolId":', asJson)).status).toBe(400)
  expect((await buyer.post(path, 'poolId=1', { 'Content-Type': 'text/plain' })).status).toBe(400)
  expect((await buyer.post(path, '', asJson)).status).toBe(400)
  expect((await buyer.command('dropTables', {})).status).toBe(404)
  expect((await buyer.command('constructor', {})).status).toBe(404)
  expect((await buyer.get(path)).status).toBe(405)
})

test('values that no store can hold are 400, not 500', async () => {
  const answers = [
    await buyer.command('joinPool', { poolId: 'pool\u0000', quantity: 2 }),
    await buyer.command('createPool', poolInput({ title: 'a\u0000b' })),
    await buyer.command('createPool', poolInput({ joinClosesAt: 8.64e15, offersCloseAt: 8.64e15 })),
  ]
  for (const answer of answers) expect(answer.status, answer.text).toBe(400)
})

test.each(["' or 1=1 --", '%00', '..%2f..', 'x'.repeat(200), '💥'])(
  'a pool called %s is not found',
  async (word) => {
    const id = word.startsWith('%') || word.includes('%2f') ? word : encodeURIComponent(word)
    for (const path of [`/pools/${id}`, `/api/pools/${id}`, `/api/pools/${id}/orders`]) {
      expect((await buyer.get(path)).status, path).toBe(404)
    }
  },
)

test('a visitor’s command is 401, a firm’s that may not is 403, and neither says what is there', async () => {
  const visitor = await browserAt(house.url).command('joinPool', { poolId, quantity: 2 })
  expect([visitor.status, visitor.at('code')]).toEqual([401, 'SIGN_IN_REQUIRED'])
  const forbidden = await supplier.command('joinPool', { poolId, quantity: 2 })
  expect([forbidden.status, forbidden.at('code')]).toEqual([403, 'NOT_PERMITTED'])
  const missing = await buyer.command('joinPool', { poolId: 'pool_none', quantity: 2 })
  expect([missing.status, missing.at('code')]).toEqual([404, 'POOL_NOT_FOUND'])
})

test('a form with a wrong value comes back with the field, a sentence and everything that was typed', async () => {
  const answer = await buyer.form(page, {
    intent: 'join',
    quantity: '2.5',
    reserveYuan: '1,2e',
    idempotencyKey: 'key-00000001',
  })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('value="2.5"')
  expect(answer.text).toContain('value="1,2e"')
  expect(answer.text).toContain('台数须为大于 0 的整数')
  expect(answer.text).toContain('请填写金额（元）')
})

test('a form of no known intent, with files, or that is no form at all, is a 400', async () => {
  expect((await buyer.form(page, { intent: 'constructor' })).status).toBe(400)
  expect((await buyer.form(page, {})).status).toBe(400)
  expect((await buyer.post(page, '{}', { 'Content-Type': 'application/json' })).status).toBe(400)
  expect((await buyer.post(page, 'x', { 'Content-Type': 'multipart/form-data; boundary=' })).status).toBe(400)
})

test('a form that is posted twice happens once, and a done form leads on by a redirect', async () => {
  const fields = {
    intent: 'join',
    quantity: '２',
    reserveYuan: '１３０,０００.5',
    idempotencyKey: 'key-00000002',
  }
  const [first, second] = [await buyer.form(page, fields), await buyer.form(page, fields)]
  expect([first.status, second.status]).toEqual([303, 303])
  expect(first.headers.get('Location')).toBe(page)
  const rows = await database.sql`select quantity, reserve_fen from commitments`
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ quantity: 2, reserve_fen: 13_000_050n })
  expect((await buyer.get(page)).text).toContain('已完成')
})

test('a key that comes again with other content is refused', async () => {
  const input = { poolId, quantity: 5, idempotencyKey: 'key-00000002' }
  expect((await buyer.command('changeCommitment', input)).at('code')).toBe('REPLAYED_WITH_OTHER_INPUT')
})

test('a refused form says why and keeps what was typed', async () => {
  const answer = await buyer.form(page, {
    intent: 'changeQuantity',
    quantity: '61',
    idempotencyKey: 'key-00000003',
  })
  expect(answer.status).toBe(409)
  expect(answer.text).toContain('超过数量上限')
  expect(answer.text).toContain('value="61"')
})

test('the list of pools takes any address', async () => {
  for (const query of [
    '?page=-1',
    '?page=1e99',
    '?q=%00%25_',
    '?state=drop&sort=;&cluster=%27',
    `?q=${'x'.repeat(5000)}`,
  ]) {
    expect((await buyer.get(`/pools${query}`)).status, query).toBe(200)
  }
})

test('a statement takes any span', async () => {
  for (const query of [
    '?from=2026-02-31',
    '?from=x&to=%00',
    '?from=9999-12-31&to=0001-01-01',
    '?from=2026-03-01&to=2026-03-02',
  ]) {
    expect((await buyer.get(`/statement${query}`)).status, query).toBe(200)
  }
})

test('the composer’s rows become a ladder, and an amount stays exact', async () => {
  const path = `/pools/${poolId}/offer`
  const fields: [string, string][] = [
    ['intent', 'offer'],
    ['listingId', 'lst_s1'],
    ...LADDER.flatMap(({ fromQuantity, unitPriceFen }): [string, string][] => [
      ['fromQuantity', String(fromQuantity)],
      ['unitPriceYuan', (unitPriceFen / 100).toFixed(2)],
    ]),
    ['fromQuantity', ''],
    ['unitPriceYuan', ''],
    ['capacity', '40'],
    ['deliveryDays', '60'],
    ['surchargeYuan.330481', '300'],
    ['idempotencyKey', 'key-00000009'],
  ]
  const answer = await supplier.form(path, fields)
  expect(answer.status, answer.text).toBe(303)
  const rows = await database.sql`select tiers, surcharge_by_county from offers`
  expect(rows[0]).toEqual({ tiers: LADDER, surcharge_by_county: { '330481': 30_000 } })
})

/** A request as no browser writes it; the first line of what comes back. */
const raw = (lines: readonly string[]) =>
  new Promise<string>((done) => {
    const socket = connect(Number(new URL(house.url).port), '127.0.0.1')
    let heard = ''
    socket.on('data', (bytes) => {
      heard += bytes.toString()
    })
    socket.on('close', () => done(heard.split('\r\n')[0] ?? ''))
    socket.end([...lines, 'Connection: close', '', ''].join('\r\n'))
  })

test.each([
  ['a host that is none', ['GET / HTTP/1.1', 'Host: [']],
  ['a host of two words', ['GET /pools HTTP/1.1', 'Host: a b']],
  ['a port beyond all ports', ['GET /orders HTTP/1.1', 'Host: x:99999']],
  ['a proxy that says nonsense', ['GET /orders HTTP/1.1', 'Host: a', 'X-Forwarded-Host: b c[']],
  ['a scheme of two words', ['GET /orders HTTP/1.1', 'Host: a', 'X-Forwarded-Proto: a b']],
  ['an echo that is asked for', ['TRACE / HTTP/1.1', 'Host: a']],
])('%s is the client’s fault, and says so', async (_name, lines) => {
  expect(await raw(lines)).toMatch(/^HTTP\/1\.1 40[05] /)
})
