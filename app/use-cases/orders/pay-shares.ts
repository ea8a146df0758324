import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import type { FundsSplit } from '#app/domain/orders/order-split.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'
import { paySupplier } from './pay-supplier.ts'

/** Pays both parts of what was frozen: the buyer's back, the supplier's as earned or as compensation. */
export async function payShares(
  act: Act,
  order: OrderRow,
  { toBuyerFen, toSupplierFen }: FundsSplit,
  event: string,
  supplierGets: 'payout' | 'compensation' = 'payout',
): Promise<void> {
  const { id: orderId, poolId } = order
  const of = { from: account('frozen', orderId, poolId), poolId, orderId }
  const buyer = { ...of, organisationId: order.buyerId, amountFen: toBuyerFen }
  await payBack(act, { ...buyer, purpose: 'refund', idempotencyKey: `${event}:buyer` })
  if (supplierGets === 'payout') {
    return paySupplier(act, order, { from: 'frozen', amountFen: toSupplierFen, event })
  }
  const supplier = { ...of, organisationId: order.supplierId, amountFen: toSupplierFen }
  await payBack(act, { ...supplier, purpose: supplierGets, idempotencyKey: `${event}:supplier` })
}
