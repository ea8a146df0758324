import type { TestOrderAction } from '#app/contracts/testing.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { setDeadline } from '#db/outbox.ts'
import { openPayments } from '#db/stores/payments.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'
import { moveTestOrder } from './move-test-order.ts'

/** A client that has not paid within this time has gone elsewhere: the clock ends the order. */
const DAYS_TO_PAY = 7

/**
 * The lab accepts an order: its whole fee becomes payable into escrow, and testing waits for it. Refused:
 * TEST_ORDER_NOT_FOUND, TEST_ORDER_STATE.
 */
export function acceptTestOrder(ctx: Ctx, input: TestOrderAction): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.manage', (act) =>
    onceOnly(act, replayOf('accept-test-order', input), async () => {
      const { tx, now } = act
      const locked = await lockTestOrderFor(act, input.orderId, 'lab')
      if (!locked.ok) return locked
      const { id: testOrderId, customerId: organisationId, feeFen: amountFen } = locked.value
      const moved = await moveTestOrder(act, locked.value, 'accept')
      if (!moved.ok) return moved
      const id = act.ids.next('pay')
      const dueAt = addDays(now, DAYS_TO_PAY)
      const fee = { direction: 'in', purpose: 'prepayment', poolId: null } as const
      await openPayments(tx, now, [{ ...fee, id, organisationId, testOrderId, amountFen, dueAt }])
      await recordTrail(tx, act, [
        {
          machine: 'payment',
          subjectId: id,
          poolId: null,
          event: 'ask',
          fromState: null,
          toState: 'payable',
          facts: { purpose: 'prepayment', testOrderId },
        },
      ])
      await setDeadline(tx, now, 'test.fee_due', testOrderId, dueAt)
      return moved
    }),
  )
}
