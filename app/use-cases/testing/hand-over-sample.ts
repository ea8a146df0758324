import type { HandOverSample } from '#app/contracts/testing.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { SAMPLE_LIFECYCLE } from '#app/domain/testing/sample-lifecycle.ts'
import { linkCustody, lockSamples, moveSample } from '#db/stores/test-samples.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'

/** Not in the house: there is nothing to hand over. */
const ELSEWHERE = ['expected', 'returned', 'disposed', 'lost']

/**
 * 样品流转: a sample goes to another place in the house, back to its client, or is disposed of; each is a link
 * of its chain of custody. Refused: TEST_ORDER_NOT_FOUND, SAMPLE_NOT_FOUND, SAMPLE_STATE.
 */
export function handOverSample(ctx: Ctx, input: HandOverSample): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.work', (act) =>
    onceOnly(act, replayOf('hand-over-sample', input), () => handOver(act, input)),
  )
}

async function handOver(act: Act, input: HandOverSample): Promise<Result<TestOrderAnswer>> {
  const locked = await lockTestOrderFor(act, input.orderId, 'lab')
  if (!locked.ok) return locked
  const { id: orderId, state } = locked.value
  const sample = (await lockSamples(act.tx, orderId)).find(({ id }) => id === input.sampleId)
  if (!sample) return refuse('SAMPLE_NOT_FOUND')
  const { event, place, condition } = input
  const refused = refuse('SAMPLE_STATE', { code: sample.code, state: sample.state })
  if (event !== 'move') {
    if (nextState(SAMPLE_LIFECYCLE, sample.state, event) === null) return refused
    await moveSample(act.tx, act, sample, event, { place, condition })
    return accept({ orderId, state })
  }
  if (ELSEWHERE.includes(sample.state)) return refused
  const at = { from: sample.state, to: sample.state, place, condition }
  await linkCustody(act.tx, act, [{ sampleId: sample.id, event, ...at }])
  return accept({ orderId, state })
}
