import { movesOfShipment } from '#app/domain/orders/deliveries.ts'
import { stepShareFen } from '#app/domain/orders/order-money.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { changeOrder, insertShipment, type OrderRow, type ShipmentRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { setAcceptClock } from './accept-clock.ts'
import { moveOrder } from './move-order.ts'
import { noteOrder } from './note-order.ts'
import { paySupplier } from './pay-supplier.ts'

/** Writes a shipment: its clock runs, and the prepayment of sets shipped for the first time is paid out. */
export async function recordShipment(
  act: Act,
  order: OrderRow,
  goods: Pick<ShipmentRow, 'id' | 'quantity' | 'remedy' | 'remediedQuantity'>,
): Promise<OrderRow> {
  const { tx, now } = act
  const acceptBy = addDays(now, order.acceptDays)
  await insertShipment(tx, { ...goods, orderId: order.id, shippedAt: now, acceptBy })
  await setAcceptClock(act, goods.id, acceptBy)

  const shippedQuantity = order.shippedQuantity + goods.quantity
  // Sets that were rejected and come again have been paid for: only what goes beyond them earns.
  const paidBefore = order.paidShipmentQuantity
  const paidShipmentQuantity = Math.max(paidBefore, shippedQuantity)
  const changed = await changeOrder(tx, now, order, { shippedQuantity, paidShipmentQuantity })
  const shipped = await moveOrder(act, changed, movesOfShipment(order.state) ?? [])
  await noteOrder(act, shipped, 'shipped', { shipmentId: goods.id, quantity: goods.quantity })
  const amountFen = stepShareFen(order.prepaymentFen, paidBefore, paidShipmentQuantity, order.quantity)
  await paySupplier(act, shipped, { from: 'order_prepayment', amountFen, event: `shipment:${goods.id}` })
  return shipped
}
