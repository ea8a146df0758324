import { movesOfDelivery } from '#app/domain/orders/deliveries.ts'
import { isAmendable } from '#app/domain/orders/order-lifecycle.ts'
import { dropDeadline } from '#db/outbox.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import type { AcceptedSets } from './accept-sets.ts'
import { lapseAmendment } from './lapse-amendment.ts'
import { moveOrder } from './move-order.ts'
import { settleWarranty } from './settle-warranty.ts'

/** After an acceptance: the order goes on as far as its deliveries and its retention allow. */
export async function closeDelivery(act: Act, accepted: AcceptedSets): Promise<OrderRow> {
  const { order, shipments } = accepted
  if (order.acceptedQuantity === order.quantity) {
    await dropDeadline(act.tx, act.now, 'order.delivery_default', order.id)
  }
  const moved = await moveOrder(act, order, movesOfDelivery(order, shipments))
  if (!isAmendable(moved.state)) await lapseAmendment(act, moved)
  return settleWarranty(act, moved)
}
