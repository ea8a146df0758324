import type { OrderSpan } from '#app/contracts/views/orders.ts'
import type { Sql } from '#db/client.ts'
import { orderNumber } from './order-rows.ts'

interface SpanRow {
  readonly id: string
  readonly createdAt: Date
  readonly signBy: Date
  readonly contractAt: Date | null
  readonly deliveryDueAt: Date | null
  readonly shippedAt: Date | null
  readonly acceptedAt: Date | null
  readonly isWhole: boolean
  readonly warrantyUntil: Date | null
}

/** The phases of a firm's orders in time, in the order of their making; ended ones are left out. */
export async function orderSpans(sql: Sql, organisationId: string, now: Date): Promise<OrderSpan[]> {
  const rows = await sql<SpanRow[]>`
    select o.id, o.created_at as "createdAt", o.sign_by as "signBy", o.contract_at as "contractAt",
      o.delivery_due_at as "deliveryDueAt",
      (select min(shipped_at) from shipments s where s.order_id = o.id) as "shippedAt",
      (select max(accepted_at) from acceptances a where a.order_id = o.id) as "acceptedAt",
      o.accepted_quantity = o.quantity as "isWhole",
      (select max(warranty_until) from acceptances a where a.order_id = o.id) as "warrantyUntil"
    from orders o
    where (o.buyer_id = ${organisationId} or o.supplier_id = ${organisationId})
      and o.state not in ('completed', 'terminated')
    order by o.created_at, o.id limit 40`
  return rows.flatMap((row) => spansOf(row, now))
}

function spansOf(row: SpanRow, now: Date): OrderSpan[] {
  const { contractAt, deliveryDueAt, shippedAt, acceptedAt, isWhole, warrantyUntil } = row
  const later = (planned: Date | null) => (planned && planned > now ? planned : now)
  const signed = contractAt ?? later(row.signBy)
  const spans: OrderSpan[] = []
  const add = (phase: OrderSpan['phase'], from: Date, until: Date, isPlanned: boolean): void => {
    if (until <= from) return
    const fromAt = from.toISOString()
    spans.push({
      orderId: row.id,
      number: orderNumber(row.id),
      phase,
      fromAt,
      untilAt: until.toISOString(),
      isPlanned,
    })
  }
  add('signing', row.createdAt, signed, contractAt === null)
  if (!contractAt) return spans
  const shipped = shippedAt ?? later(deliveryDueAt)
  add('production', signed, shipped, shippedAt === null)
  if (!shippedAt) return spans
  const accepted = isWhole && acceptedAt ? acceptedAt : now
  add('delivery', shipped, accepted, !isWhole)
  if (isWhole && warrantyUntil) add('warranty', accepted, warrantyUntil, warrantyUntil > now)
  return spans
}
