import type { OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { closeOrder } from './close-order.ts'
import { compensateFromBond } from './compensate-from-bond.ts'
import { giveBackPrepaid } from './give-back-prepaid.ts'
import { terminateOrder } from './terminate-order.ts'

/**
 * 卖方违约: the supplier of a locked order owes sets that it did not deliver. The order ends; what the escrow
 * still holds for those sets goes back to the buyer whole, and the bid bond compensates it pro rata to them.
 * Sets that were accepted stay sold: their warranty goes on, and so does their retention.
 */
export async function endBySupplierDefault(act: Act, order: OrderRow): Promise<OrderRow> {
  const ended = await terminateOrder(act, order, 'supplier_default')
  await giveBackPrepaid(act, ended, false)
  await compensateFromBond(act, ended, order.quantity - order.acceptedQuantity)
  await closeOrder(act, ended)
  return ended
}
