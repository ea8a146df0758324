import { DEMAND_LIFECYCLE } from '#app/domain/demands/demand-lifecycle.ts'
import { demandMoves, invitationMove, shareOf } from '#app/domain/demands/follow-pool.ts'
import { INVITATION_LIFECYCLE } from '#app/domain/demands/invitation-lifecycle.ts'
import { dayInShanghai } from '#app/domain/shared/clock.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { linkDemand } from '#db/stores/demands.ts'
import { type LinkedDemand, lockLinkedDemands, lockLinkedInvitations } from '#db/stores/invitations.ts'
import { peekPoolState } from '#db/stores/pools.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * Demands and invitations follow what became of a pool and of their firms' commitments in it. Asked after
 * every move, it looks at what is, not at what happened: twice or late is as good as once.
 */
export function followPool(ctx: Ctx, poolId: string): Promise<Result<{ moved: number }>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const { tx } = act
    const state = await peekPoolState(tx, poolId)
    if (state === null) return accept({ moved: 0 })
    let moved = 0
    for (const demand of await lockLinkedDemands(tx, poolId)) {
      moved += await moveDemand(act, poolId, demand, state === 'settled')
    }
    for (const { id, state: from, commitment } of await lockLinkedInvitations(tx, poolId)) {
      const isJoinable = state === 'draft' || state === 'open'
      const event = invitationMove(from, shareOf(commitment, state === 'settled'), isJoinable)
      if (event === null) continue
      await moveState(tx, act, { lifecycle: INVITATION_LIFECYCLE, id, poolId, from, event })
      moved += 1
    }
    return accept({ moved })
  })
}

async function moveDemand(
  act: Act,
  poolId: string,
  demand: LinkedDemand,
  isSettled: boolean,
): Promise<number> {
  const { tx, now } = act
  const { id, latestDeliveryOn } = demand
  const events = demandMoves(demand.state, shareOf(demand.commitment, isSettled))
  // Given back too late to be delivered in time: it does not wait for a clock that has already struck.
  const isLate = latestDeliveryOn !== null && latestDeliveryOn < dayInShanghai(now)
  if (events[0] === 'leave_pool' && isLate) events.push('expire')
  let from: (typeof DEMAND_LIFECYCLE.states)[number] = demand.state
  for (const event of events) {
    if (event === 'pool') await linkDemand(tx, now, id, poolId)
    from = await moveState(tx, act, { lifecycle: DEMAND_LIFECYCLE, id, poolId, from, event })
    if (event === 'leave_pool') await linkDemand(tx, now, id, null)
  }
  return events.length
}
