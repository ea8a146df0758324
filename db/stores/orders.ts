import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { TerminationReason } from '#app/domain/orders/order-lifecycle.ts'
import { acceptances, orders, rejections, shipments } from '../schema/orders.ts'
import type { Tx } from '../transaction.ts'

export type OrderRow = typeof orders.$inferSelect
export type NewOrder = typeof orders.$inferInsert
export type ShipmentRow = typeof shipments.$inferSelect
export type AcceptanceRow = typeof acceptances.$inferSelect

/** What moves in an order beside its state, which only a legal move changes. */
export type OrderChange = Partial<Omit<OrderRow, 'id' | 'poolId' | 'state' | 'createdAt' | 'updatedAt'>>

/** Without a lock: only whose it is and which pool to lock first; neither ever changes. */
export async function peekOrder(
  tx: Tx,
  id: string,
): Promise<Pick<OrderRow, 'poolId' | 'buyerId' | 'supplierId'> | null> {
  const rows = await tx.orm
    .select({ poolId: orders.poolId, buyerId: orders.buyerId, supplierId: orders.supplierId })
    .from(orders)
    .where(eq(orders.id, id))
  return rows[0] ?? null
}

/** The order's row, locked. The pool's row is locked before it, always. */
export async function lockOrder(tx: Tx, id: string): Promise<OrderRow | null> {
  const rows = await tx.orm.select().from(orders).where(eq(orders.id, id)).for('update')
  return rows[0] ?? null
}

export async function insertOrders(tx: Tx, rows: readonly NewOrder[]): Promise<void> {
  if (rows.length > 0) await tx.orm.insert(orders).values([...rows])
}

/** Writes a change and answers the row as it is then. */
export async function changeOrder(
  tx: Tx,
  now: Date,
  order: OrderRow,
  change: OrderChange,
): Promise<OrderRow> {
  await tx.orm
    .update(orders)
    .set({ ...change, updatedAt: now })
    .where(eq(orders.id, order.id))
  return { ...order, ...change, updatedAt: now }
}

/** State and reason in one statement: the store wants both or none. Throws when the order has moved on. */
export async function terminateRow(
  tx: Tx,
  now: Date,
  order: OrderRow,
  terminationReason: TerminationReason,
): Promise<OrderRow> {
  const change = { state: 'terminated' as const, terminationReason, resumesTo: null, updatedAt: now }
  const rows = await tx.orm
    .update(orders)
    .set(change)
    .where(and(eq(orders.id, order.id), eq(orders.state, order.state)))
    .returning({ id: orders.id })
  if (rows.length !== 1) throw new Error(`order ${order.id} is not in "${order.state}"`)
  return { ...order, ...change }
}

/** Nothing is waited for any more, except, where it goes on, the warranty of what was accepted. */
export async function dropOrderDeadlines(
  tx: Tx,
  now: Date,
  orderId: string,
  keepsWarranty: boolean,
): Promise<void> {
  await tx.sql`
    update deadlines set done_at = ${now}
    where done_at is null and (
      (kind in ('order.prepayment_due', 'order.balance_due', 'order.balance_default', 'order.delivery_default')
        and subject_id = ${orderId})
      or (kind = 'order.retention_default' and subject_id = ${orderId} and not ${keepsWarranty})
      or (kind in ('shipment.accept', 'acceptance.near') and subject_id in (select id from shipments where order_id = ${orderId}))
      or (kind = 'acceptance.warranty' and not ${keepsWarranty}
        and subject_id in (select id from acceptances where order_id = ${orderId})))`
}

/** The shipments of a locked order, first shipped first. */
export async function shipmentsOf(tx: Tx, orderId: string): Promise<ShipmentRow[]> {
  return tx.orm
    .select()
    .from(shipments)
    .where(eq(shipments.orderId, orderId))
    .orderBy(asc(shipments.shippedAt), asc(shipments.id))
}

