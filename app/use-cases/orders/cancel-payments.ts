import { PAYMENT_LIFECYCLE, type PaymentPurpose } from '#app/domain/escrow/payment-lifecycle.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { lockPaymentsOf } from '#db/stores/payments.ts'
import { moveState } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'

/** What an order asks for and nobody has begun to pay is no longer asked for, for some purposes. */
export async function cancelPayments(
  act: Act,
  { id: orderId, poolId }: Pick<OrderRow, 'id' | 'poolId'>,
  purposes: readonly PaymentPurpose[],
  reason: string,
): Promise<void> {
  for (const payment of await lockPaymentsOf(act.tx, { orderId }, ['payable', 'refused'])) {
    if (!purposes.includes(payment.purpose)) continue
    const move = { lifecycle: PAYMENT_LIFECYCLE, id: payment.id, poolId, from: payment.state } as const
    await moveState(act.tx, act, { ...move, event: 'cancel', reason })
  }
}
