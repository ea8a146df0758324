import type { OrderFunds } from '#app/domain/orders/order-split.ts'
import type { Tx } from '../transaction.ts'
import { balanceOf } from './ledger.ts'

/** What the escrow holds for an order in its own three accounts, in fen; frozen money is not among it. */
export async function fundsOf(tx: Tx, orderId: string): Promise<OrderFunds> {
  return {
    prepaymentFen: await balanceOf(tx, `order_prepayment:${orderId}`),
    balanceFen: await balanceOf(tx, `order_balance:${orderId}`),
    retentionFen: await balanceOf(tx, `order_retention:${orderId}`),
  }
}
