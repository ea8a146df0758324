import type { WithdrawDemand } from '#app/contracts/demands.ts'
import { DEMAND_LIFECYCLE } from '#app/domain/demands/demand-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { tell } from '#db/outbox.ts'
import { lockDemand } from '#db/stores/demands.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** A buyer takes its demand back; a commitment to a pool stands for itself. Refused: DEMAND_NOT_FOUND, DEMAND_STATE. */
export function withdrawDemand(ctx: Ctx, input: WithdrawDemand): Promise<Result<{ demandId: string }>> {
  return inTransaction(ctx, 'demand.state', async (act) => {
    const { tx, actor } = act
    const demand = await lockDemand(tx, input.demandId)
    if (!demand || actor.kind !== 'person' || demand.buyerId !== actor.organisationId)
      return refuse('DEMAND_NOT_FOUND')
    const { id, state: from } = demand
    if (nextState(DEMAND_LIFECYCLE, from, 'withdraw') === null) return refuse('DEMAND_STATE', { state: from })
    await moveState(tx, act, { lifecycle: DEMAND_LIFECYCLE, id, poolId: null, from, event: 'withdraw' })
    await tell(tx, act.now, [{ topic: 'demand.changed', key: id, payload: { demandId: id } }])
    return accept({ demandId: id })
  })
}
