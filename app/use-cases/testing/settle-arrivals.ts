import { addDays, dayInShanghai } from '#app/domain/shared/clock.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { markTestOrder, type TestOrderRow } from '#db/stores/test-orders.ts'
import { lockSamples } from '#db/stores/test-samples.ts'
import type { Act, Result } from '../use-case.ts'
import type { TestOrderAnswer } from './lock-test-order-for.ts'
import { moveTestOrder } from './move-test-order.ts'
import { refundUntested } from './refund-untested.ts'
import { unwindTestOrder } from './unwind-test-order.ts'

/**
 * After samples have arrived, or were found lost or unfit: an order of which none is left ends and its money
 * goes back; one whose samples are all accounted for is ready to be tested, and its turnaround begins.
 */
export async function settleArrivals(act: Act, order: TestOrderRow): Promise<Result<TestOrderAnswer>> {
  const { tx, now } = act
  const samples = await lockSamples(tx, order.id)
  if (samples.every((sample) => sample.untestedWhy !== null)) {
    const moved = await moveTestOrder(act, order, 'lose_samples')
    if (moved.ok) await unwindTestOrder(act, order)
    return moved
  }
  await refundUntested(act, order)
  const isComplete = samples.every((sample) => sample.state !== 'expected')
  if (order.state !== 'accepted' || !isComplete) return accept({ orderId: order.id, state: order.state })
  const dueOn = dayInShanghai(addDays(now, order.turnaroundDays))
  await markTestOrder(tx, now, order.id, { receivedAt: now, dueOn })
  return moveTestOrder(act, order, 'receive')
}
