import { outstandingOf } from '#app/domain/orders/deliveries.ts'
import { addDays, isPast } from '#app/domain/shared/clock.ts'
import { changeShipment, type OrderRow, type ShipmentRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { setAcceptClock } from './accept-clock.ts'
import { noteOrder } from './note-order.ts'

/**
 * Marks shipments as received, those that were not: their days for acceptance run anew from now. Answers all
 * shipments of the order as they are then.
 */
export async function markReceived(
  act: Act,
  order: OrderRow,
  shipments: readonly ShipmentRow[],
  received: readonly { readonly id: string }[],
): Promise<ShipmentRow[]> {
  const known: ShipmentRow[] = []
  for (const shipment of shipments) {
    if (shipment.receivedAt !== null || !received.some(({ id }) => id === shipment.id)) {
      known.push(shipment)
      continue
    }
    // A term that has run out stays so, even where the clock has not come round to it yet.
    const isLate = isPast(shipment.acceptBy, act.now)
    const acceptBy = isLate ? shipment.acceptBy : addDays(act.now, order.acceptDays)
    await changeShipment(act.tx, shipment.id, { receivedAt: act.now, acceptBy })
    if (!isLate) await setAcceptClock(act, shipment.id, acceptBy)
    const facts = { shipmentId: shipment.id, quantity: outstandingOf(shipment) }
    await noteOrder(act, order, 'received', facts)
    known.push({ ...shipment, receivedAt: act.now, acceptBy })
  }
  return known
}
