import { DEMAND_LIFECYCLE } from '#app/domain/demands/demand-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { lockDemand } from '#db/stores/demands.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** By the clock, when the last day of delivery has passed: an open demand ends. One in a pool follows its pool. */
export function expireDemand(ctx: Ctx, demandId: string): Promise<Result<null>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const demand = await lockDemand(tx, demandId)
    if (!demand || !(await claimDeadline(tx, now, 'demand.expire', demandId))) return refuse('NOTHING_TO_DO')
    const { id, state: from, poolId } = demand
    if (from !== 'open') return accept(null)
    await moveState(tx, act, { lifecycle: DEMAND_LIFECYCLE, id, poolId, from, event: 'expire' })
    return accept(null)
  })
}
