import type { MoveTestService } from '#app/contracts/test-services.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { TEST_SERVICE_LIFECYCLE } from '#app/domain/testing/service-lifecycle.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockServiceFor } from './lock-service-for.ts'

/**
 * A service is retired, or offered again. Orders that are running are finished; drafts of a retired one cannot
 * be submitted. Refused: TEST_SERVICE_NOT_FOUND, NOTHING_TO_DO when it is so already.
 */
export function moveTestService(ctx: Ctx, input: MoveTestService): Promise<Result<{ serviceId: string }>> {
  return inTransaction<{ serviceId: string }>(ctx, 'test.manage', async (act) => {
    const { serviceId, event } = input
    const locked = await lockServiceFor(act, serviceId)
    if (!locked.ok) return locked
    const from = locked.value.state
    if (nextState(TEST_SERVICE_LIFECYCLE, from, event) === null) return refuse('NOTHING_TO_DO')
    const move = { lifecycle: TEST_SERVICE_LIFECYCLE, id: serviceId, poolId: null, from, event }
    await moveState(act.tx, act, move)
    return accept({ serviceId })
  })
}
