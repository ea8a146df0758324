import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { bondShareFen } from '#app/domain/orders/order-split.ts'
import { bondOf, takeFromBond } from '#db/stores/offers.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'

/** Pays the buyer its part of the supplier's bid bond for sets that never came, pro rata to the offer's sets. */
export async function compensateFromBond(act: Act, order: OrderRow, missing: number): Promise<void> {
  const bond = await bondOf(act.tx, order.offerId)
  const amountFen = bondShareFen(bond, missing)
  await takeFromBond(act.tx, order.offerId, amountFen)
  await payBack(act, {
    purpose: 'compensation',
    from: account('bond', order.offerId, order.poolId),
    organisationId: order.buyerId,
    amountFen,
    poolId: order.poolId,
    offerId: order.offerId,
    orderId: order.id,
    idempotencyKey: `bond-compensates:${order.id}`,
  })
}
