import type { OrderCard, OrdersView } from '#app/contracts/views/orders.ts'
import type { Database, Sql } from '#db/client.ts'
import { orderCard } from './order-card.ts'
import { type OrderRow, orderColumns, orderSource } from './order-rows.ts'
import { orderSpans } from './order-spans.ts'

const MOST = 200
const OVER = new Set(['completed', 'terminated'])

/** A firm's orders on either side: what waits for it first, what is over last. */
export async function listOrders({ sql }: Database, organisationId: string, now: Date): Promise<OrdersView> {
  const [rows, held, spans] = await Promise.all([
    orderCards(sql, organisationId),
    heldForOrders(sql, organisationId),
    orderSpans(sql, organisationId, now),
  ])
  return {
    rows,
    spans,
    mineToActOn: rows.filter((row) => row.next.isMine).length,
    inEscrowFen: Number(held),
    nowAt: now.toISOString(),
  }
}

export async function orderCards(sql: Sql, organisationId: string): Promise<OrderCard[]> {
  const rows = await sql<OrderRow[]>`
    select ${orderColumns(sql)} from ${orderSource(sql)}
    where o.buyer_id = ${organisationId} or o.supplier_id = ${organisationId}
    order by o.created_at desc, o.id desc limit ${MOST}`
  const rank = (card: OrderCard) => (card.next.isMine ? 0 : OVER.has(card.state) ? 2 : 1)
  return rows.map((row) => orderCard(row, organisationId)).sort((a, b) => rank(a) - rank(b))
}

/** What the custodian holds today for the orders of a firm, on either side. */
async function heldForOrders(sql: Sql, organisationId: string): Promise<bigint> {
  const rows = await sql<{ held: bigint }[]>`
    select coalesce(sum(a.balance_fen), 0)::bigint as held
    from orders o join accounts a on a.id in (
      'order_prepayment:' || o.id, 'order_balance:' || o.id, 'order_retention:' || o.id, 'frozen:' || o.id)
    where o.buyer_id = ${organisationId} or o.supplier_id = ${organisationId}`
  return rows[0]?.held ?? 0n
}
