import type { TestOrderAction } from '#app/contracts/testing.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'
import { moveTestOrder } from './move-test-order.ts'
import { unwindTestOrder } from './unwind-test-order.ts'

/**
 * The client takes its order back, before testing has begun; its fee comes back whole. Refused:
 * TEST_ORDER_NOT_FOUND, TEST_ORDER_STATE.
 */
export function cancelTestOrder(ctx: Ctx, input: TestOrderAction): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.order', (act) =>
    onceOnly(act, replayOf('cancel-test-order', input), async () => {
      const locked = await lockTestOrderFor(act, input.orderId, 'customer')
      if (!locked.ok) return locked
      const moved = await moveTestOrder(act, locked.value, 'cancel')
      if (moved.ok) await unwindTestOrder(act, locked.value)
      return moved
    }),
  )
}
