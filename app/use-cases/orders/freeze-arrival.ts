import { totalFunds } from '#app/domain/orders/order-split.ts'
import { addFrozen, livingDisputeOf } from '#db/stores/disputes.ts'
import { fundsOf } from '#db/stores/order-funds.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { moveFunds } from './move-funds.ts'

/** Money that came for an order in dispute is frozen with the rest: the decision is about all of it. */
export async function freezeArrival(act: Act, order: OrderRow): Promise<void> {
  if (order.state !== 'disputed') return
  const dispute = await livingDisputeOf(act.tx, order.id)
  const funds = await fundsOf(act.tx, order.id)
  const addedFen = totalFunds(funds)
  if (!dispute || addedFen === 0n) return
  await addFrozen(act.tx, dispute, funds)
  // The total grows with every arrival, so it names this one.
  await moveFunds(act, order, 'frozen', funds, `frozen:${dispute.id}:${totalFunds(dispute) + addedFen}`)
}
