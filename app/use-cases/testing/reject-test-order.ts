import type { ReasonedAction } from '#app/contracts/testing.ts'
import { markTestOrder } from '#db/stores/test-orders.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'
import { moveTestOrder } from './move-test-order.ts'

/** The lab declines an order and says why; nothing was paid yet. Refused: TEST_ORDER_NOT_FOUND, TEST_ORDER_STATE. */
export function rejectTestOrder(ctx: Ctx, input: ReasonedAction): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.manage', (act) =>
    onceOnly(act, replayOf('reject-test-order', input), async () => {
      const locked = await lockTestOrderFor(act, input.orderId, 'lab')
      if (!locked.ok) return locked
      const moved = await moveTestOrder(act, locked.value, 'reject', input.reason)
      if (moved.ok) await markTestOrder(act.tx, act.now, input.orderId, { reason: input.reason })
      return moved
    }),
  )
}
