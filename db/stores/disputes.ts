import { and, desc, eq } from 'drizzle-orm'
import { DISPUTE_LIFECYCLE, type DisputeEvent } from '#app/domain/orders/dispute-lifecycle.ts'
import type { OrderFunds } from '#app/domain/orders/order-split.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { disputes } from '../schema/disputes.ts'
import type { Tx } from '../transaction.ts'
import { type Act, recordTrail } from './trail.ts'

export type DisputeRow = typeof disputes.$inferSelect
export type DisputeClosing = Partial<Pick<DisputeRow, 'toBuyerFen' | 'toSupplierFen' | 'decisionReason'>>

export async function insertDispute(tx: Tx, act: Act, row: typeof disputes.$inferInsert): Promise<void> {
  await tx.orm.insert(disputes).values(row)
  const line = { machine: DISPUTE_LIFECYCLE.name, subjectId: row.id, poolId: row.poolId }
  // The reason is between the two sides and the operator: the trail says only which order.
  const facts = { orderId: row.orderId }
  await recordTrail(tx, act, [{ ...line, event: 'opened', fromState: null, toState: row.state, facts }])
}

/** The open dispute of a locked order; null when there is none. */
export async function openDisputeOf(tx: Tx, orderId: string): Promise<DisputeRow | null> {
  const rows = await tx.orm
    .select()
    .from(disputes)
    .where(and(eq(disputes.orderId, orderId), eq(disputes.state, 'open')))
    .for('update')
  return rows[0] ?? null
}

/** The latest dispute of an order, whatever became of it. */
export async function latestDisputeOf(tx: Tx, orderId: string): Promise<DisputeRow | null> {
  const rows = await tx.orm
    .select()
    .from(disputes)
    .where(eq(disputes.orderId, orderId))
    .orderBy(desc(disputes.openedAt), desc(disputes.id))
    .limit(1)
  return rows[0] ?? null
}

/** Money that came while the dispute was open is frozen with the rest. */
export async function addFrozen(tx: Tx, dispute: DisputeRow, added: OrderFunds): Promise<void> {
  await tx.orm
    .update(disputes)
    .set({
      prepaymentFen: dispute.prepaymentFen + added.prepaymentFen,
      balanceFen: dispute.balanceFen + added.balanceFen,
      retentionFen: dispute.retentionFen + added.retentionFen,
    })
    .where(eq(disputes.id, dispute.id))
}

/** Closes an open dispute for good, with its line in the trail. Throws when it is no longer open. */
export async function closeDispute(
  tx: Tx,
  act: Act,
  dispute: DisputeRow,
  event: DisputeEvent,
  closing: DisputeClosing = {},
): Promise<void> {
  const to = nextState(DISPUTE_LIFECYCLE, 'open', event)
  if (to === null) throw new Error(`a dispute knows no "${event}"`)
  const rows = await tx.orm
    .update(disputes)
    .set({ ...closing, state: to, closedAt: act.now })
    .where(and(eq(disputes.id, dispute.id), eq(disputes.state, 'open')))
    .returning({ id: disputes.id })
  if (rows.length !== 1) throw new Error(`dispute ${dispute.id} is not open`)
  const line = { machine: DISPUTE_LIFECYCLE.name, subjectId: dispute.id, poolId: dispute.poolId }
  const facts = { orderId: dispute.orderId }
  await recordTrail(tx, act, [{ ...line, event, fromState: 'open', toState: to, facts }])
}
