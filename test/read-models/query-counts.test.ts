import { expect, test } from 'vitest'
import { readSearchWords } from '#app/contracts/search.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { listBookings } from '#app/read-models/bookings/list-bookings.ts'
import { loadBoard } from '#app/read-models/bookings/load-board.ts'
import { loadResource } from '#app/read-models/bookings/load-resource.ts'
import { searchListings } from '#app/read-models/catalogue/search-listings.ts'
import { loadStatement } from '#app/read-models/escrow/load-statement.ts'
import { listNotices } from '#app/read-models/notices/list-notices.ts'
import { loadOperator } from '#app/read-models/operator/load-operator.ts'
import { listOrders } from '#app/read-models/orders/list-orders.ts'
import { loadOrderPage } from '#app/read-models/orders/load-order-page.ts'
import { loadBureau } from '#app/read-models/oversight/load-bureau.ts'
import { listPools } from '#app/read-models/pools/list-pools.ts'
import { loadPoolPage } from '#app/read-models/pools/load-pool-page.ts'
import { askQuestion } from '#app/use-cases/questions/ask-question.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { rebuildPostgres } from '#search/rebuild.ts'
import { countQueries } from '#test/support/count-queries.ts'
import { testDatabase } from '#test/support/database.ts'
import { type DemandFloor, demandFloor } from '#test/support/demands.ts'
import { platformFloor } from '#test/support/platforms.ts'
import type { Firm } from '#test/support/pools.ts'
import { readyToShip, type Trade, tradeFloor } from '#test/support/trade.ts'
import { deliver } from '#test/support/trade-steps.ts'

/** Reads a page and answers how many rows it was made of. */
type Page = () => Promise<number>
type Pages = Readonly<Record<string, Page>>

const FEW = 1
const MANY = 4
const KEY = 'key'
const NOT_RECURRING = {
  ...{ frequency: '', interval: '1', weekdays: [], monthly: 'date', ends: 'count', count: '4', untilOn: '' },
}

const person = ({ actor }: Ctx) => {
  if (actor.kind !== 'person') throw new Error('nobody')
  return actor
}

interface Reading {
  readonly rows: number
  readonly queries: number
}

/** What every page costs now. Each is read once before it is counted: what is kept afterwards is kept then. */
async function readAll(database: Parameters<typeof countQueries>[0], pages: Pages) {
  const readings: Record<string, Reading> = {}
  for (const [name, page] of Object.entries(pages)) {
    await page()
    let rows = 0
    const queries = await countQueries(database, async () => {
      rows = await page()
    })
    readings[name] = { rows, queries }
  }
  return readings
}

function hold(few: Record<string, Reading>, many: Record<string, Reading>): void {
  for (const [name, reading] of Object.entries(few)) {
    const grown = many[name] ?? reading
    expect(reading.rows, `${name}: rows at first`).toBeGreaterThan(0)
    expect(grown.rows, `${name}: rows afterwards`).toBeGreaterThan(reading.rows)
    expect(reading.queries, `${name}: queries at first`).toBeGreaterThan(0)
    expect(grown.queries, `${name}: queries`).toBe(reading.queries)
  }
}

/** So many pools bought to the end, and one open with as many offers, members and questions; answers that one's id. */
async function growMarket(floor: DemandFloor, buyer: Firm, times: number): Promise<string> {
  for (let n = 0; n < times; n += 1) {
    const poolId = await floor.open({ depositBasisPoints: 500 })
    await floor.offer(poolId, { tiers: [[1, 10_000_000n]] })
    await floor.join(poolId, buyer, 2)
    await floor.listing({ speed: 300 + n })
    await floor.demand(buyer)
  }
  await floor.until(floor.clock.now())
  await floor.payAll()
  await floor.until(addDays(floor.clock.now(), 12))
  await floor.payAll()
  const watched = await floor.open()
  for (let n = 0; n < times; n += 1) {
    await floor.offer(watched, {
      tiers: [
        [1, 10_000_000n],
        [4, 9_000_000n],
      ],
    })
    await floor.join(watched, n === 0 ? buyer : await floor.firm('buyer'), 2)
    await askQuestion(buyer.ctx, { poolId: watched, body: `问 ${times} ${n}` })
  }
  await rebuildPostgres(floor.database.sql, floor.clock)
  return watched
}

