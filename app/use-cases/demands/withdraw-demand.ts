import type { DemandAction } from '#app/contracts/demands.ts'
import { DEMAND_LIFECYCLE } from '#app/domain/demands/demand-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { dropDeadline, tell } from '#db/outbox.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockOwnDemand } from './lock-own-demand.ts'

/** A buyer takes its demand back; a commitment to a pool stands for itself. Refused: DEMAND_NOT_FOUND, DEMAND_STATE. */
export function withdrawDemand(ctx: Ctx, input: DemandAction): Promise<Result<{ demandId: string }>> {
  return inTransaction(ctx, 'demand.state', async (act) => {
    const { tx, now } = act
    const demand = await lockOwnDemand(act, input.demandId)
    if (!demand) return refuse('DEMAND_NOT_FOUND')
    const { id, state: from } = demand
    if (nextState(DEMAND_LIFECYCLE, from, 'withdraw') === null) return refuse('DEMAND_STATE', { state: from })
    await moveState(tx, act, { lifecycle: DEMAND_LIFECYCLE, id, poolId: null, from, event: 'withdraw' })
    await dropDeadline(tx, now, 'demand.expire', id)
    await tell(tx, now, [{ topic: 'demand.changed', key: id, payload: { demandId: id } }])
    return accept({ demandId: id })
  })
}
