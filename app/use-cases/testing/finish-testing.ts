import type { TestOrderAction } from '#app/contracts/testing.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import { parametersOf } from '#app/domain/testing/method.ts'
import { missingResults } from '#app/domain/testing/review-policy.ts'
import { ON_THE_BENCH } from '#app/domain/testing/test-order-lifecycle.ts'
import { currentResults, lockSamples, moveSample } from '#db/stores/test-samples.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'
import { moveTestOrder } from './move-test-order.ts'

/**
 * Every sample has every result: the order goes to its reviewer. Refused: TEST_ORDER_NOT_FOUND,
 * TEST_ORDER_STATE, RESULTS_MISSING with how many.
 */
export function finishTesting(ctx: Ctx, input: TestOrderAction): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.work', (act) =>
    onceOnly(act, replayOf('finish-testing', input), async () => {
      const locked = await lockTestOrderFor(act, input.orderId, 'lab')
      if (!locked.ok) return locked
      const order = locked.value
      if (!ON_THE_BENCH.includes(order.state)) return refuse('TEST_ORDER_STATE', { state: order.state })
      const samples = (await lockSamples(act.tx, order.id)).filter((sample) => sample.untestedWhy === null)
      const keys = parametersOf(order.methods).map(({ parameter }) => parameter.key)
      const results = await currentResults(act.tx, order.id)
      const missing = missingResults(
        samples.map(({ id }) => id),
        keys,
        results,
      )
      if (missing > 0) return refuse('RESULTS_MISSING', { missing })
      for (const sample of samples) {
        if (sample.state === 'on_bench') await moveSample(act.tx, act, sample, 'finish')
      }
      return moveTestOrder(act, order, 'finish')
    }),
  )
}
