import { tell } from '#db/outbox.ts'
import { doneOfferOf } from '#db/stores/offers.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { returnBond } from '../escrow/return-bond.ts'
import type { Act } from '../use-case.ts'

/**
 * An order has come to its end, one way or the other: its pool may be settled now. The supplier's bid bond
 * has no more to secure once the last of its orders is done, and goes back.
 */
export async function closeOrder(act: Act, order: OrderRow): Promise<void> {
  const { id: orderId, poolId, offerId } = order
  await tell(act.tx, act.now, [{ topic: 'order.closed', key: poolId, payload: { orderId, poolId } }])
  const offer = await doneOfferOf(act.tx, offerId)
  if (offer) await returnBond(act, offer)
}
