import { remainingOf } from '#app/domain/orders/deliveries.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { tellSides } from './tell-sides.ts'

/** The balance is held: the supplier is told how many sets to ship and by when. */
export async function askToShip(act: Act, order: OrderRow): Promise<void> {
  const facts = { quantity: remainingOf(order), dueAt: order.deliveryDueAt?.toISOString() ?? null }
  await tellSides(act, order, 'supplier', 'shipment_wanted', order.id, facts)
}
