import type { RejectDelivery } from '#app/contracts/orders.ts'
import { allocateFirstShipped, outstandingOf, type ShipmentPart } from '#app/domain/orders/deliveries.ts'
import { isPast } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { areFilesOf } from '#db/stores/files.ts'
import {
  changeOrder,
  changeShipment,
  insertRejection,
  type OrderRow,
  type ShipmentRow,
  shipmentsOf,
} from '#db/stores/orders.ts'
import { onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { dropAcceptClock } from './drop-accept-clock.ts'
import { lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { markReceived } from './mark-received.ts'
import { moveOrder } from './move-order.ts'
import { noteOrder } from './note-order.ts'
import { replayOf } from './replay-of.ts'

/**
 * 拒收: the buyer states the defects; rejected sets may be shipped again. From `acceptBy` on it is too late.
 * Refused: ORDER_NOT_FOUND, ORDER_STATE, QUANTITY_EXCEEDS_DELIVERED.
 */
export async function rejectDelivery(ctx: Ctx, input: RejectDelivery): Promise<Result<OrderAnswer>> {
  return inTransaction(ctx, 'order.receive', (act) =>
    onceOnly(act, replayOf('reject-delivery', input), async () => {
      const locked = await lockOrderFor(act, input.orderId, 'buyer')
      if (!locked.ok) return locked
      const { order } = locked.value
      if (order.state !== 'shipping' && order.state !== 'delivered') {
        return refuse('ORDER_STATE', { state: order.state })
      }
      const shipments = await shipmentsOf(act.tx, order.id)
      const inTime = shipments.filter((shipment) => !isPast(shipment.acceptBy, act.now))
      const allocated = allocateFirstShipped(input.quantity, inTime, input.shipmentId)
      if (!allocated.fits) {
        return refuse('QUANTITY_EXCEEDS_DELIVERED', { outstanding: allocated.outstanding })
      }

      if (!(await areFilesOf(act.tx, order.buyerId, input.fileIds ?? []))) return refuse('FILE_NOT_FOUND')

      const touched = allocated.parts.map((part) => ({ id: part.shipmentId }))
      const received = await markReceived(act, order, shipments, touched)
      for (const part of allocated.parts) await rejectPart(act, order, received, part, input)
      const shippedQuantity = order.shippedQuantity - input.quantity
      const changed = await changeOrder(act.tx, act.now, order, { shippedQuantity })
      const reopens = order.state === 'delivered' ? (['reopen_delivery'] as const) : []
      const { state } = await moveOrder(act, changed, reopens)
      return accept({ orderId: order.id, state })
    }),
  )
}

async function rejectPart(
  act: Act,
  order: OrderRow,
  shipments: readonly ShipmentRow[],
  { shipmentId, quantity }: ShipmentPart,
  { reason, fileIds = [] }: Pick<RejectDelivery, 'reason' | 'fileIds'>,
): Promise<void> {
  const { tx, now } = act
  const shipment = shipments.find(({ id }) => id === shipmentId)
  if (!shipment) throw new Error(`order ${order.id} has no shipment ${shipmentId}`)
  const rejectedQuantity = shipment.rejectedQuantity + quantity
  const id = act.ids.next('shp')
  await insertRejection(tx, { id, orderId: order.id, shipmentId, quantity, reason, fileIds, rejectedAt: now })
  await changeShipment(tx, shipmentId, { rejectedQuantity })
  const isJudged = outstandingOf({ ...shipment, rejectedQuantity }) === 0
  if (isJudged) await dropAcceptClock(act, shipmentId)
  // What the defects are is between the two sides: the trail says only how many sets.
  await noteOrder(act, order, 'rejected', { shipmentId, quantity })
}
