import { expect } from 'vitest'
import { type AccountKind, account } from '#app/domain/escrow/chart-of-accounts.ts'
import { creditCodeWithCheckDigit } from '#app/domain/identity/credit-code.ts'
import { type Actor, type PersonActor, SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import type { OrderState } from '#app/domain/orders/order-lifecycle.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import { warnAcceptance } from '#app/use-cases/notices/warn-acceptance.ts'
import { acceptByClock } from '#app/use-cases/orders/accept-by-clock.ts'
import { createOrders } from '#app/use-cases/orders/create-orders.ts'
import { defaultOnBalance } from '#app/use-cases/orders/default-on-balance.ts'
import { defaultOnDelivery } from '#app/use-cases/orders/default-on-delivery.ts'
import { defaultOnPrepayment } from '#app/use-cases/orders/default-on-prepayment.ts'
import { defaultOnRetention } from '#app/use-cases/orders/default-on-retention.ts'
import { endWarranty } from '#app/use-cases/orders/end-warranty.ts'
import { grantClaimByClock } from '#app/use-cases/orders/grant-claim-by-clock.ts'
import { orderMoneyHeld } from '#app/use-cases/orders/money-held.ts'
import { postRuling } from '#app/use-cases/orders/post-ruling.ts'
import { remindBalance } from '#app/use-cases/orders/remind-balance.ts'
import { signContract } from '#app/use-cases/orders/sign-contract.ts'
import type { Act, Ctx } from '#app/use-cases/use-case.ts'
import type { Database } from '#db/client.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { postJournal } from '#db/stores/ledger.ts'
import { lockPayment } from '#db/stores/payments.ts'
import { begin } from '#db/transaction.ts'
import { type ManualClock, manualClock } from './clock.ts'
import { countingIds } from './ids.ts'

export interface TradeWishes {
  readonly quantity?: number
  readonly unitPriceFen?: bigint
  readonly terms?: readonly [number, number, number]
  readonly depositFen?: bigint
  readonly deliveryDays?: number
  readonly acceptDays?: number
  readonly warrantyDays?: number
  readonly poolState?: 'awarded' | 'fulfilling'
  readonly bondFen?: bigint
  readonly feeBasisPoints?: number
  readonly appealDays?: number
}

/** One awarded order between one buyer and one supplier, and the hands that move it. */
export interface Trade {
  readonly database: Database
  readonly clock: ManualClock
  readonly ids: Ids
  readonly orderId: string
  readonly poolId: string
  readonly commitmentId: string
  readonly offerId: string
  readonly operator: Ctx
  readonly buyer: Ctx
  readonly supplier: Ctx
  readonly system: Ctx
  readonly signBy: Date
}

const START = '2026-03-02T01:00:00Z'
const PATH = ['open', 'locked', 'awarded', 'fulfilling']
let firms = 0

/** A place where trades happen: one database, identities that never repeat in it. */
export function tradeFloor(database: Database): (wishes?: TradeWishes) => Promise<Trade> {
  const ids = countingIds()
  return (wishes = {}) => openTrade(database, ids, wishes)
}

async function openTrade(database: Database, ids: Ids, wishes: TradeWishes): Promise<Trade> {
  const clock = manualClock(START)
  const now = clock.now()
  const ctxOf = (actor: Actor): Ctx => ({ database, clock, ids, actor })
  const buyer = await person(database, ids, now, 'buyer')
  const supplier = await person(database, ids, now, 'supplier')
  const operator = await person(database, ids, now, 'operator')
  const at = {
    poolId: ids.next('pool'),
    commitmentId: ids.next('cmt'),
    offerId: ids.next('off'),
    awardId: ids.next('awd'),
  }
  const signBy = addDays(now, 7)
  await layOutPool(database, at, { buyer, supplier, now, signBy }, wishes)
  const {
    quantity = 10,
    unitPriceFen = 10_000_000n,
    deliveryDays = 60,
    acceptDays = 10,
    warrantyDays = 365,
  } = wishes
  const pool = { id: at.poolId, terms: wishes.terms ?? [3000, 6000, 1000], acceptDays, warrantyDays }
  const buyerId = buyer.organisationId
  const line = { ...at, buyerId, supplierId: supplier.organisationId, quantity, unitPriceFen, deliveryDays }
  const { commitmentId, offerId, supplierId } = line
  const [orderId = ''] = await begin(database, async (tx) => {
    const act: Act = { tx, actor: SYSTEM_ACTOR, now, ids }
    await holdBond(act, at, supplierId, wishes.bondFen ?? 0n)
    await postJournal(tx, now, {
      id: ids.next('jrn'),
      idempotencyKey: `deposit:${commitmentId}`,
      kind: 'deposit_held',
      poolId: at.poolId,
      orderId: null,
      paymentId: null,
      postings: [
        {
          from: account('outside', buyerId, null),
          to: account('deposit', commitmentId, at.poolId),
          amountFen: wishes.depositFen ?? 0n,
        },
      ],
    })
    const terms = { commitmentId, offerId, buyerId, supplierId, quantity, unitPriceFen, deliveryDays }
    return createOrders(act, pool, at.awardId, signBy, [terms])
  })
  const parties = { buyer: ctxOf(buyer), supplier: ctxOf(supplier) }
  const sides = { ...parties, operator: ctxOf(operator), system: ctxOf(SYSTEM_ACTOR) }
  return { database, clock, ids, orderId, poolId: at.poolId, commitmentId, offerId, signBy, ...sides }
}

/** The supplier's bid bond, as it stands once the bank has brought it. */
async function holdBond(
  { tx, now, ids }: Act,
  { offerId, poolId }: { offerId: string; poolId: string },
  supplierId: string,
  amountFen: bigint,
): Promise<void> {
  await tx.sql`update offers set bond_due_fen = ${amountFen}, bond_held_fen = ${amountFen} where id = ${offerId}`
  await postJournal(tx, now, {
    id: ids.next('jrn'),
    idempotencyKey: `bond:${offerId}`,
    kind: 'bond_held',
    poolId,
    orderId: null,
    paymentId: null,
    postings: [
      { from: account('outside', supplierId, null), to: account('bond', offerId, poolId), amountFen },
    ],
  })
}

/** A firm with one person who may do everything in it. */
export async function person(
  { sql }: Database,
  ids: Ids,
  now: Date,
  capability: 'buyer' | 'supplier' | 'operator',
): Promise<PersonActor> {
  firms += 1
  const organisationId = ids.next('org')
  const creditCode = creditCodeWithCheckDigit(`91330424${String(firms).padStart(9, '0')}`)
  await sql`
    insert into organisations (id, name, credit_code, county, capabilities, bank_account, created_at)
    values (${organisationId}, ${`样例企业${firms}`}, ${creditCode}, '330424', ${[capability]}, '6200000001', ${now})`
  const county = '330424'
  return {
    kind: 'person',
    userId: ids.next('usr'),
    organisationId,
    role: 'owner',
    capabilities: [capability],
    county,
  }
}

async function layOutPool(
  { sql }: Database,
  at: { poolId: string; commitmentId: string; offerId: string; awardId: string },
  by: { buyer: PersonActor; supplier: PersonActor; now: Date; signBy: Date },
  wishes: TradeWishes,
): Promise<void> {
  const { now, signBy } = by
  const { quantity = 10, depositFen = 0n, deliveryDays = 60, terms = [3000, 6000, 1000] } = wishes
  const { acceptDays = 10, warrantyDays = 365, poolState = 'fulfilling' } = wishes
  const { feeBasisPoints = 0, appealDays = 0 } = wishes
  await sql`
    insert into categories (slug, name_zh, name_en, spec_schema, reference_price_fen, position)
    values ('trade-sample', '样例', 'Sample', '[]', 100, 1) on conflict do nothing`
  await sql`
    insert into pools (id, title, category_slug, cluster, state, opening, visibility, organiser_id, join_opens_at,
      join_closes_at, offers_close_at, min_quantity, deposit_basis_points, terms, sign_days, accept_days,
      warranty_days, fee_basis_points, appeal_days, created_at)
    values (${at.poolId}, '样例团购', 'trade-sample', 'haiyan-fasteners', 'draft', 'demand_led', 'open',
      ${by.buyer.organisationId}, ${addDays(now, -20)}, ${addDays(now, -2)}, ${addDays(now, -2)}, 1, 500,
      ${[...terms]}, 7, ${acceptDays}, ${warrantyDays}, ${feeBasisPoints}, ${appealDays}, ${now})`
  for (const state of PATH.slice(0, PATH.indexOf(poolState) + 1)) {
    await sql`update pools set state = ${state} where id = ${at.poolId}`
  }
  await sql`
    insert into commitments (id, pool_id, organisation_id, county, state, quantity, wanted_quantity,
      reserved_quantity, deposit_due_fen, deposit_held_fen, created_at, updated_at)
    values (${at.commitmentId}, ${at.poolId}, ${by.buyer.organisationId}, '330424', 'active', ${quantity},
      ${quantity}, ${quantity}, ${depositFen}, ${depositFen}, ${now}, ${now})`
  await sql`update commitments set state = 'awarded' where id = ${at.commitmentId}`
  await sql`
    insert into offers (id, pool_id, supplier_id, state, tiers, capacity, delivery_days, submitted_at, updated_at)
    values (${at.offerId}, ${at.poolId}, ${by.supplier.organisationId}, 'submitted', '[]', 100, ${deliveryDays},
      ${now}, ${now})`
  await sql`update offers set state = 'won' where id = ${at.offerId}`
  await sql`
    insert into awards (id, pool_id, round, status, saving_fen, bound_fen, served_quantity, suppliers, instance,
      decided_at, sign_by)
    values (${at.awardId}, ${at.poolId}, 1, 'optimal', 0, 0, ${quantity}, 1, '{}', ${now}, ${signBy})`
}

/** The bank settles a payment: the money is booked and the order is told, as the bank's answer does it. */
export async function settlePayment(trade: Trade, paymentId: string): Promise<void> {
  const { database, ids, clock, poolId } = trade
  const now = clock.now()
  await begin(database, async (tx) => {
    await lockPool(tx, poolId)
    const payment = await lockPayment(tx, paymentId)
    if (!payment || payment.state === 'settled') return
    if (payment.state === 'payable')
      await tx.sql`update payments set state = 'instructed' where id = ${paymentId}`
    await tx.sql`update payments set state = 'settled' where id = ${paymentId}`
    const outside = account('outside', payment.organisationId, null)
    const isIn = payment.direction === 'in'
    const kind = `order_${payment.purpose}` as AccountKind
    const inside = isIn
      ? account(kind, payment.orderId ?? '', poolId)
      : account('in_transit', paymentId, poolId)
    const { amountFen, orderId } = payment
    await postJournal(tx, now, {
      id: ids.next('jrn'),
      idempotencyKey: `settled:${paymentId}`,
      kind: isIn ? 'balance_held' : 'payout_settled',
      poolId,
      orderId,
      paymentId,
      postings: [isIn ? { from: outside, to: inside, amountFen } : { from: inside, to: outside, amountFen }],
    })
    if (isIn) await orderMoneyHeld({ tx, actor: SYSTEM_ACTOR, now, ids }, payment)
  })
}

export interface SeenPayment {
  readonly id: string
  readonly purpose: string
  readonly state: string
  readonly amountFen: bigint
  readonly dueAt: Date | null
}

/** The payments of an order, and what its supplier's bond pays, oldest first. */
export async function paymentsOf({ database, orderId, offerId }: Trade): Promise<SeenPayment[]> {
  return database.sql<SeenPayment[]>`
    select id, purpose, state, amount_fen as "amountFen", due_at as "dueAt" from payments
    where order_id = ${orderId} or offer_id = ${offerId} order by id`
}

/** Settles everything that waits: what the buyer owes, and what the bank was told to pay out. */
export async function settleAll(trade: Trade, purposes?: readonly string[]): Promise<void> {
  for (;;) {
    const open = (await paymentsOf(trade)).filter(
      ({ state, purpose }) =>
        state !== 'settled' && state !== 'cancelled' && (purposes?.includes(purpose) ?? true),
    )
    if (open.length === 0) return
    for (const payment of open) await settlePayment(trade, payment.id)
  }
}

/** Both sides sign. */
export async function signBoth(trade: Trade): Promise<void> {
  for (const side of [trade.buyer, trade.supplier]) {
    expect(await signContract(side, { orderId: trade.orderId })).toMatchObject({ ok: true })
  }
}

/** Signed, paid and ready to be shipped. */
export async function readyToShip(trade: Trade): Promise<Trade> {
  await signBoth(trade)
  await settleAll(trade, ['prepayment', 'balance'])
  return trade
}

/** Every deadline of the order that is due by now has its effect. */
export async function runClock(trade: Trade): Promise<number> {
  const { database, clock, system, orderId } = trade
  const due = await database.sql<{ kind: string; subject_id: string }[]>`
    select kind, subject_id from deadlines where done_at is null and due_at <= ${clock.now()}
      and (subject_id = ${orderId} or subject_id in (select id from disputes where order_id = ${orderId})
        or subject_id in (select id from warranty_claims where order_id = ${orderId}) or subject_id in (select id from shipments where order_id = ${orderId})
        or subject_id in (select id from acceptances where order_id = ${orderId}))
    order by due_at, subject_id`
  const acts = {
    'order.prepayment_due': defaultOnPrepayment,
    'order.balance_due': remindBalance,
    'order.balance_default': defaultOnBalance,
    'order.delivery_default': defaultOnDelivery,
    'order.retention_default': defaultOnRetention,
    'dispute.appeal': postRuling,
    'claim.answer': grantClaimByClock,
    'acceptance.near': (ctx: Ctx, due: { subjectId: string }) => warnAcceptance(ctx, due.subjectId),
    'shipment.accept': acceptByClock,
    'acceptance.warranty': endWarranty,
  }
  for (const { kind, subject_id: subjectId } of due)
    await acts[kind as keyof typeof acts](system, { subjectId })
  return due.length
}

export async function orderOf({ database, orderId }: Trade) {
  const rows = await database.sql<
    { state: OrderState; shipped: number; paid: number; accepted: number; balanceHeldAt: Date | null }[]
  >`select state, shipped_quantity as shipped, paid_shipment_quantity as paid, accepted_quantity as accepted,
      balance_held_at as "balanceHeldAt" from orders where id = ${orderId}`
  const [row] = rows
  if (!row) throw new Error('the order is gone')
  return row
}

/** Moves an order along legal edges by hand, for states whose way is not the test's matter. */
export async function forceState({ database, orderId }: Trade, state: OrderState): Promise<void> {
  const reason = state === 'terminated' ? 'mutual' : null
  await database.sql`update orders set state = ${state}, termination_reason = ${reason} where id = ${orderId}`
}
