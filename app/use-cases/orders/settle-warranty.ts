import { type AcceptanceRow, acceptancesOf, markAcceptance, type OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { closeOrder } from './close-order.ts'
import { moveOrder } from './move-order.ts'
import { paySupplier } from './pay-supplier.ts'

/**
 * A dispute freezes the retention; whoever ends the dispute calls this again. After a supplier's default what
 * was accepted keeps its warranty: its retention flows though the order is terminated.
 */
const RETENTION_FLOWS = ['shipping', 'delivered', 'accepted', 'in_warranty']

/**
 * Brings a locked order as far as its acceptances allow: retention that is held and whose warranty has ended
 * is paid out; with every retention held the order is in warranty, with every one released it is completed.
 * Safe to call at any time and again.
 */
export async function settleWarranty(act: Act, order: OrderRow): Promise<OrderRow> {
  const isWarranted = order.terminationReason === 'supplier_default'
  if (!RETENTION_FLOWS.includes(order.state) && !isWarranted) return order
  const acceptances = await acceptancesOf(act.tx, order.id)
  const released = acceptances.filter(
    (one) => one.retentionHeldAt !== null && one.warrantyEndedAt !== null && one.releasedAt === null,
  )
  for (const one of released) await release(act, order, one)

  let settled = order
  if (settled.state === 'accepted' && acceptances.every((one) => one.retentionHeldAt !== null)) {
    settled = await moveOrder(act, settled, ['retention_held'])
  }
  const isReleased = (one: AcceptanceRow) => one.releasedAt !== null || released.includes(one)
  if (settled.state !== 'in_warranty' || !acceptances.every(isReleased)) return settled
  settled = await moveOrder(act, settled, ['complete'])
  await closeOrder(act, settled)
  return settled
}

async function release(act: Act, order: OrderRow, acceptance: AcceptanceRow): Promise<void> {
  await paySupplier(act, order, {
    from: 'order_retention',
    amountFen: acceptance.retentionFen,
    event: `warranty:${acceptance.id}`,
    acceptanceId: acceptance.id,
  })
  await markAcceptance(act.tx, acceptance.id, 'releasedAt', act.now)
}
