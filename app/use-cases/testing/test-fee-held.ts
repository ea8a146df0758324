import { ENDED_WITHOUT_REPORT } from '#app/domain/testing/test-order-lifecycle.ts'
import { dropDeadline } from '#db/outbox.ts'
import type { PaymentRow } from '#db/stores/payments.ts'
import { lockTestOrder, markTestOrder } from '#db/stores/test-orders.ts'
import type { Act } from '../use-case.ts'
import { refundUntested } from './refund-untested.ts'
import { unwindTestOrder } from './unwind-test-order.ts'

/**
 * What a test order makes of its fee when it has come into escrow; the caller has posted the money in the same
 * transaction. Told twice, it acts once. A fee for an order that has ended meanwhile goes back whole.
 */
export async function testFeeHeld(act: Act, payment: PaymentRow): Promise<void> {
  const order = payment.testOrderId === null ? null : await lockTestOrder(act.tx, payment.testOrderId)
  if (!order) throw new Error(`payment ${payment.id} names no test order`)
  if (ENDED_WITHOUT_REPORT.includes(order.state)) return unwindTestOrder(act, order)
  if (order.feeHeldAt !== null) return
  await markTestOrder(act.tx, act.now, order.id, { feeHeldAt: act.now })
  await dropDeadline(act.tx, act.now, 'test.fee_due', order.id)
  await refundUntested(act, { ...order, feeHeldAt: act.now })
}
