import type { ReceiveSamples } from '#app/contracts/testing.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import { lockSamples, moveSample } from '#db/stores/test-samples.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'
import { settleArrivals } from './settle-arrivals.ts'

const EVENTS = { good: 'receive', unfit: 'refuse', lost: 'lose' } as const

/**
 * 收样: the lab notes what has come of each sample, in what condition, and where it is kept. Some may follow
 * later. Refused: TEST_ORDER_NOT_FOUND, TEST_ORDER_STATE, SAMPLE_NOT_FOUND, SAMPLE_STATE when it had arrived.
 */
export function receiveSamples(ctx: Ctx, input: ReceiveSamples): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.work', (act) =>
    onceOnly(act, replayOf('receive-samples', input), () => receive(act, input)),
  )
}

async function receive(act: Act, input: ReceiveSamples): Promise<Result<TestOrderAnswer>> {
  const locked = await lockTestOrderFor(act, input.orderId, 'lab')
  if (!locked.ok) return locked
  const order = locked.value
  if (order.state !== 'accepted') return refuse('TEST_ORDER_STATE', { state: order.state })
  const samples = new Map((await lockSamples(act.tx, order.id)).map((sample) => [sample.id, sample]))
  for (const { sampleId, arrival, condition } of input.arrivals) {
    const sample = samples.get(sampleId)
    if (!sample) return refuse('SAMPLE_NOT_FOUND')
    if (sample.state !== 'expected') return refuse('SAMPLE_STATE', { code: sample.code, state: sample.state })
    // Named twice in one list, the second would find it moved: it is taken off the map.
    samples.delete(sampleId)
    await moveSample(act.tx, act, sample, EVENTS[arrival], { place: input.place, condition })
  }
  return settleArrivals(act, order)
}
