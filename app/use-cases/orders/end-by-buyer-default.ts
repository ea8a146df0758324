import { splitBuyerDefault } from '#app/domain/orders/order-split.ts'
import { depositOf } from '#db/stores/commitments.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { closeOrder } from './close-order.ts'
import { gatherFunds } from './gather-funds.ts'
import { payShares } from './pay-shares.ts'
import { terminateOrder } from './terminate-order.ts'

/**
 * 买方违约: the buyer of a locked order did not pay in time. The order ends; of what the escrow holds for it
 * the deposit's amount compensates the supplier, whatever is over goes back to the buyer.
 */
export async function endByBuyerDefault(act: Act, order: OrderRow): Promise<OrderRow> {
  const ended = await terminateOrder(act, order, 'buyer_default')
  const event = `buyer-default:${order.id}`
  const heldFen = await gatherFunds(act, ended, event)
  const { dueFen } = await depositOf(act.tx, order.commitmentId)
  await payShares(act, ended, splitBuyerDefault(heldFen, dueFen), event, 'compensation')
  await closeOrder(act, ended)
  return ended
}
