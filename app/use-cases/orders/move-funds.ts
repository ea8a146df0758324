import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import type { OrderFunds } from '#app/domain/orders/order-split.ts'
import { postJournal } from '#db/stores/ledger.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'

/** Moves money of an order into its frozen account, or back where it was; once per key, one journal. */
export async function moveFunds(
  act: Act,
  order: Pick<OrderRow, 'id' | 'poolId'>,
  kind: 'frozen' | 'unfrozen',
  funds: OrderFunds,
  idempotencyKey: string,
): Promise<void> {
  const frozen = account('frozen', order.id, order.poolId)
  const posting = (of: 'order_prepayment' | 'order_balance' | 'order_retention', amountFen: bigint) => {
    const own = account(of, order.id, order.poolId)
    return kind === 'frozen' ? { from: own, to: frozen, amountFen } : { from: frozen, to: own, amountFen }
  }
  await postJournal(act.tx, act.now, {
    id: act.ids.next('jrn'),
    idempotencyKey,
    kind,
    poolId: order.poolId,
    orderId: order.id,
    paymentId: null,
    postings: [
      posting('order_prepayment', funds.prepaymentFen),
      posting('order_balance', funds.balanceFen),
      posting('order_retention', funds.retentionFen),
    ],
  })
}
