import type { TestOrderAction } from '#app/contracts/testing.ts'
import { dropDeadline } from '#db/outbox.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'
import { moveTestOrder } from './move-test-order.ts'
import { payLab } from './pay-lab.ts'

/**
 * The client takes the report and closes the order: what is held is paid to the lab. Refused:
 * TEST_ORDER_NOT_FOUND, TEST_ORDER_STATE.
 */
export function closeTestOrder(ctx: Ctx, input: TestOrderAction): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.order', (act) =>
    onceOnly(act, replayOf('close-test-order', input), async () => {
      const locked = await lockTestOrderFor(act, input.orderId, 'customer')
      if (!locked.ok) return locked
      const moved = await moveTestOrder(act, locked.value, 'close')
      if (!moved.ok) return moved
      await dropDeadline(act.tx, act.now, 'test.close', input.orderId)
      await payLab(act, locked.value)
      return moved
    }),
  )
}
