import pino from 'pino'
import type { JoinPool } from '#app/contracts/pools.ts'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { type BankBehaviour, testAccount } from '#app/domain/escrow/test-accounts.ts'
import { creditCodeWithCheckDigit } from '#app/domain/identity/credit-code.ts'
import { type Actor, type Capability, type PersonActor, SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { submitOffer } from '#app/use-cases/offers/submit-offer.ts'
import type { AwardSolver } from '#app/use-cases/pools/award-pool.ts'
import { createPool } from '#app/use-cases/pools/create-pool.ts'
import { joinPool } from '#app/use-cases/pools/join-pool.ts'
import { openPool } from '#app/use-cases/pools/open-pool.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import type { Database } from '#db/client.ts'
import { type Clockwork, clockwork } from '#jobs/clockwork.ts'
import { mockEscrowBank } from '#jobs/gateways/mock-escrow-bank.ts'
import { makeHandlers } from '#jobs/handlers/registry.ts'
import { type ManualClock, manualClock } from './clock.ts'
import { countingIds } from './ids.ts'

export const START = '2026-03-02T01:00:00Z'
const CATEGORY = 'integrated-sock-machine'

export interface Firm {
  readonly id: string
  readonly ctx: Ctx
}

export interface Ladder {
  readonly tiers: readonly (readonly [fromQuantity: number, unitPriceFen: bigint])[]
  readonly capacity?: number
  readonly deliveryDays?: number
}

/** A place where pools happen: a clock moved by hand, firms on demand, jobs done in the same thread. */
export interface PoolFloor {
  readonly database: Database
  readonly clock: ManualClock
  readonly system: Ctx
  readonly operator: Firm
  firm(capability: Capability, bank?: BankBehaviour): Promise<Firm>
  firms(count: number, capability: Capability): Promise<Firm[]>
  open(wishes?: Partial<PoolWishes>): Promise<string>
  offer(poolId: string, ladder: Ladder, supplier?: Firm): Promise<{ offerId: string; supplier: Firm }>
  join(poolId: string, firm: Firm, quantity: number, more?: Partial<JoinPool>): ReturnType<typeof joinPool>
  /** Moves the clock by hand and lets everything happen that is told or due by then. */
  until(instant: Date | string): Promise<void>
  /** Pays every payment that is payable now, for every firm, and lets the bank answer. */
  payAll(): Promise<void>
}

export interface PoolWishes {
  readonly minQuantity: number
  readonly capQuantity: number | null
  readonly depositBasisPoints: number
  readonly bondBasisPoints: number
  readonly visibility: 'open' | 'sealed'
  readonly opening: 'supplier_led' | 'demand_led'
  readonly joinDays: number
  readonly offerDays: number
  readonly referencePriceFen: bigint | null
  readonly terms: [number, number, number]
  readonly feeBasisPoints: number
  readonly appealDays: number
}

export async function poolFloor(database: Database): Promise<PoolFloor> {
  const clock = manualClock(START)
  const ids = countingIds()
  await database.sql`
    insert into categories (slug, name_zh, name_en, spec_schema, reference_price_fen, position)
    values (${CATEGORY}, '一体袜机', 'Integrated sock machine', '[]'::jsonb, 12000000, 1)
    on conflict (slug) do nothing`
  const ctxOf = (actor: Actor): Ctx => ({ database, clock, ids, actor })
  const people = new Map<string, Firm>()
  const firm = firmMaker(database, clock, ctxOf, people)
  const operator = await firm('operator')
  const handlers = makeHandlers({ bank: mockEscrowBank(database, 0), solve: exhaustively })
  const work = clockwork({ database, clock, ids, handlers, log: pino({ level: 'silent' }) })
  return {
    database,
    clock,
    operator,
    system: ctxOf(SYSTEM_ACTOR),
    firm,
    firms: async (count, capability) => {
      const made: Firm[] = []
      for (let index = 0; index < count; index += 1) made.push(await firm(capability))
      return made
    },
    open: (wishes = {}) => openPoolOf(operator, clock, wishes),
    offer: async (poolId, ladder, supplier) =>
      offerTo(database, clock, poolId, ladder, supplier ?? (await firm('supplier'))),
    join: (poolId, by, quantity, more = {}) =>
      joinPool(by.ctx, {
        poolId,
        quantity,
        reserveFen: null,
        accepts: null,
        latestDeliveryOn: null,
        ...more,
      }),
    until: (instant) => work.until(new Date(instant)),
    payAll: () => payEverything(database, work, people),
  }
}

function firmMaker(
  database: Database,
  clock: ManualClock,
  ctxOf: (actor: Actor) => Ctx,
  people: Map<string, Firm>,
): PoolFloor['firm'] {
  let serial = 0
  return async (capability, bank = 'normal') => {
    serial += 1
    const organisationId = `org_${String(serial).padStart(5, '0')}`
    const code = creditCodeWithCheckDigit(`91330481${String(serial).padStart(9, '0')}`)
    await database.sql`
      insert into organisations (id, name, credit_code, county, capabilities, bank_account, verified_at, created_at)
      values (${organisationId}, ${`样例企业${serial}`}, ${code}, '330481', ${[capability]},
        ${testAccount(serial, bank)}, ${clock.now()}, ${clock.now()})`
    const actor: PersonActor = {
      kind: 'person',
      userId: `usr_${serial}`,
      organisationId,
      role: 'owner',
      capabilities: [capability],
      county: '330481',
    }
    const made = { id: organisationId, ctx: ctxOf(actor) }
    people.set(organisationId, made)
    return made
  }
}

async function openPoolOf(operator: Firm, clock: ManualClock, wishes: Partial<PoolWishes>): Promise<string> {
  const { joinDays = 10, offerDays = 11, ...rest } = wishes
  const made = await createPool(operator.ctx, {
    title: '样例团购',
    category: CATEGORY,
    cluster: 'haining-socks',
    counties: [],
    opening: 'demand_led',
    visibility: 'open',
    minQuantity: 1,
    capQuantity: null,
    depositBasisPoints: 0,
    bondBasisPoints: 0,
    terms: [3000, 6000, 1000],
    referencePriceFen: null,
    signDays: 7,
    acceptDays: 10,
    warrantyDays: 365,
    feeBasisPoints: 0,
    appealDays: 0,
    joinClosesAt: addDays(clock.now(), joinDays),
    offersCloseAt: addDays(clock.now(), offerDays),
    ...rest,
  })
  if (!made.ok) throw new Error(made.refusal.code)
  await openPool(operator.ctx, { poolId: made.value.poolId })
  return made.value.poolId
}

async function offerTo(
  database: Database,
  clock: ManualClock,
  poolId: string,
  ladder: Ladder,
  by: Firm,
): Promise<{ offerId: string; supplier: Firm }> {
  const listingId = `lst_${by.id}_${poolId}_${(await countListings(database)) + 1}`
  await database.sql`
    insert into listings (id, supplier_id, category_slug, title, model, maker, county, specs, price_fen,
      lead_time_days, warranty_months, state, updated_at)
    values (${listingId}, ${by.id}, ${CATEGORY}, '样例', 'M-1', '样例', '330481', '{}'::jsonb, 12000000, 30, 12,
      'draft', ${clock.now()})`
  await database.sql`update listings set state = 'submitted' where id = ${listingId}`
  await database.sql`update listings set state = 'published', published_at = ${clock.now()} where id = ${listingId}`
  const made = await submitOffer(by.ctx, {
    poolId,
    listingId,
    capacity: ladder.capacity ?? 1000,
    deliveryDays: ladder.deliveryDays ?? 60,
    surchargeByCounty: {},
    warrantyMonths: null,
    validUntil: null,
    tiers: ladder.tiers.map(([fromQuantity, unitPriceFen]) => ({ fromQuantity, unitPriceFen })),
  })
  if (!made.ok) throw new Error(made.refusal.code)
  return { offerId: made.value.offerId, supplier: by }
}

async function countListings(database: Database): Promise<number> {
  const [row] = await database.sql<{ many: number }[]>`select count(*)::int as many from listings`
  return row?.many ?? 0
}

async function payEverything(
  database: Database,
  work: Clockwork,
  people: ReadonlyMap<string, Firm>,
): Promise<void> {
  await work.settle()
  for (;;) {
    const rows = await database.sql<{ id: string; organisationId: string }[]>`
      select id, organisation_id as "organisationId" from payments where state = 'payable' order by id`
    if (rows.length === 0) return
    for (const row of rows) {
      const payer = people.get(row.organisationId)
      if (payer) await instructPayment(payer.ctx, { paymentId: row.id })
    }
    await work.settle()
  }
}

const exhaustively: AwardSolver = async (instance) => solveByExhaustion(instance)
