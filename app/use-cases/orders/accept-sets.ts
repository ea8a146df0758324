import {
  type AcceptedPart,
  outstandingOf,
  priceAcceptance,
  type ShipmentPart,
} from '#app/domain/orders/deliveries.ts'
import { PAYMENT_DAYS } from '#app/domain/orders/order-money.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { dropDeadline, setDeadline } from '#db/outbox.ts'
import {
  changeOrder,
  changeShipment,
  insertAcceptance,
  type OrderRow,
  type ShipmentRow,
} from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { askPayment } from './ask-payment.ts'
import { noteOrder } from './note-order.ts'
import { paySupplier } from './pay-supplier.ts'

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
    if (outstandingOf(judged) === 0) await dropDeadline(tx, now, 'shipment.accept', shipment.id)
    await recordPart(act, order, part, acceptedBy)
  }
  const accepted = parts.reduce((sum, part) => sum + part.quantity, order.acceptedQuantity)
  const changed = await changeOrder(tx, now, order, { acceptedQuantity: accepted })
  return { order: changed, shipments: [...known.values()] }
}

async function recordPart(
  act: Act,
  order: OrderRow,
  part: AcceptedPart,
  by: 'buyer' | 'clock',
): Promise<void> {
  const { tx, now } = act
  const id = act.ids.next('acc')
  const { shipmentId, quantity, retentionShareFen } = part
  const warrantyUntil = addDays(now, order.warrantyDays)
  await insertAcceptance(tx, {
    id,
    orderId: order.id,
    shipmentId,
    quantity,
    acceptedBy: by,
    acceptedAt: now,
    warrantyUntil,
    retentionFen: retentionShareFen,
    // Where nothing is retained there is nothing to wait for.
    retentionHeldAt: retentionShareFen === 0n ? now : null,
  })
  await setDeadline(tx, now, 'acceptance.warranty', id, warrantyUntil)
  const event = by === 'clock' ? 'accepted_by_clock' : 'accepted_part'
  await noteOrder(act, order, event, { acceptanceId: id, shipmentId, quantity })
  const earned = { from: 'order_balance' as const, amountFen: part.balanceShareFen, acceptanceId: id }
  await paySupplier(act, order, { ...earned, event: `acceptance:${id}` })
  if (retentionShareFen === 0n) return
  const dueAt = addDays(now, PAYMENT_DAYS)
  await askPayment(act, order, {
    purpose: 'retention',
    amountFen: retentionShareFen,
    dueAt,
    acceptanceId: id,
  })
}
