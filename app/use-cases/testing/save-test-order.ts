import type { SaveTestOrder } from '#app/contracts/testing.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { countSamples, feeOf } from '#app/domain/testing/sample-groups.ts'
import { sharePlatformState } from '#db/stores/platforms.ts'
import {
  type DraftedOrder,
  findOfferedService,
  insertTestOrder,
  rewriteDraft,
  takeNumber,
} from '#db/stores/test-orders.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'

/**
 * A client writes a test order as a draft, or writes its draft anew: the fee is samples × the price that its
 * firm pays. Refused: TEST_SERVICE_NOT_FOUND, PLATFORM_CLOSED, TEST_ORDER_NOT_FOUND, TEST_ORDER_STATE once it is submitted.
 */
export function saveTestOrder(ctx: Ctx, input: SaveTestOrder): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.order', (act) =>
    onceOnly(act, replayOf('save-test-order', input), () => save(act, input)),
  )
}

async function save(act: Act, input: SaveTestOrder): Promise<Result<TestOrderAnswer>> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const { groups, note, needsReturn } = input
  const offered = await findOfferedService(tx, input.serviceId, actor.organisationId)
  if (!offered) return refuse('TEST_SERVICE_NOT_FOUND')
  if ((await sharePlatformState(tx, offered.platformId)) !== 'open') return refuse('PLATFORM_CLOSED')
  const { unitPriceFen } = offered
  const sampleCount = countSamples(groups)
  const feeFen = feeOf(sampleCount, unitPriceFen)
  const draft: DraftedOrder = { groups, sampleCount, feeFen, unitPriceFen, note, needsReturn }
  if (input.orderId !== undefined) {
    const locked = await lockTestOrderFor(act, input.orderId, 'customer')
    if (!locked.ok) return locked
    const order = locked.value
    if (order.serviceId !== offered.id) return refuse('TEST_SERVICE_NOT_FOUND')
    if (order.state !== 'draft') return refuse('TEST_ORDER_STATE', { state: order.state })
    await rewriteDraft(tx, now, order.id, offered, draft)
    return accept({ orderId: order.id, state: order.state })
  }
  const id = act.ids.next('tst')
  const number = await takeNumber(tx, now, 'order', offered)
  await insertTestOrder(tx, now, { id, number, customerId: actor.organisationId }, offered, draft)
  await recordTrail(tx, act, [
    {
      machine: 'test_order',
      subjectId: id,
      poolId: null,
      event: 'create',
      fromState: null,
      toState: 'draft',
    },
  ])
  return accept({ orderId: id, state: 'draft' })
}
