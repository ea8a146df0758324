import { ORDER_LIFECYCLE, type TerminationReason } from '#app/domain/orders/order-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { dropOrderDeadlines, type OrderRow, terminateRow } from '#db/stores/orders.ts'
import { recordTrail } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'
import { cancelPayments } from './cancel-payments.ts'
import { lapseProposals } from './lapse-proposals.ts'

/**
 * Ends a locked order: its state with the reason, its line in the trail, nothing more asked for and nothing
 * more waited for. What becomes of its money is the caller's. After a supplier's default the warranty of what
 * was accepted goes on, and so does its retention.
 */
export async function terminateOrder(
  act: Act,
  order: OrderRow,
  reason: TerminationReason,
): Promise<OrderRow> {
  const { tx, now } = act
  const { id: orderId, poolId, state } = order
  if (nextState(ORDER_LIFECYCLE, state, 'terminate') === null) {
    throw new Error(`order ${orderId}: no way to terminate from "${state}"`)
  }
  const ended = await terminateRow(tx, now, order, reason)
  await recordTrail(tx, act, [
    {
      machine: ORDER_LIFECYCLE.name,
      subjectId: orderId,
      poolId,
      event: 'terminate',
      fromState: state,
      toState: ended.state,
      reason,
    },
  ])
  const keepsWarranty = reason === 'supplier_default'
  const owed = ['deposit', 'prepayment', 'balance'] as const
  await cancelPayments(act, order, keepsWarranty ? owed : [...owed, 'retention'], reason)
  await dropOrderDeadlines(tx, now, orderId, keepsWarranty)
  await lapseProposals(act, ended)
  return ended
}
