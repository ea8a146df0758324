import type { TestOrderAction } from '#app/contracts/testing.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import { sharePlatformState } from '#db/stores/platforms.ts'
import { versionOfOffered } from '#db/stores/test-orders.ts'
import { insertSamples } from '#db/stores/test-samples.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'
import { moveTestOrder } from './move-test-order.ts'

/**
 * The client submits its draft; every sample has a code from now on, so that labels can be printed. Refused:
 * TEST_ORDER_NOT_FOUND, TEST_ORDER_STATE, PLATFORM_CLOSED, TEST_SERVICE_NOT_FOUND when the service is retired,
 * TEST_DRAFT_OUTDATED when it was written anew since: nobody submits a price that they have not seen.
 */
export function submitTestOrder(ctx: Ctx, input: TestOrderAction): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.order', (act) =>
    onceOnly(act, replayOf('submit-test-order', input), async () => {
      const locked = await lockTestOrderFor(act, input.orderId, 'customer')
      if (!locked.ok) return locked
      const order = locked.value
      if (order.state === 'draft') {
        if ((await sharePlatformState(act.tx, order.platformId)) !== 'open') return refuse('PLATFORM_CLOSED')
        const version = await versionOfOffered(act.tx, order.serviceId)
        if (version === null) return refuse('TEST_SERVICE_NOT_FOUND')
        if (version !== order.serviceVersion) return refuse('TEST_DRAFT_OUTDATED')
      }
      const moved = await moveTestOrder(act, order, 'submit')
      if (moved.ok) await insertSamples(act.tx, act, order, () => act.ids.next('smp'))
      return moved
    }),
  )
}
