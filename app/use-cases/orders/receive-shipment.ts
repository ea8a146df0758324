import type { ReceiveShipment } from '#app/contracts/orders.ts'
import { movesOfDelivery, outstandingOf } from '#app/domain/orders/deliveries.ts'
import { isPast } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { shipmentsOf } from '#db/stores/orders.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { markReceived } from './mark-received.ts'
import { moveOrder } from './move-order.ts'
import { replayOf } from './replay-of.ts'

export interface ReceiveAnswer extends OrderAnswer {
  /** Sets that were received now. */
  readonly quantity: number
}

/**
 * 收货: the buyer has the goods; the days for acceptance run from now. From `acceptBy` on it is too late: the
 * clock accepts. Refused: ORDER_NOT_FOUND, ORDER_STATE, NOTHING_TO_DO when nothing is on the way.
 */
export async function receiveShipment(ctx: Ctx, input: ReceiveShipment): Promise<Result<ReceiveAnswer>> {
  return inTransaction(ctx, 'order.receive', (act) =>
    onceOnly(act, replayOf('receive-shipment', input), async () => {
      const locked = await lockOrderFor(act, input.orderId, 'buyer')
      if (!locked.ok) return locked
      const { order } = locked.value
      if (order.state !== 'shipping') return refuse('ORDER_STATE', { state: order.state })

      const shipments = await shipmentsOf(act.tx, order.id)
      const coming = shipments.filter(
        (shipment) =>
          (input.shipmentId === undefined || shipment.id === input.shipmentId) &&
          shipment.receivedAt === null &&
          outstandingOf(shipment) > 0 &&
          !isPast(shipment.acceptBy, act.now),
      )
      if (coming.length === 0) return refuse('NOTHING_TO_DO')

      const known = await markReceived(act, order, shipments, coming)
      const { state } = await moveOrder(act, order, movesOfDelivery(order, known))
      const quantity = coming.reduce((sum, shipment) => sum + outstandingOf(shipment), 0)
      return accept({ orderId: order.id, state, quantity })
    }),
  )
}
