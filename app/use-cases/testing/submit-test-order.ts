import type { TestOrderAction } from '#app/contracts/testing.ts'
import { insertSamples } from '#db/stores/test-samples.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'
import { moveTestOrder } from './move-test-order.ts'

/**
 * The client submits its draft; every sample has a code from now on, so that labels can be printed. Refused:
 * TEST_ORDER_NOT_FOUND, TEST_ORDER_STATE.
 */
export function submitTestOrder(ctx: Ctx, input: TestOrderAction): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.order', (act) =>
    onceOnly(act, replayOf('submit-test-order', input), async () => {
      const locked = await lockTestOrderFor(act, input.orderId, 'customer')
      if (!locked.ok) return locked
      const moved = await moveTestOrder(act, locked.value, 'submit')
      if (moved.ok) await insertSamples(act.tx, act, locked.value, () => act.ids.next('smp'))
      return moved
    }),
  )
}
