import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { PAYMENT_LIFECYCLE } from '#app/domain/escrow/payment-lifecycle.ts'
import { dropDeadline } from '#db/outbox.ts'
import { balanceOf } from '#db/stores/ledger.ts'
import { lockPaymentsOf } from '#db/stores/payments.ts'
import type { TestOrderRow } from '#db/stores/test-orders.ts'
import { moveState } from '#db/stores/trail.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'

/**
 * An order has ended without a report: what was to be paid is no longer asked for, what is held goes back
 * whole. Money that is still on its way goes back when it arrives. Safe to ask twice.
 */
export async function unwindTestOrder(
  act: Act,
  order: Pick<TestOrderRow, 'id' | 'customerId'>,
): Promise<void> {
  const { tx, now } = act
  const unpaid = await lockPaymentsOf(tx, { testOrderId: order.id }, ['payable', 'refused'])
  for (const { id, state: from, direction } of unpaid) {
    if (direction === 'out') continue
    await moveState(tx, act, { lifecycle: PAYMENT_LIFECYCLE, id, poolId: null, from, event: 'cancel' })
  }
  await dropDeadline(tx, now, 'test.fee_due', order.id)
  const from = account('testing', order.id, null)
  await payBack(act, {
    purpose: 'refund',
    from,
    organisationId: order.customerId,
    amountFen: await balanceOf(tx, from.id),
    poolId: null,
    testOrderId: order.id,
    idempotencyKey: `refund:${order.id}:ended`,
  })
}
