import { dropDeadline } from '#db/outbox.ts'
import { changeOrder, type OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { askPayment } from './ask-payment.ts'
import { heldForOrder } from './held-for-order.ts'
import { moveOrder } from './move-order.ts'
import { setPaymentClocks } from './payment-clocks.ts'

/**
 * The prepayment is held whole: production starts, and what is missing of the balance becomes payable. While
 * a dispute is open the order will come back to production instead of waiting for money that is there.
 */
export async function startProduction(act: Act, order: OrderRow): Promise<OrderRow> {
  const { tx, now } = act
  const held = await changeOrder(tx, now, order, { prepaymentHeldAt: now })
  const isDisputed = held.state === 'disputed' && held.resumesTo === 'awaiting_prepayment'
  const producing = isDisputed
    ? await changeOrder(tx, now, held, { resumesTo: 'in_production' })
    : await moveOrder(act, held, ['prepayment_held'])

  await dropDeadline(tx, now, 'order.prepayment_due', order.id)
  const missingFen = order.balanceFen - (await heldForOrder(act, order, 'balance'))
  if (missingFen <= 0n) return changeOrder(tx, now, producing, { balanceHeldAt: now })
  const dueAt = order.balanceDueAt ?? now
  await askPayment(act, producing, { purpose: 'balance', amountFen: missingFen, dueAt })
  await setPaymentClocks(act, producing)
  return producing
}
