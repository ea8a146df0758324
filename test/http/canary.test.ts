import pino from 'pino'
import { io } from 'socket.io-client'
import { afterAll, expect, test } from 'vitest'
import { makeRealtime } from '#app/http/realtime-parts.ts'
import { createServer } from '#app/server.ts'
import { solveAward } from '#jobs/award/solve-award.ts'
import { clockwork } from '#jobs/clockwork.ts'
import { mockEscrowBank } from '#jobs/gateways/mock-escrow-bank.ts'
import { makeHandlers } from '#jobs/handlers/registry.ts'
import { manualClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { everyAddress } from '#test/support/every-route.ts'
import { addCatalogue, addFirm, browserAt, START } from '#test/support/house.ts'
import { countingIds } from '#test/support/ids.ts'
import { dayAfterStart, poolInput } from '#test/support/pool-input.ts'

/** Figures that stand nowhere else, in fen: what only their own firm may ever read, and what nobody may yet. */
const RESERVES = { b1: 12_777_777, b2: 12_166_667, demand: 12_555_531 }
const SEALED = { first: 12_433_337, second: 11_912_341, surcharge: 31_717, improved: 11_612_343 }

/** As numbers, as a page writes them, and as forms do: 12777777, 127,777.77, 127777.77. */
const written = (fen: number): string[] => {
  const [yuan = '', rest = ''] = (fen / 100).toFixed(2).split('.')
  return [String(fen), `${yuan}.${rest}`, `${Number(yuan).toLocaleString('en')}.${rest}`]
}
const writtenAll = (figures: readonly number[]) => figures.flatMap(written)

const said: string[] = []
const database = await testDatabase()
for (const id of ['b1', 'b2', 'b3']) await addFirm(database, id, ['buyer'])
for (const id of ['s1', 's2']) await addFirm(database, id, ['supplier'])
await addFirm(database, 'op', ['operator'])
await addFirm(database, 'city', ['city_bureau'])
await addFirm(database, 'chain', ['chain_leader'])
await addCatalogue(database, ['s1', 's2'])
const clock = manualClock(START)
const log = pino({ level: 'trace' }, { write: (line: string) => void said.push(line) })
const context = { database, clock, ids: countingIds(), log, demo: true }
const server = await createServer({
  context,
  engines: { db: 'embedded', queue: 'postgres', search: 'postgres' },
  realtime: makeRealtime(context),
  port: 0,
  host: '127.0.0.1',
  mode: 'production',
})
afterAll(() => server.close())
const handlers = makeHandlers({
  bank: mockEscrowBank(database, 0),
  solve: (instance) => solveAward(instance, { seconds: 20 }),
})
const work = clockwork({ database, clock, ids: context.ids, handlers, log })

const people = ['b1', 'b2', 'b3', 's1', 's2', 'op', 'city', 'chain'] as const
type Person = (typeof people)[number]
const browsers = new Map<string, ReturnType<typeof browserAt>>([['visitor', browserAt(server.url)]])
for (const id of people) {
  const browser = browserAt(server.url)
  await browser.signIn(id)
  browsers.set(id, browser)
}
const as = (id: Person | 'visitor') => {
  const browser = browsers.get(id)
  if (!browser) throw new Error(id)
  return browser
}
async function done(id: Person, name: string, input: Record<string, unknown>) {
  const answer = await as(id).command(name, input)
  expect([name, answer.status, answer.text.slice(0, 200)]).toEqual([name, 200, expect.anything()])
  return answer
}

const asked = poolInput({ visibility: 'sealed', title: '密封团', minQuantity: 5, depositBasisPoints: 500 })
const poolId = String((await done('op', 'createPool', asked)).at('value.poolId'))
await done('op', 'openPool', { poolId })

/** What sockets bring to anybody, to the members, to the other supplier, to whoever watches. */
const heard: string[] = []
const sockets = await Promise.all(
  [...browsers].map(async ([, browser]) => {
    const Cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ')
    const socket = io(server.url, { transports: ['websocket'], forceNew: true, extraHeaders: { Cookie } })
    socket.onAny((...words) => void heard.push(JSON.stringify(words)))
    await new Promise<void>((ready) =>
      socket.once('connect', () =>
        socket.emit('watch', { poolId }, (answer: unknown) => {
          heard.push(JSON.stringify(answer))
          ready()
        }),
      ),
    )
    return socket
  }),
)
afterAll(() => {
  for (const socket of sockets) socket.disconnect()
})

const wish = { category: 'integrated-sock-machine', constraints: [], quantity: 3, county: '330481' }
const stated = await done('b3', 'publishDemand', { ...wish, maxPriceFen: RESERVES.demand })
const demandId = String(stated.at('value.demandId'))
await done('b1', 'joinPool', { poolId, quantity: 7, reserveFen: RESERVES.b1 })
await done('b2', 'joinPool', { poolId, quantity: 4, reserveFen: RESERVES.b2 })
const offered = await done('s1', 'submitOffer', {
  poolId,
  listingId: 'lst_s1',
  tiers: [
    { fromQuantity: 1, unitPriceFen: SEALED.first },
    { fromQuantity: 10, unitPriceFen: SEALED.second },
  ],
  capacity: 43,
  deliveryDays: 61,
  surchargeByCounty: { '330481': SEALED.surcharge },
})
const offerId = String(offered.at('value.offerId'))
const improved = [
  { fromQuantity: 1, unitPriceFen: SEALED.first },
  { fromQuantity: 10, unitPriceFen: SEALED.improved },
]
await done('s1', 'improveOffer', { offerId, tiers: improved })
await work.settle()

async function addresses(): Promise<string[]> {
  const ids = async (table: string) =>
    (await database.sql<{ id: string }[]>`select id from ${database.sql(table)}`).map(({ id }) => id)
  const [orders, notices, payments] = [await ids('orders'), await ids('notices'), await ids('payments')]
  const known = {
    pools: [poolId],
    'api.pools': [poolId],
    orders,
    demands: [demandId],
    listings: ['lst_s1', 'lst_s2'],
    'supplier.listings': ['lst_s1', 'lst_s2'],
    suppliers: ['s1', 's2'],
    categories: ['integrated-sock-machine'],
    sheets: [
      ...['offers', 'demands', 'invoices', 'accounts', 'bank-cases', 'dead-letters', 'counties', 'proposals'],
      ...['award-sales', 'award-comparison', 'award-alternatives'].map((name) => `${name}?pool=${poolId}`),
    ],
    'operator.jobs': [...notices.slice(0, 1), ...payments.slice(0, 1)],
  }
  const searches = [
    '/search?q=袜机',
    '/search_/suggest?q=袜',
    '/search/suggest?q=袜',
    '/compare?listings=lst_s1,lst_s2',
  ]
  const lists = ['/pools?sort=saving', '/pools?sort=price', '/pools?state=open', '/?lang=en']
  return [...everyAddress(known), ...searches, ...lists]
}

/** Every page, loader, endpoint and file that anybody can ask for, as everybody; and who may not find what in it. */
async function expectNoneReads(
  readers: readonly (Person | 'visitor')[],
  secretsOf: (reader: string) => readonly string[],
): Promise<number> {
  let bodies = 0
  for (const reader of readers) {
    const browser = as(reader)
    const secrets = secretsOf(reader)
    for (const address of await addresses()) {
      const { text, status } = await browser.get(address)
      expect(status, `${reader} ${address}`).toBeLessThan(500)
      bodies += 1
      for (const secret of secrets)
        expect(text.includes(secret), `${reader} ${address} ${secret}`).toBe(false)
    }
  }
  return bodies
}

/** What was said aloud or handed on: sockets, logs, messages to jobs, notices, the trail, dead letters, answers kept. */
async function expectNobodySaid(secrets: readonly string[]): Promise<void> {
  const tables = [
    'outbox',
    'notices',
    'audit_trail',
    'dead_letters',
    'deadlines',
    'messages',
    'search_documents',
  ]
  const there = new Set(
    (await database.sql<{ name: string }[]>`select table_name as name from information_schema.tables`).map(
      ({ name }) => name,
    ),
  )
  const rows = await Promise.all(
    tables
      .filter((table) => there.has(table))
      .map(async (table) => [
        table,
        JSON.stringify(await database.sql`select t::text from ${database.sql(table)} t`),
      ]),
  )
  for (const [where, text] of [...rows, ['sockets', heard.join('\n')], ['logs', said.join('\n')]])
    for (const secret of secrets) expect(text?.includes(secret), `${where} ${secret}`).toBe(false)
}

const allReserves = writtenAll(Object.values(RESERVES))
const reservesOfOthers = (reader: string) =>
  writtenAll(
    Object.entries(RESERVES).flatMap(([firm, fen]) =>
      firm === reader || (firm === 'demand' && reader === 'b3') ? [] : [fen],
    ),
  )
const sealedFigures = writtenAll(Object.values(SEALED))

async function payDue(id: Person): Promise<number> {
  const due = await database.sql<{ paymentId: string; fen: bigint }[]>`
    select id as "paymentId", amount_fen as fen from payments where organisation_id = ${id} and state = 'payable'`
  for (const { paymentId } of due) await done(id, 'payPayment', { paymentId })
  await work.settle()
  return Number(due.reduce((sum, { fen }) => sum + fen, 0n))
}

test('a deposit is asked for by the category’s price: a sealed offer does not show in it', async () => {
  await as('b1').command('changeCommitment', { poolId, quantity: 8 })
  await as('b1').command('changeCommitment', { poolId, quantity: 7 })
  expect(await payDue('b1')).toBe((7 * 13_000_000) / 20)
  expect(await payDue('b2')).toBe((4 * 13_000_000) / 20)
})

test('while an offer is sealed nobody else reads it anywhere, nor anybody’s reserve', async () => {
  const bodies = await expectNoneReads(['visitor', 'b2', 'b3', 's2', 'op', 'city'], (reader) => [
    ...reservesOfOthers(reader),
    ...(reader === 's1' ? [] : [...sealedFigures, offerId]),
  ])
  expect(bodies).toBeGreaterThan(500)
  await expectNobodySaid([...allReserves, ...sealedFigures])
}, 240_000)

test('the figures are there to be found: their own firm reads them', async () => {
  const own = async (id: Person, figure: number) => {
    const texts = await Promise.all(
      [`/pools/${poolId}`, `/pools/${poolId}/offer`, '/offers', '/commitments', `/demands/${demandId}`].map(
        async (address) => (await as(id).get(address)).text,
      ),
    )
    return written(figure).some((word) => texts.join().includes(word))
  }
  expect(await own('s1', SEALED.improved)).toBe(true)
  expect(await own('b1', RESERVES.b1)).toBe(true)
  expect(await own('b3', RESERVES.demand)).toBe(true)
})

test('after the award every price is public, and a reserve is still its firm’s alone', async () => {
  await work.until(new Date(dayAfterStart(13)))
  const orders = await database.sql<{ id: string }[]>`select id from orders where pool_id = ${poolId}`
  expect(orders).toHaveLength(2)
  expect((await as('b2').get(`/pools/${poolId}/award`)).text).toContain('116,123.43')
  for (const { id: orderId } of orders)
    for (const side of ['s1', 'b1', 'b2'] as const) await as(side).command('signContract', { orderId })
  for (const side of ['b1', 'b2'] as const) await payDue(side)
  await expectNoneReads(['visitor', 'b1', 's1', 'op', 'city'], reservesOfOthers)
  await expectNobodySaid(allReserves)
}, 240_000)
