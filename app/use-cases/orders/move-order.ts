import { ORDER_LIFECYCLE, type OrderEvent } from '#app/domain/orders/order-lifecycle.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { moveState } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'

/** Makes legal moves of a locked order, one after the other, each with its line in the trail. */
export async function moveOrder(act: Act, order: OrderRow, events: readonly OrderEvent[]): Promise<OrderRow> {
  let { state } = order
  for (const event of events) {
    const move = { lifecycle: ORDER_LIFECYCLE, id: order.id, poolId: order.poolId, from: state, event }
    state = await moveState(act.tx, act, move)
  }
  return { ...order, state }
}
