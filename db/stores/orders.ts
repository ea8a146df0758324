import { and, asc, eq, isNull } from 'drizzle-orm'
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
  mark: 'retentionHeldAt' | 'warrantyEndedAt' | 'releasedAt',
  at: Date,
): Promise<void> {
  await tx.orm
    .update(acceptances)
    .set({ [mark]: at })
    .where(and(eq(acceptances.id, id), isNull(acceptances[mark])))
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
