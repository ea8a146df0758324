import type { DemandAction } from '#app/contracts/demands.ts'
import { dayInShanghai } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockOwnDemand } from './lock-own-demand.ts'
import { openForMatching } from './open-for-matching.ts'

/** A buyer publishes its draft. Refused: DEMAND_NOT_FOUND, DEMAND_STATE, DEADLINE_IN_PAST. */
export function openDemand(ctx: Ctx, input: DemandAction): Promise<Result<{ demandId: string }>> {
  return inTransaction(ctx, 'demand.state', async (act) => {
    const demand = await lockOwnDemand(act, input.demandId)
    if (!demand) return refuse('DEMAND_NOT_FOUND')
    const { id, state, latestDeliveryOn } = demand
    if (state !== 'draft') return refuse('DEMAND_STATE', { state })
    if (latestDeliveryOn !== null && latestDeliveryOn < dayInShanghai(act.now)) {
      return refuse('DEADLINE_IN_PAST')
    }
    await openForMatching(act, demand)
    return accept({ demandId: id })
  })
}
