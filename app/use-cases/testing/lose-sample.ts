import type { LoseSample } from '#app/contracts/testing.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import { SAMPLE_LIFECYCLE } from '#app/domain/testing/sample-lifecycle.ts'
import { lockSamples, moveSample } from '#db/stores/test-samples.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'
import { settleArrivals } from './settle-arrivals.ts'

/** Until the results are with the reviewer a sample can still be found lost or unfit. */
const STATES = ['accepted', 'samples_received', 'testing'] as const

/**
 * A sample is lost or turns out unfit: its fee goes back; when none is left, the order ends. Refused:
 * TEST_ORDER_NOT_FOUND, TEST_ORDER_STATE, SAMPLE_NOT_FOUND, SAMPLE_STATE.
 */
export function loseSample(ctx: Ctx, input: LoseSample): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.work', (act) =>
    onceOnly(act, replayOf('lose-sample', input), () => lose(act, input)),
  )
}

async function lose(act: Act, input: LoseSample): Promise<Result<TestOrderAnswer>> {
  const locked = await lockTestOrderFor(act, input.orderId, 'lab')
  if (!locked.ok) return locked
  const order = locked.value
  if (!STATES.some((state) => state === order.state))
    return refuse('TEST_ORDER_STATE', { state: order.state })
  const sample = (await lockSamples(act.tx, order.id)).find(({ id }) => id === input.sampleId)
  if (!sample) return refuse('SAMPLE_NOT_FOUND')
  const event = input.why === 'lost' ? 'lose' : 'refuse'
  if (nextState(SAMPLE_LIFECYCLE, sample.state, event) === null) {
    return refuse('SAMPLE_STATE', { code: sample.code, state: sample.state })
  }
  await moveSample(act.tx, act, sample, event, { condition: input.condition })
  return settleArrivals(act, order)
}
