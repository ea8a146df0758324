import type { StatementRow, StatementView } from '#app/contracts/views/statement.ts'
import type { JournalKind } from '#app/domain/escrow/chart-of-accounts.ts'
import type { Database } from '#db/client.ts'
import { orderNumber } from '../orders/order-rows.ts'

const MOST = 1_000

interface LineRow {
  readonly journalId: string
  readonly at: Date
  readonly kind: JournalKind
  readonly poolTitle: string | null
  readonly orderId: string | null
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
 * their buyer, and what is on the way to its bank. A journal that only moves money within is no line. The
 * balance is the running sum over all time; the span only chooses what is shown of it.
 */
export async function loadStatement(
  { sql }: Database,
  organisation: { readonly id: string; readonly name: string },
  { fromOn, toOn }: StatementSpan,
): Promise<StatementView> {
  const { id } = organisation
  const lines = await sql<LineRow[]>`
    with own as (
      select 'deposit:' || c.id as account_id from commitments c where c.organisation_id = ${id}
      union all select 'bond:' || f.id from offers f where f.supplier_id = ${id}
      union all select kind || ':' || o.id from orders o,
        unnest(array['order_prepayment', 'order_balance', 'order_retention', 'frozen']) kind
        where o.buyer_id = ${id}
      union all select 'in_transit:' || y.id from payments y where y.organisation_id = ${id} and y.direction = 'out'
    ), line as (
      select j.id, j.posted_at, j.kind, j.pool_id, j.order_id, sum(e.amount_fen)::bigint as net
      from own join entries e on e.account_id = own.account_id join journals j on j.id = e.journal_id
      group by j.id having sum(e.amount_fen) <> 0
    ), running as (
      select line.*, sum(net) over (order by posted_at, id)::bigint as balance from line
    )
    select r.id as "journalId", r.posted_at as at, r.kind, p.title as "poolTitle", r.order_id as "orderId",
      r.net as "netFen", r.balance as "balanceFen"
    from running r left join pools p on p.id = r.pool_id
    where ${toOn ? sql`r.posted_at < (${toOn}::date + 1)::timestamp at time zone 'Asia/Shanghai'` : sql`true`}
    order by r.posted_at, r.id`
  const startAtMs = fromOn ? Date.parse(`${fromOn}T00:00:00+08:00`) : Number.NEGATIVE_INFINITY
  const shown = lines.filter((line) => line.at.getTime() >= startAtMs).slice(-MOST)
  const first = shown[0]
  const opening = first ? first.balanceFen - first.netFen : (lines.at(-1)?.balanceFen ?? 0n)
  const rows = shown.map(rowOf)
  return {
    organisationName: organisation.name,
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
    poolTitle: line.poolTitle,
    orderId: line.orderId,
    orderNumber: line.orderId ? orderNumber(line.orderId) : null,
    inFen: Math.max(0, netFen),
    outFen: Math.max(0, -netFen),
    balanceFen: Number(line.balanceFen),
  }
}
