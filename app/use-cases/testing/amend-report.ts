import type { ReasonedAction } from '#app/contracts/testing.ts'
import { dropDeadline } from '#db/outbox.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'
import { moveTestOrder } from './move-test-order.ts'

/**
 * 报告更正: an issued report is found wrong. Its results go through bench and review again; the new version
 * then supersedes it for everybody to see. Refused: TEST_ORDER_NOT_FOUND, TEST_ORDER_STATE.
 */
export function amendReport(ctx: Ctx, input: ReasonedAction): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.review', (act) =>
    onceOnly(act, replayOf('amend-report', input), async () => {
      const locked = await lockTestOrderFor(act, input.orderId, 'lab')
      if (!locked.ok) return locked
      const moved = await moveTestOrder(act, locked.value, 'amend', input.reason)
      if (moved.ok) await dropDeadline(act.tx, act.now, 'test.close', input.orderId)
      return moved
    }),
  )
}
