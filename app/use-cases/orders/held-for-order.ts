import { livingDisputeOf } from '#db/stores/disputes.ts'
import { balanceOf } from '#db/stores/ledger.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'

/** What is held for one purpose of an order, the part that a dispute has frozen included. */
export async function heldForOrder(
  { tx }: Act,
  order: OrderRow,
  purpose: 'prepayment' | 'balance',
): Promise<bigint> {
  const free = await balanceOf(tx, `order_${purpose}:${order.id}`)
  const dispute = order.state === 'disputed' ? await livingDisputeOf(tx, order.id) : null
  if (!dispute) return free
  return free + (purpose === 'prepayment' ? dispute.prepaymentFen : dispute.balanceFen)
}