test('a query for each row is a query more', async () => {
  const database = await testDatabase()
  const sequences = async (rows: number) => {
    for (let row = 0; row < rows; row += 1) await database.sql`select ${row}::int`
  }
  expect(await countQueries(database, () => sequences(FEW))).toBe(FEW)
  expect(await countQueries(database, () => sequences(MANY))).toBe(MANY)
})

test('the market’s pages ask the database as often for four times the rows', async () => {
  const database = await testDatabase()
  const floor = await demandFloor(database)
  const buyer = await floor.firm('buyer')
  const bureau = { ...person(floor.operator.ctx), county: '330481' }
  const now = () => floor.clock.now()
  let watched = ''
  const grow = async (times: number) => {
    watched = await growMarket(floor, buyer, times)
  }
  const words = readSearchWords(new URLSearchParams())
  const pages: Pages = {
    pool: async () => {
      const view = await loadPoolPage(database, {
        poolId: watched,
        actor: person(buyer.ctx),
        now: now(),
        idempotencyKey: KEY,
      })
      return view?.standingOffers.length ?? 0
    },
    pools: async () => {
      const filters = {
        query: '',
        cluster: null,
        category: null,
        county: null,
        state: null,
        sort: 'newest' as const,
      }
      return (await listPools(database, buyer.id, now(), { filters, page: 1 })).pools.length
    },
    orders: async () => (await listOrders(database, buyer.id, now())).rows.length,
    statement: async () =>
      (await loadStatement(database, { id: buyer.id, name: '' }, { fromOn: null, toOn: null })).rows.length,
    notices: async () => {
      const asked = { actor: person(buyer.ctx), page: 1, isUnreadOnly: false, idempotencyKey: KEY }
      return (await listNotices(database, asked)).notices.length
    },
    listings: async () =>
      (await searchListings(database, floor.clock, words, { category: null, path: '/search' }))?.listings
        .length ?? 0,
    operator: async () => (await loadOperator(database, now(), 'zh')).ledger.journals,
    bureau: async () => {
      const { counties } = await loadBureau({ ...database }, bureau, now())
      expect(counties.length).toBeGreaterThan(0)
      const [row] = await database.sql<{ pools: number }[]>`select count(*)::int as pools from pools`
      return row?.pools ?? 0
    },
  }
  await grow(FEW)
  const few = await readAll(database, pages)
  await grow(MANY)
  hold(few, await readAll(database, pages))
})

test('an order’s page asks the database as often for four times the deliveries', async () => {
  const database = await testDatabase()
  const it: Trade = await readyToShip(await tradeFloor(database)({ quantity: 20 }))
  const pages: Pages = {
    order: async () => {
      const { orderId, clock } = it
      const view = await loadOrderPage(database, {
        orderId,
        actor: person(it.buyer),
        now: clock.now(),
        idempotencyKey: KEY,
      })
      return view?.shipments.length ?? 0
    },
  }
  for (let n = 0; n < FEW; n += 1) await deliver(it, 2)
  const few = await readAll(database, pages)
  for (let n = 0; n < MANY - FEW; n += 1) await deliver(it, 2)
  hold(few, await readAll(database, pages))
})

test('a week of bookings, a firm’s own and the platform’s board ask as often for four times the bookings', async () => {
  const database = await testDatabase()
  const floor = await platformFloor(database)
  const resource = await floor.resource()
  const firm = await floor.member()
  const now = floor.clock.now()
  const asked = {
    resourceId: resource,
    actor: person(firm.ctx),
    now,
    mode: 'week' as const,
    on: '2026-03-03',
    window: null,
    rule: '',
    recurrence: NOT_RECURRING,
    together: [],
    changeId: null,
    purpose: '',
    idempotencyKey: KEY,
  }
  const booked = async () => (await listBookings(database, firm.id, now, KEY)).coming.length
  const pages: Pages = {
    week: async () => {
      const view = await loadResource(database, asked)
      return view?.days.flatMap(({ slots }) => slots).filter(({ free }) => free === 0).length ?? 0
    },
    own: booked,
    board: async () => {
      await loadBoard(database, 'sample', person(floor.leader.ctx), now, KEY)
      return booked()
    },
  }
  await floor.book(firm, resource, '2026-03-03 09:00', 60)
  const few = await readAll(database, pages)
  for (const at of ['11:00', '13:00', '15:00']) await floor.book(firm, resource, `2026-03-03 ${at}`, 60)
  hold(few, await readAll(database, pages))
})
