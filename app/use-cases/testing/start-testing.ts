import type { StartTesting } from '#app/contracts/testing.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import { lockSamples, moveSample } from '#db/stores/test-samples.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'
import { moveTestOrder } from './move-test-order.ts'

/**
 * The samples go to the bench. Refused: TEST_ORDER_NOT_FOUND, TEST_ORDER_STATE, FEE_NOT_HELD while the fee is
 * not in escrow.
 */
export function startTesting(ctx: Ctx, input: StartTesting): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.work', (act) =>
    onceOnly(act, replayOf('start-testing', input), async () => {
      const locked = await lockTestOrderFor(act, input.orderId, 'lab')
      if (!locked.ok) return locked
      const order = locked.value
      if (order.state === 'samples_received' && order.feeHeldAt === null) return refuse('FEE_NOT_HELD')
      const moved = await moveTestOrder(act, order, 'start')
      if (!moved.ok) return moved
      const samples = await lockSamples(act.tx, order.id)
      for (const sample of samples) {
        if (sample.state === 'received')
          await moveSample(act.tx, act, sample, 'issue', { place: input.place })
      }
      return moved
    }),
  )
}
