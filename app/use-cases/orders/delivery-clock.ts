import { DELIVERY_GRACE_DAYS } from '#app/domain/orders/order-money.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { setDeadline } from '#db/outbox.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'

/** Sets the day on which what is still owed of a delivery becomes the supplier's default. */
export async function setDeliveryClock(act: Act, order: OrderRow): Promise<void> {
  if (order.deliveryDueAt === null || order.acceptedQuantity === order.quantity) return
  const dueAt = addDays(order.deliveryDueAt, DELIVERY_GRACE_DAYS)
  await setDeadline(act.tx, act.now, 'order.delivery_default', order.id, dueAt)
}
