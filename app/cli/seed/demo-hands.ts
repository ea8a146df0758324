import type { CreatePool } from '#app/contracts/pools.ts'
import { createPoolSchema } from '#app/contracts/pools.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import type { Outcome } from '#app/domain/shared/outcome.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { improveOffer } from '#app/use-cases/offers/improve-offer.ts'
import { submitOffer } from '#app/use-cases/offers/submit-offer.ts'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { signContract } from '#app/use-cases/orders/sign-contract.ts'
import { cancelPool } from '#app/use-cases/pools/cancel-pool.ts'
import { createPool } from '#app/use-cases/pools/create-pool.ts'
import { joinPool } from '#app/use-cases/pools/join-pool.ts'
import { openPool } from '#app/use-cases/pools/open-pool.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import type { Database } from '#db/client.ts'
import type { MovableClock } from '#jobs/clockwork.ts'

/** A ladder as a share of the listing's own price, in percent: 100 at one set, less from there. */
export type RelativeLadder = readonly (readonly [fromQuantity: number, percent: number])[]

/** What the demonstration's firms can do; each hand acts as that firm through the use cases. */
export interface DemoHands {
  now(): Date
  setNow(instant: Date): void
  draft(key: string, pool: DemoPool): Promise<void>
  open(key: string): Promise<void>
  cancel(key: string): Promise<void>
  /** The nth listing of the pool's category, by its own supplier. */
  offer(key: string, listing: number, ladder: RelativeLadder, capacity: number): Promise<void>
  concede(key: string, listing: number, ladder: RelativeLadder): Promise<void>
  join(key: string, firm: string, quantity: number, reservePercent?: number): Promise<void>
  /** Buyers by their firms, or everybody on either side. */
  signAll(key: string, except?: readonly string[]): Promise<void>
  ship(key: string, share: number): Promise<void>
  acceptAll(key: string, firms: readonly string[]): Promise<void>
  payAll(): Promise<void>
}

/** One thing that somebody does, so many days before now. */
export interface DemoStep {
  readonly daysAgo: number
  readonly act: (hands: DemoHands) => Promise<void>
}

/** A pool's terms, its instants in days before now (negative: still to come). */
export interface DemoPool {
  readonly title: string
  readonly category: string
  readonly cluster: string
  readonly counties: readonly string[]
  readonly closesDaysAgo: number
  readonly offersCloseDaysAgo: number
  readonly opensDaysAgo?: number
  readonly minQuantity: number
  readonly more?: Partial<CreatePool>
}

interface Stage {
  readonly database: Database
  readonly clock: MovableClock
  readonly ids: Ids
  readonly until: Date
}

/** The hands of everybody on the stage; `until` is the demonstration's today. */
export function demoHands(database: Database, clock: MovableClock, ids: Ids, until: Date): DemoHands {
  const stage = { database, clock, ids, until }
  const pools = new Map<string, string>()
  const poolOf = (key: string): string => pools.get(key) ?? missing(key)
  return {
    now: () => clock.now(),
    setNow: (at) => clock.set(at),
    ...organisingHands(stage, pools, poolOf),
    ...marketHands(stage, poolOf),
    ...tradingHands(stage, poolOf),
  }
}

const asFirm = async ({ database, clock, ids }: Stage, firm: string): Promise<Ctx> => ({
  database,
  clock,
  ids,
  actor: await actorOf(database, firm),
})

const ladderOf = (priceFen: bigint, ladder: RelativeLadder) =>
  ladder.map(([fromQuantity, percent]) => ({
    fromQuantity,
    // Prices are spoken in hundreds of yuan.
    unitPriceFen: ((priceFen * BigInt(Math.round(percent * 10))) / 1000n / 10_000n) * 10_000n,
  }))

type PoolOf = (key: string) => string

function organisingHands(
  stage: Stage,
  pools: Map<string, string>,
  poolOf: PoolOf,
): Pick<DemoHands, 'draft' | 'open' | 'cancel'> {
  const instant = (daysAgo: number) => new Date(stage.until.getTime() - daysAgo * DAY_MS)
  return {
    async draft(key, pool) {
      const { closesDaysAgo, offersCloseDaysAgo, opensDaysAgo, more, counties, ...facts } = pool
      const input = createPoolSchema.parse({
        ...facts,
        counties: [...counties],
        joinClosesAt: instant(closesDaysAgo),
        offersCloseAt: instant(offersCloseDaysAgo),
        ...(opensDaysAgo === undefined ? {} : { joinOpensAt: instant(opensDaysAgo) }),
        ...more,
      })
      pools.set(key, must(await createPool(await asFirm(stage, 'org_operator'), input)).poolId)
    },
    async open(key) {
      must(await openPool(await asFirm(stage, 'org_operator'), { poolId: poolOf(key) }))
    },
    async cancel(key) {
      must(
        await cancelPool(await asFirm(stage, 'org_operator'), {
          poolId: poolOf(key),
          reason: '规格调整，另行组织',
        }),
      )
    },
  }
}

