import { totalFunds } from '#app/domain/orders/order-split.ts'
import { fundsOf } from '#db/stores/order-funds.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { moveFunds } from './move-funds.ts'

/** Gathers everything an order holds into its frozen account; answers how much that was, in fen. */
export async function gatherFunds(
  act: Act,
  order: Pick<OrderRow, 'id' | 'poolId'>,
  event: string,
): Promise<bigint> {
  const funds = await fundsOf(act.tx, order.id)
  await moveFunds(act, order, 'frozen', funds, `gathered:${event}`)
  return totalFunds(funds)
}
