import type { AcceptDelivery } from '#app/contracts/orders.ts'
import { allocateFirstShipped } from '#app/domain/orders/deliveries.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { shipmentsOf } from '#db/stores/orders.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { acceptSets } from './accept-sets.ts'
import { closeDelivery } from './close-delivery.ts'
import { lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { markReceived } from './mark-received.ts'
import { replayOf } from './replay-of.ts'

export interface AcceptAnswer extends OrderAnswer {
  /** Sets of the order accepted so far. */
  readonly acceptedQuantity: number
}

/**
 * 验收 by the buyer: first shipped, first accepted, or the named shipment. Acceptance is receipt, too.
 * Refused: ORDER_NOT_FOUND, ORDER_STATE, QUANTITY_EXCEEDS_DELIVERED.
 */
export async function acceptDelivery(ctx: Ctx, input: AcceptDelivery): Promise<Result<AcceptAnswer>> {
  return inTransaction(ctx, 'order.receive', (act) =>
    onceOnly(act, replayOf('accept-delivery', input), async () => {
      const locked = await lockOrderFor(act, input.orderId, 'buyer')
      if (!locked.ok) return locked
      const { order } = locked.value
      if (order.state !== 'shipping' && order.state !== 'delivered') {
        return refuse('ORDER_STATE', { state: order.state })
      }
      const shipments = await shipmentsOf(act.tx, order.id)
      const allocated = allocateFirstShipped(input.quantity, shipments, input.shipmentId)
      if (!allocated.fits) {
        return refuse('QUANTITY_EXCEEDS_DELIVERED', { outstanding: allocated.outstanding })
      }

      const { parts } = allocated
      const touched = parts.map((part) => ({ id: part.shipmentId }))
      const received = await markReceived(act, order, shipments, touched)
      const accepted = await acceptSets(act, order, received, parts, 'buyer')
      const { state, acceptedQuantity } = await closeDelivery(act, accepted)
      return accept({ orderId: order.id, state, acceptedQuantity })
    }),
  )
}
