import { accept, refuse } from '#app/domain/shared/outcome.ts'
import type { TestOrderState } from '#app/domain/testing/test-order-lifecycle.ts'
import { lockTestOrder, type TestOrderRow } from '#db/stores/test-orders.ts'
import type { Act, Result } from '../use-case.ts'

/** What every use case of a test order answers at least. */
export interface TestOrderAnswer {
  readonly orderId: string
  readonly state: TestOrderState
}

/**
 * Locks a test order for one of its sides. A stranger learns nothing, not even that it exists; a draft is its
 * client's alone. Refused: TEST_ORDER_NOT_FOUND, NOT_PERMITTED for the other side.
 */
export async function lockTestOrderFor(
  act: Act,
  orderId: string,
  side: 'customer' | 'lab' | 'clock',
): Promise<Result<TestOrderRow>> {
  const order = await lockTestOrder(act.tx, orderId)
  if (!order) return refuse('TEST_ORDER_NOT_FOUND')
  if (act.actor.kind === 'system') return side === 'clock' ? accept(order) : refuse('NOT_PERMITTED')
  const { organisationId } = act.actor
  const isCustomer = order.customerId === organisationId
  const isLab = order.labId === organisationId && order.state !== 'draft'
  if (!isCustomer && !isLab) return refuse('TEST_ORDER_NOT_FOUND')
  const isRight = (side === 'customer' && isCustomer) || (side === 'lab' && isLab)
  return isRight ? accept(order) : refuse('NOT_PERMITTED')
}
