import { outstandingOf } from '#app/domain/orders/deliveries.ts'
import type { OrderEvent } from '#app/domain/orders/order-lifecycle.ts'
import type { DisputeRow } from '#db/stores/disputes.ts'
import { changeOrder, changeShipment, type OrderRow, shipmentsOf } from '#db/stores/orders.ts'
import { postponePayments } from '#db/stores/payments.ts'
import type { Act } from '../use-case.ts'
import { setAcceptClock } from './accept-clock.ts'
import { setDeliveryClock } from './delivery-clock.ts'
import { moveFunds } from './move-funds.ts'
import { moveOrder } from './move-order.ts'
import { setPaymentClocks } from './payment-clocks.ts'
import { settleWarranty } from './settle-warranty.ts'

/**
 * A dispute is over without a decision: its money is where it was, the order where it stood, and every term
 * of the order is later by as long as the dispute took. A warranty that ended meanwhile pays out now.
 */
export async function resumeOrder(act: Act, order: OrderRow, dispute: DisputeRow): Promise<OrderRow> {
  const { resumesTo } = order
  if (!resumesTo) throw new Error(`order ${order.id} knows no way back`)
  await moveFunds(act, order, 'unfrozen', dispute, `unfrozen:${dispute.id}`)
  const pausedMs = act.now.getTime() - dispute.openedAt.getTime()
  const later = (at: Date | null) => at && new Date(at.getTime() + pausedMs)
  const dated = await changeOrder(act.tx, act.now, order, {
    resumesTo: null,
    deliveryDueAt: later(order.deliveryDueAt),
    balanceDueAt: later(order.balanceDueAt),
  })
  const resumed = await moveOrder(act, dated, [`resume_${resumesTo}` as OrderEvent])
  await postponePayments(act.tx, act.now, order.id, pausedMs)
  await setPaymentClocks(act, resumed)
  await setDeliveryClock(act, resumed)
  for (const shipment of await shipmentsOf(act.tx, order.id)) {
    if (outstandingOf(shipment) === 0) continue
    const acceptBy = new Date(shipment.acceptBy.getTime() + pausedMs)
    await changeShipment(act.tx, shipment.id, { acceptBy })
    await setAcceptClock(act, shipment.id, acceptBy)
  }
  return settleWarranty(act, resumed)
}