export async function insertShipment(tx: Tx, row: typeof shipments.$inferInsert): Promise<void> {
  await tx.orm.insert(shipments).values(row)
}

export async function changeShipment(
  tx: Tx,
  id: string,
  change: Partial<Pick<ShipmentRow, 'acceptedQuantity' | 'rejectedQuantity' | 'receivedAt' | 'acceptBy'>>,
): Promise<void> {
  await tx.orm.update(shipments).set(change).where(eq(shipments.id, id))
}

/** The order of a shipment; null when there is no such shipment. */
export async function orderOfShipment(tx: Tx, shipmentId: string): Promise<string | null> {
  const rows = await tx.orm
    .select({ orderId: shipments.orderId })
    .from(shipments)
    .where(eq(shipments.id, shipmentId))
  return rows[0]?.orderId ?? null
}

/** The acceptances of a locked order in the order of their instants. */
export async function acceptancesOf(tx: Tx, orderId: string): Promise<AcceptanceRow[]> {
  return tx.orm
    .select()
    .from(acceptances)
    .where(eq(acceptances.orderId, orderId))
    .orderBy(asc(acceptances.acceptedAt), asc(acceptances.id))
}

export async function insertAcceptance(tx: Tx, row: typeof acceptances.$inferInsert): Promise<void> {
  await tx.orm.insert(acceptances).values(row)
}

/** Marks an instant of an acceptance once: a second mark changes nothing. */
export async function markAcceptance(
  tx: Tx,
  id: string,
  mark: 'retentionHeldAt' | 'warrantyEndedAt',
  at: Date,
): Promise<void> {
  await tx.orm
    .update(acceptances)
    .set({ [mark]: at })
    .where(and(eq(acceptances.id, id), isNull(acceptances[mark])))
}

/** The supplier has been paid so much of an acceptance's retention; the first instant stays. */
export async function markReleased(
  tx: Tx,
  now: Date,
  one: AcceptanceRow,
  releasedFen: bigint,
): Promise<void> {
  await tx.orm
    .update(acceptances)
    .set({ releasedFen, releasedAt: one.releasedAt ?? now })
    .where(eq(acceptances.id, one.id))
}

/** The order of an acceptance; null when there is no such acceptance. */
export async function orderOfAcceptance(tx: Tx, acceptanceId: string): Promise<string | null> {
  const rows = await tx.orm
    .select({ orderId: acceptances.orderId })
    .from(acceptances)
    .where(eq(acceptances.id, acceptanceId))
  return rows[0]?.orderId ?? null
}

export async function insertRejection(tx: Tx, row: typeof rejections.$inferInsert): Promise<void> {
  await tx.orm.insert(rejections).values(row)
}

/** The rejections of a locked order, the first sent back first. */
export async function rejectionsOf(tx: Tx, orderId: string): Promise<(typeof rejections.$inferSelect)[]> {
  return tx.orm
    .select()
    .from(rejections)
    .where(eq(rejections.orderId, orderId))
    .orderBy(asc(rejections.rejectedAt), asc(rejections.id))
}

/** Sets of a rejection have come again. */
export async function addRemedied(tx: Tx, id: string, quantity: number): Promise<void> {
  await tx.orm
    .update(rejections)
    .set({ remediedQuantity: sql`${rejections.remediedQuantity} + ${quantity}` })
    .where(eq(rejections.id, id))
}

/** The deposit of a commitment has gone into its order, or back: none is held for it any more. */
export async function clearHeldDeposit(tx: Tx, now: Date, commitmentId: string): Promise<void> {
  await tx.sql`update commitments set deposit_held_fen = 0, updated_at = ${now} where id = ${commitmentId}`
}

/** Names and credit codes of firms, by id. */
export async function partiesOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly creditCode: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.sql<{ id: string; name: string; credit_code: string }[]>`
    select id, name, credit_code from organisations where id in ${tx.sql([...ids])}`
  return new Map(rows.map((row) => [row.id, { name: row.name, creditCode: row.credit_code }]))
}
