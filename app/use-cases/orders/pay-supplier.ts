import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'

/** A part of an order's money that the supplier has earned. */
export interface Earned {
  readonly from: 'order_prepayment' | 'order_balance' | 'order_retention'
  readonly amountFen: bigint
  /** What earned it, once: the shipment, the acceptance, the end of a warranty. */
  readonly event: string
  readonly acceptanceId?: string
}

/** Pays the supplier what a delivery has earned, out of one account of the order. */
export async function paySupplier(act: Act, order: OrderRow, earned: Earned): Promise<void> {
  await payBack(act, {
    purpose: 'payout',
    from: account(earned.from, order.id, order.poolId),
    organisationId: order.supplierId,
    amountFen: earned.amountFen,
    poolId: order.poolId,
    orderId: order.id,
    acceptanceId: earned.acceptanceId ?? null,
    idempotencyKey: `payout:${earned.event}`,
  })
}
