import { livingClaimsOf } from '#db/stores/claims.ts'
import { type AcceptanceRow, acceptancesOf, markReleased, type OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { closeOrder } from './close-order.ts'
import { lapseProposals } from './lapse-proposals.ts'
import { moveOrder } from './move-order.ts'
import { paySupplier } from './pay-supplier.ts'

/**
 * A dispute freezes the retention; whoever ends the dispute calls this again. After a supplier's default what
 * was accepted keeps its warranty: its retention flows though the order is terminated.
 */
const RETENTION_FLOWS = ['shipping', 'delivered', 'accepted', 'in_warranty']

/**
 * Brings a locked order as far as its acceptances allow: retention that is held, whose warranty has ended and
 * that no claim withholds is paid out; with every retention held the order is in warranty, with every one
 * released and no claim open it is completed. Safe to call at any time and again.
 */
export async function settleWarranty(act: Act, order: OrderRow): Promise<OrderRow> {
  const isWarranted = order.terminationReason === 'supplier_default'
  if (!RETENTION_FLOWS.includes(order.state) && !isWarranted) return order
  const acceptances = await acceptancesOf(act.tx, order.id)
  const ended = acceptances.filter((one) => one.retentionHeldAt !== null && one.warrantyEndedAt !== null)
  for (const one of ended) await release(act, order, one)

  let settled = order
  if (settled.state === 'accepted' && acceptances.every((one) => one.retentionHeldAt !== null)) {
    settled = await moveOrder(act, settled, ['retention_held'])
  }
  const isReleased = ended.length === acceptances.length
  if (settled.state !== 'in_warranty' || !isReleased) return settled
  if ((await livingClaimsOf(act.tx, order.id)).length > 0) return settled
  settled = await moveOrder(act, settled, ['complete'])
  await lapseProposals(act, settled)
  await closeOrder(act, settled)
  return settled
}

async function release(act: Act, order: OrderRow, one: AcceptanceRow): Promise<void> {
  const amountFen = one.retentionFen - one.withheldFen - one.releasedFen
  if (one.releasedAt !== null && amountFen === 0n) return
  await paySupplier(act, order, {
    from: 'order_retention',
    amountFen,
    // What a claim gave back later is another payout of the same sets.
    event: one.releasedAt === null ? `warranty:${one.id}` : `warranty:${one.id}:${one.releasedFen}`,
    acceptanceId: one.id,
  })
  await markReleased(act.tx, act.now, one, one.releasedFen + amountFen)
}
