import { outstandingOf, priceAcceptance, type ShipmentPart } from '#app/domain/orders/deliveries.ts'
import { changeOrder, changeShipment, type OrderRow, type ShipmentRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { dropAcceptClock } from './drop-accept-clock.ts'
import { recordAcceptance } from './record-acceptance.ts'

export interface AcceptedSets {
  readonly order: OrderRow
  readonly shipments: readonly ShipmentRow[]
}

/**
 * 验收: records sets as accepted. Each part starts its own warranty; its share of the balance goes to the
 * supplier and its share of the retention is asked from the buyer.
 */
export async function acceptSets(
  act: Act,
  order: OrderRow,
  shipments: readonly ShipmentRow[],
  parts: readonly ShipmentPart[],
  acceptedBy: 'buyer' | 'clock',
): Promise<AcceptedSets> {
  const { tx, now } = act
  const known = new Map(shipments.map((shipment) => [shipment.id, shipment]))
  for (const part of priceAcceptance(order, parts)) {
    const shipment = known.get(part.shipmentId)
    if (!shipment) throw new Error(`order ${order.id} has no shipment ${part.shipmentId}`)
    const acceptedQuantity = shipment.acceptedQuantity + part.quantity
    const judged = { ...shipment, acceptedQuantity, receivedAt: shipment.receivedAt ?? now }
    known.set(shipment.id, judged)
    await changeShipment(tx, shipment.id, { acceptedQuantity, receivedAt: judged.receivedAt })
    if (outstandingOf(judged) === 0) await dropAcceptClock(act, shipment.id)
    await recordAcceptance(act, order, part, acceptedBy)
  }
  const accepted = parts.reduce((sum, part) => sum + part.quantity, order.acceptedQuantity)
  const changed = await changeOrder(tx, now, order, { acceptedQuantity: accepted })
  return { order: changed, shipments: [...known.values()] }
}
