import type { PendingQuery, Row } from 'postgres'
import type { StatementRow, StatementView } from '#app/contracts/views/statement.ts'
import { ACCOUNT_KINDS, type JournalKind } from '#app/domain/escrow/chart-of-accounts.ts'
import type { PaymentPurpose } from '#app/domain/escrow/payment-lifecycle.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { orderNumber } from '../orders/order-rows.ts'
import { payoutCause } from './payout-cause.ts'

const MOST = 1_000

interface LineRow {
  readonly journalId: string
  readonly at: Date
  readonly kind: JournalKind
  readonly poolTitle: string | null
  readonly orderId: string | null
  readonly bookingName: string | null
  readonly purpose: PaymentPurpose | null
  readonly event: string | null
  readonly testOrderId: string | null
  readonly bookingId: string | null
  readonly netFen: bigint
  readonly balanceFen: bigint
}

/** Days in Beijing time, both included; null is no limit. */
export interface StatementSpan {
  readonly fromOn: string | null
  readonly toOn: string | null
}

/**
 * What the custodian holds for a firm, line by line: its deposits and bonds, what it has paid into orders as
 * their buyer, into bookings and test orders, and what is on the way to its bank. A journal that only moves money within is no line.
 */
export async function loadStatement(
  { sql }: Database,
  organisation: { readonly id: string; readonly name: string },
  span: StatementSpan,
): Promise<StatementView> {
  const { id } = organisation
  const own = sql`
    select 'deposit:' || c.id as account_id from commitments c where c.organisation_id = ${id}
    union all select 'bond:' || f.id from offers f where f.supplier_id = ${id}
    union all select kind || ':' || o.id from orders o,
      unnest(array['order_prepayment', 'order_balance', 'order_retention', 'frozen']) kind
      where o.buyer_id = ${id}
    union all select distinct 'booking:' || b.money_id from bookings b where b.organisation_id = ${id}
    union all select 'testing:' || t.id from test_orders t where t.customer_id = ${id}
    union all select 'in_transit:' || y.id from payments y where y.organisation_id = ${id} and y.direction = 'out'`
  return statementOf(sql, organisation.name, own, span)
}

const HELD_KINDS = Object.entries(ACCOUNT_KINDS)
  .filter(([, kind]) => kind.heldByCustodian)
  .map(([name]) => name)

/** What the custodian holds and held for a whole pool; null when there is none. For the operator's eyes. */
export async function loadPoolStatement(
  { sql }: Database,
  poolId: string,
  span: StatementSpan,
): Promise<StatementView | null> {
  const [pool] = await sql<{ title: string }[]>`select title from pools where id = ${poolId}`
  if (!pool) return null
  const own = sql`select id as account_id from accounts where pool_id = ${poolId} and kind in ${sql(HELD_KINDS)}`
  return statementOf(sql, pool.title, own, span)
}

/** What the custodian holds and held for one order, for its two sides and the operator; null for anybody else. */
export async function loadOrderStatement(
  { sql }: Database,
  actor: PersonActor,
  orderId: string,
  span: StatementSpan,
): Promise<StatementView | null> {
  const [order] = await sql<{ buyerId: string; supplierId: string }[]>`
    select buyer_id as "buyerId", supplier_id as "supplierId" from orders where id = ${orderId}`
  const isSide = order?.buyerId === actor.organisationId || order?.supplierId === actor.organisationId
  if (!order || !(isSide || isPermitted(actor, 'operator.watch'))) return null
  const own = sql`
    select distinct e.account_id from journals j join entries e on e.journal_id = j.id
      join accounts a on a.id = e.account_id
    where j.order_id = ${orderId} and a.kind in ('order_prepayment', 'order_balance', 'order_retention', 'frozen', 'in_transit')`
  return statementOf(sql, orderNumber(orderId), own, span)
}

/** The balance is the running sum over all time; the span only chooses what is shown of it. */
async function statementOf(
  sql: Sql,
  name: string,
  own: PendingQuery<Row[]>,
  { fromOn, toOn }: StatementSpan,
): Promise<StatementView> {
  const lines = await sql<LineRow[]>`
    with own as (${own}), line as (
      select j.id, j.posted_at, j.kind, j.pool_id, j.order_id, j.payment_id, sum(e.amount_fen)::bigint as net
      from own join entries e on e.account_id = own.account_id join journals j on j.id = e.journal_id
      group by j.id having sum(e.amount_fen) <> 0
    ), running as (
      select line.*, sum(net) over (order by posted_at, id)::bigint as balance from line
    )
    select r.id as "journalId", r.posted_at as at, r.kind, p.title as "poolTitle", r.order_id as "orderId",
      m.name as "bookingName", y.purpose, i.event, y.test_order_id as "testOrderId", y.booking_id as "bookingId", r.net as "netFen", r.balance as "balanceFen"
    from running r left join pools p on p.id = r.pool_id left join payments y on y.id = r.payment_id
      left join invoices i on i.payment_id = y.id left join bookings b on b.id = y.booking_id left join resources m on m.id = b.resource_id
    where ${toOn ? sql`r.posted_at < (${toOn}::date + 1)::timestamp at time zone 'Asia/Shanghai'` : sql`true`}
    order by r.posted_at, r.id`
  const startAtMs = fromOn ? Date.parse(`${fromOn}T00:00:00+08:00`) : Number.NEGATIVE_INFINITY
  const shown = lines.filter((line) => line.at.getTime() >= startAtMs).slice(-MOST)
  const first = shown[0]
  const opening = first ? first.balanceFen - first.netFen : (lines.at(-1)?.balanceFen ?? 0n)
  const rows = shown.map(rowOf)
  return {
    organisationName: name,
    rows,
    openingBalanceFen: Number(opening),
    closingBalanceFen: Number(lines.at(-1)?.balanceFen ?? 0n),
    inFen: rows.reduce((sum, row) => sum + row.inFen, 0),
    outFen: rows.reduce((sum, row) => sum + row.outFen, 0),
    fromOn,
    toOn,
  }
}

function rowOf(line: LineRow): StatementRow {
  const netFen = Number(line.netFen)
  return {
    id: line.journalId,
    journalId: line.journalId,
    at: line.at.toISOString(),
    kind: line.kind,
    cause: payoutCause(line),
    poolTitle: line.poolTitle,
    orderId: line.orderId,
    bookingName: line.bookingName,
    orderNumber: line.orderId ? orderNumber(line.orderId) : null,
    inFen: Math.max(0, netFen),
    outFen: Math.max(0, -netFen),
    balanceFen: Number(line.balanceFen),
  }
}
