import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { minFen } from '#app/domain/shared/money.ts'
import { withhold } from '#db/stores/claims.ts'
import type { Reducible } from '#db/stores/order-funds.ts'
import { changeOrder, type OrderRow } from '#db/stores/orders.ts'
import type { ProposalRow } from '#db/stores/proposals.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'

/**
 * Pays an agreed reduction back to the buyer: first out of the balance, whose rest is shared anew over the
 * sets still to be accepted, then out of the retention of accepted sets, the first accepted first.
 */
export async function reducePrice(
  act: Act,
  order: OrderRow,
  { balanceFen, retentions }: Reducible,
  { id, amountFen }: Pick<ProposalRow, 'id' | 'amountFen'>,
): Promise<OrderRow> {
  const { tx, now } = act
  const { id: orderId, poolId } = order
  const refund = (from: 'order_balance' | 'order_retention', fen: bigint) =>
    payBack(act, {
      purpose: 'refund',
      from: account(from, orderId, poolId),
      organisationId: order.buyerId,
      amountFen: fen,
      poolId,
      orderId,
      idempotencyKey: `reduced:${id}:${from}`,
    })
  const ofBalanceFen = minFen(amountFen, balanceFen)
  await refund('order_balance', ofBalanceFen)
  let leftFen = amountFen - ofBalanceFen
  await refund('order_retention', leftFen)
  for (const { acceptanceId, heldFen } of retentions) {
    const takenFen = minFen(leftFen, heldFen)
    if (takenFen > 0n) await withhold(tx, acceptanceId, takenFen)
    leftFen -= takenFen
  }
  const base =
    ofBalanceFen === 0n
      ? {}
      : { balanceBaseFen: balanceFen - ofBalanceFen, balanceBaseFrom: order.acceptedQuantity }
  return changeOrder(tx, now, order, { ...base, reducedFen: order.reducedFen + amountFen })
}
