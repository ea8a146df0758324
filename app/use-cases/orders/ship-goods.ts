import type { ShipGoods } from '#app/contracts/orders.ts'
import { movesOfShipment, remainingOf } from '#app/domain/orders/deliveries.ts'
import { stepShareFen } from '#app/domain/orders/order-money.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { setDeadline } from '#db/outbox.ts'
import { changeOrder, insertShipment, type OrderRow } from '#db/stores/orders.ts'
import { onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { type LockedOrder, lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { moveOrder } from './move-order.ts'
import { noteOrder } from './note-order.ts'
import { paySupplier } from './pay-supplier.ts'
import { replayOf } from './replay-of.ts'

export interface ShipAnswer extends OrderAnswer {
  readonly shipmentId: string
}

/**
 * 发货, whole or in part; the prepayment is paid out pro rata to the sets shipped for the first time. Refused:
 * ORDER_NOT_FOUND, AWARD_NOT_EFFECTIVE, BALANCE_NOT_HELD, ORDER_STATE, QUANTITY_EXCEEDS_REMAINING.
 */
export async function shipGoods(ctx: Ctx, input: ShipGoods): Promise<Result<ShipAnswer>> {
  return inTransaction(ctx, 'order.ship', (act) =>
    onceOnly(act, replayOf('ship-goods', input), async () => {
      const locked = await lockOrderFor(act, input.orderId, 'supplier')
      if (!locked.ok) return locked
      const decided = decideShipment(locked.value, input.quantity)
      if (!decided.ok) return decided

      const shipmentId = act.ids.next('shp')
      const { state } = await recordShipment(act, locked.value.order, shipmentId, input.quantity)
      return accept({ orderId: input.orderId, state, shipmentId })
    }),
  )
}

function decideShipment({ pool, order }: LockedOrder, quantity: number): Result<null> {
  const { state } = order
  const isAhead = state === 'awaiting_signature' || state === 'awaiting_prepayment'
  if (!isAhead && movesOfShipment(state) === null) return refuse('ORDER_STATE', { state })
  if (pool.state !== 'fulfilling') return refuse('AWARD_NOT_EFFECTIVE')
  if (isAhead || order.balanceHeldAt === null) return refuse('BALANCE_NOT_HELD')
  const remaining = remainingOf(order)
  return quantity > remaining ? refuse('QUANTITY_EXCEEDS_REMAINING', { remaining }) : accept(null)
}

async function recordShipment(
  act: Act,
  order: OrderRow,
  shipmentId: string,
  quantity: number,
): Promise<OrderRow> {
  const { tx, now } = act
  const acceptBy = addDays(now, order.acceptDays)
  await insertShipment(tx, { id: shipmentId, orderId: order.id, quantity, shippedAt: now, acceptBy })
  await setDeadline(tx, now, 'shipment.accept', shipmentId, acceptBy)

  const shippedQuantity = order.shippedQuantity + quantity
  // Sets that were rejected and come again have been paid for: only what goes beyond them earns.
  const paidBefore = order.paidShipmentQuantity
  const paidShipmentQuantity = Math.max(paidBefore, shippedQuantity)
  const changed = await changeOrder(tx, now, order, { shippedQuantity, paidShipmentQuantity })
  const shipped = await moveOrder(act, changed, movesOfShipment(order.state) ?? [])
  await noteOrder(act, shipped, 'shipped', { shipmentId, quantity })
  const amountFen = stepShareFen(order.prepaymentFen, paidBefore, paidShipmentQuantity, order.quantity)
  await paySupplier(act, shipped, { from: 'order_prepayment', amountFen, event: `shipment:${shipmentId}` })
  return shipped
}
