import type { JoinForDemand } from '#app/contracts/demands.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { isPoolOf, type LockedDemand, linkDemand } from '#db/stores/demands.ts'
import { fingerprintOf } from '../once.ts'
import { askDesk } from '../pools/commitment-desk.ts'
import type { CommitmentAnswer } from '../pools/decide-move.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockOwnDemand } from './lock-own-demand.ts'

/**
 * One click: joins a pool with what the demand says, its quantity, its reserve price, its latest delivery.
 * The demand notes the pool first, then the pool's desk decides; the demand follows what the pool tells
 * (`follow-pool.ts`), so that nothing is lost in between. Refused: DEMAND_NOT_FOUND, DEMAND_STATE,
 * POOL_NOT_FOUND (also a pool of another category), and whatever joining refuses.
 */
export async function joinForDemand(ctx: Ctx, input: JoinForDemand): Promise<Result<CommitmentAnswer>> {
  const { actor } = ctx
  if (actor.kind !== 'person' || !isPermitted(actor, 'pool.join')) return refuse('NOT_PERMITTED')
  const linked = await link(ctx, input)
  if (!linked.ok) return linked
  const { quantity, maxPriceFen: reserveFen, latestDeliveryOn } = linked.value
  const { poolId, accepts, idempotencyKey } = input
  return askDesk(ctx, poolId, {
    verb: 'join',
    actor,
    ids: ctx.ids,
    now: ctx.clock.now(),
    quantity,
    wishes: { reserveFen, accepts, latestDeliveryOn },
    replay: idempotencyKey
      ? { key: idempotencyKey, fingerprint: fingerprintOf('join-for-demand', input) }
      : null,
  })
}

function link(ctx: Ctx, input: JoinForDemand): Promise<Result<LockedDemand>> {
  return inTransaction(ctx, 'demand.state', async (act) => {
    const demand = await lockOwnDemand(act, input.demandId)
    if (!demand) return refuse('DEMAND_NOT_FOUND')
    if (!(await isPoolOf(act.tx, input.poolId, demand.categorySlug))) return refuse('POOL_NOT_FOUND')
    // Sent twice it may be in the pool already: the desk then answers what it answered.
    const isIn = demand.state === 'pooled' && demand.poolId === input.poolId
    if (demand.state !== 'open' && !isIn) return refuse('DEMAND_STATE', { state: demand.state })
    if (!isIn) await linkDemand(act.tx, act.now, demand.id, input.poolId)
    return accept(demand)
  })
}
