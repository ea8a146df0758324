import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { TEST_ORDER_LIFECYCLE, type TestOrderEvent } from '#app/domain/testing/test-order-lifecycle.ts'
import { tell } from '#db/outbox.ts'
import type { TestOrderRow } from '#db/stores/test-orders.ts'
import { moveState } from '#db/stores/trail.ts'
import type { Act, Result } from '../use-case.ts'
import type { TestOrderAnswer } from './lock-test-order-for.ts'

/** Makes one legal move of a locked order and tells of it. Refused: TEST_ORDER_STATE when the table has none. */
export async function moveTestOrder(
  act: Act,
  order: Pick<TestOrderRow, 'id' | 'state'>,
  event: TestOrderEvent,
  reason: string | null = null,
): Promise<Result<TestOrderAnswer>> {
  const { id, state: from } = order
  if (nextState(TEST_ORDER_LIFECYCLE, from, event) === null)
    return refuse('TEST_ORDER_STATE', { state: from })
  const move = { lifecycle: TEST_ORDER_LIFECYCLE, id, poolId: null, from, event, reason }
  const state = await moveState(act.tx, act, move)
  await act.tx.sql`update test_orders set updated_at = ${act.now} where id = ${id}`
  await tell(act.tx, act.now, [{ topic: 'test.moved', key: id, payload: { orderId: id, event } }])
  return accept({ orderId: id, state })
}
