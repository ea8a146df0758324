import type { ReasonedAction } from '#app/contracts/testing.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import { markTestOrder } from '#db/stores/test-orders.ts'
import { lastReport } from '#db/stores/test-reports.ts'
import { lockSamples, moveSample } from '#db/stores/test-samples.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'
import { moveTestOrder } from './move-test-order.ts'

/**
 * The reviewer sends results back to the bench and says why. Refused: TEST_ORDER_NOT_FOUND, TEST_ORDER_STATE,
 * REPORT_BEING_DRAWN once they are approved.
 */
export function sendBackResults(ctx: Ctx, input: ReasonedAction): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.review', (act) =>
    onceOnly(act, replayOf('send-back-results', input), async () => {
      const locked = await lockTestOrderFor(act, input.orderId, 'lab')
      if (!locked.ok) return locked
      const order = locked.value
      const report = await lastReport(act.tx, order.id)
      if (order.state === 'under_review' && report?.issuedAt === null) return refuse('REPORT_BEING_DRAWN')
      const moved = await moveTestOrder(act, order, 'send_back', input.reason)
      if (!moved.ok) return moved
      await markTestOrder(act.tx, act.now, order.id, { reason: input.reason })
      for (const sample of await lockSamples(act.tx, order.id)) {
        if (sample.state === 'tested') await moveSample(act.tx, act, sample, 'reissue')
      }
      return moved
    }),
  )
}
