import { and, desc, eq, inArray } from 'drizzle-orm'
import {
  DISPUTE_LIFECYCLE,
  type DisputeEvent,
  LIVING_DISPUTES,
} from '#app/domain/orders/dispute-lifecycle.ts'
import type { OrderFunds } from '#app/domain/orders/order-split.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { disputeEvidence, disputes } from '../schema/disputes.ts'
import type { Tx } from '../transaction.ts'
import { type Act, recordTrail } from './trail.ts'

export type DisputeRow = typeof disputes.$inferSelect
/** What a move of a dispute writes beside its state. */
export type DisputeChange = Partial<Omit<DisputeRow, 'id' | 'orderId' | 'poolId' | 'state' | 'openedAt'>>

export async function insertDispute(tx: Tx, act: Act, row: typeof disputes.$inferInsert): Promise<void> {
  await tx.orm.insert(disputes).values(row)
  const line = { machine: DISPUTE_LIFECYCLE.name, subjectId: row.id, poolId: row.poolId }
  // The reason is between the two sides and the operator: the trail says only which order.
  const facts = { orderId: row.orderId }
  await recordTrail(tx, act, [{ ...line, event: 'opened', fromState: null, toState: row.state, facts }])
}

/** The dispute of a locked order that is not over; null when there is none. */
export async function livingDisputeOf(tx: Tx, orderId: string): Promise<DisputeRow | null> {
  const rows = await tx.orm
    .select()
    .from(disputes)
    .where(and(eq(disputes.orderId, orderId), inArray(disputes.state, [...LIVING_DISPUTES])))
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

/** One legal move of a dispute with its line in the trail. Throws when it is no longer where it was. */
export async function moveDispute(
  tx: Tx,
  act: Act,
  dispute: DisputeRow,
  event: DisputeEvent,
  change: DisputeChange = {},
): Promise<void> {
  const to = nextState(DISPUTE_LIFECYCLE, dispute.state, event)
  if (to === null) throw new Error(`a dispute knows no "${event}" from "${dispute.state}"`)
  const isOver = to === 'decided' || to === 'withdrawn'
  const rows = await tx.orm
    .update(disputes)
    .set({ ...change, state: to, closedAt: isOver ? act.now : null })
    .where(and(eq(disputes.id, dispute.id), eq(disputes.state, dispute.state)))
    .returning({ id: disputes.id })
  if (rows.length !== 1) throw new Error(`dispute ${dispute.id} is not in "${dispute.state}"`)
  const line = { machine: DISPUTE_LIFECYCLE.name, subjectId: dispute.id, poolId: dispute.poolId }
  const facts = { orderId: dispute.orderId }
  await recordTrail(tx, act, [{ ...line, event, fromState: dispute.state, toState: to, facts }])
}

/** What a side states and shows; it can never be taken back. */
export async function insertEvidence(tx: Tx, row: typeof disputeEvidence.$inferInsert): Promise<void> {
  await tx.orm.insert(disputeEvidence).values(row)
}

/** The order of a dispute; null when there is no such dispute. */
export async function orderOfDispute(tx: Tx, disputeId: string): Promise<string | null> {
  const rows = await tx.orm
    .select({ orderId: disputes.orderId })
    .from(disputes)
    .where(eq(disputes.id, disputeId))
  return rows[0]?.orderId ?? null
}
