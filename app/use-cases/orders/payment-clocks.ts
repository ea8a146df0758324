import { BALANCE_GRACE_DAYS } from '#app/domain/orders/order-money.ts'
import { addDays, isPast } from '#app/domain/shared/clock.ts'
import { setDeadline } from '#db/outbox.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { lockPaymentsOf } from '#db/stores/payments.ts'
import type { Act } from '../use-case.ts'

const UNPAID = ['payable', 'instructed', 'processing', 'in_doubt', 'refused'] as const

/** Sets the clocks of what an order waits to be paid: the prepayment's day, the balance's and its grace. */
export async function setPaymentClocks(act: Act, order: OrderRow): Promise<void> {
  const { tx, now } = act
  for (const { purpose, dueAt } of await lockPaymentsOf(tx, { orderId: order.id }, UNPAID)) {
    if (dueAt === null) continue
    if (purpose === 'prepayment') await setDeadline(tx, now, 'order.prepayment_due', order.id, dueAt)
    if (purpose !== 'balance') continue
    await setDeadline(tx, now, 'order.balance_due', order.id, dueAt)
    // A balance that is asked for after its day has its days of grace from now.
    const from = isPast(dueAt, now) ? now : dueAt
    await setDeadline(tx, now, 'order.balance_default', order.id, addDays(from, BALANCE_GRACE_DAYS))
  }
}