function marketHands(stage: Stage, poolOf: PoolOf): Pick<DemoHands, 'offer' | 'concede' | 'join'> {
  const { sql } = stage.database
  const offers = new Map<string, string>()
  const listingOf = async (key: string, index: number) => {
    const rows = await sql<{ id: string; supplierId: string; priceFen: bigint; leadTimeDays: number }[]>`
      select l.id, l.supplier_id as "supplierId", l.price_fen as "priceFen", l.lead_time_days as "leadTimeDays"
      from listings l join pools p on p.category_slug = l.category_slug
      where p.id = ${poolOf(key)} and l.state = 'published' order by l.id`
    return rows[index % Math.max(1, rows.length)] ?? missing(`a listing for ${key}`)
  }
  return {
    async offer(key, index, ladder, capacity) {
      const listing = await listingOf(key, index)
      const answer = await submitOffer(await asFirm(stage, listing.supplierId), {
        poolId: poolOf(key),
        listingId: listing.id,
        tiers: ladderOf(listing.priceFen, ladder),
        capacity,
        deliveryDays: listing.leadTimeDays,
        surchargeByCounty: {},
        warrantyMonths: 12,
        validUntil: null,
      })
      offers.set(`${key} ${index}`, must(answer).offerId)
    },
    async concede(key, index, ladder) {
      const listing = await listingOf(key, index)
      const offerId = offers.get(`${key} ${index}`) ?? missing(`offer ${index} of ${key}`)
      must(
        await improveOffer(await asFirm(stage, listing.supplierId), {
          offerId,
          tiers: ladderOf(listing.priceFen, ladder),
        }),
      )
    },
    async join(key, firm, quantity, reservePercent) {
      const { priceFen } = await listingOf(key, 0)
      const reserveFen = reservePercent === undefined ? null : (priceFen * BigInt(reservePercent)) / 100n
      const wishes = { reserveFen, accepts: null, latestDeliveryOn: null }
      must(await joinPool(await asFirm(stage, firm), { poolId: poolOf(key), quantity, ...wishes }))
    },
  }
}

function tradingHands(
  stage: Stage,
  poolOf: PoolOf,
): Pick<DemoHands, 'signAll' | 'ship' | 'acceptAll' | 'payAll'> {
  const { sql } = stage.database
  const ordersOf = (key: string) => sql<
    { id: string; buyer: string; supplier: string; left: number; open: number }[]
  >`
    select id, buyer_id as buyer, supplier_id as supplier, quantity - shipped_quantity as left,
      shipped_quantity - accepted_quantity as open
    from orders where pool_id = ${poolOf(key)} and state <> 'terminated' order by id`
  return {
    async signAll(key, except = []) {
      for (const order of await ordersOf(key)) {
        for (const side of [order.buyer, order.supplier]) {
          if (!except.includes(side))
            must(await signContract(await asFirm(stage, side), { orderId: order.id }))
        }
      }
    },
    async ship(key, share) {
      for (const order of await ordersOf(key)) {
        const quantity = Math.max(1, Math.ceil(order.left * share))
        if (order.left > 0)
          must(await shipGoods(await asFirm(stage, order.supplier), { orderId: order.id, quantity }))
      }
    },
    async acceptAll(key, firms) {
      for (const order of await ordersOf(key)) {
        const isMeant = firms.length === 0 || firms.includes(order.buyer)
        if (!isMeant || order.open === 0) continue
        must(
          await acceptDelivery(await asFirm(stage, order.buyer), { orderId: order.id, quantity: order.open }),
        )
      }
    },
    async payAll() {
      const rows = await sql<{ id: string; firm: string }[]>`
        select id, organisation_id as firm from payments where direction = 'in' and state = 'payable' order by id`
      for (const row of rows) await instructPayment(await asFirm(stage, row.firm), { paymentId: row.id })
    },
  }
}

async function actorOf({ sql }: Database, firm: string): Promise<PersonActor> {
  const [row] = await sql<Pick<PersonActor, 'userId' | 'role' | 'capabilities' | 'county'>[]>`
    select m.user_id as "userId", m.role, o.capabilities, o.county
    from memberships m join organisations o on o.id = m.organisation_id where o.id = ${firm} limit 1`
  return row ? { kind: 'person', organisationId: firm, ...row } : missing(firm)
}

/** A demonstration that the house refuses is a bug in the demonstration. */
function must<Value>(answer: Outcome<Value>): Value {
  if (answer.ok) return answer.value
  throw new Error(
    `the demonstration was refused: ${answer.refusal.code} ${JSON.stringify(answer.refusal.facts)}`,
  )
}

function missing(what: string): never {
  throw new Error(`the demonstration misses ${what}`)
}
