import type { FundsSplit } from '#app/domain/orders/order-split.ts'
import { type DisputeRow, moveDispute } from '#db/stores/disputes.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { closeOrder } from './close-order.ts'
import { payShares } from './pay-shares.ts'
import { terminateOrder } from './terminate-order.ts'

/** A decision becomes final: the order ends, and what was frozen is paid, both parts, to the fen. */
export async function postDecision(
  act: Act,
  order: OrderRow,
  dispute: DisputeRow,
  { toBuyerFen, toSupplierFen, reason }: FundsSplit & { readonly reason: string | null },
): Promise<OrderRow> {
  const split = { toBuyerFen, toSupplierFen }
  await moveDispute(act.tx, act, dispute, 'decide', { ...split, decisionReason: reason })
  const ended = await terminateOrder(act, order, 'mutual')
  await payShares(act, ended, split, `decided:${dispute.id}`)
  await closeOrder(act, ended)
  return ended
}
