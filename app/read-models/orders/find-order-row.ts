import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Sql } from '#db/client.ts'
import { isOrderSeenBy, type OrderRow, orderColumns, orderSource } from './order-rows.ts'

/** An order for one of its firms or the operator; null for anybody else. */
export async function findOrderRow(
  sql: Sql,
  orderId: string,
  { organisationId, capabilities }: PersonActor,
): Promise<OrderRow | null> {
  const rows = await sql<OrderRow[]>`
    select ${orderColumns(sql)} from ${orderSource(sql)}
    where o.id = ${orderId} and ${isOrderSeenBy(sql, organisationId, capabilities.includes('operator'))}`
  return rows[0] ?? null
}
