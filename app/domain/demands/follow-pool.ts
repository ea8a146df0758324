import type { DemandEvent, DemandState } from './demand-lifecycle.ts'
import type { InvitationEvent, InvitationState } from './invitation-lifecycle.ts'

/** How a firm stands in a pool: it is in, it was served and all is done, or it is out. */
export type Share = 'in' | 'done' | 'out'

/** A firm's share by its commitment; `isSettled` when the pool has ended well. */
export function shareOf(commitment: string | null, isSettled: boolean): Share {
  if (commitment === 'awarded' && isSettled) return 'done'
  return commitment === 'pending_deposit' || commitment === 'active' || commitment === 'awarded'
    ? 'in'
    : 'out'
}

/** The moves by which a demand follows its firm's share in the pool that it is linked to, in order. */
export function demandMoves(state: DemandState, share: Share): DemandEvent[] {
  if (state === 'open') return share === 'in' ? ['pool'] : share === 'done' ? ['fulfil'] : []
  if (state === 'pooled') return share === 'done' ? ['fulfil'] : share === 'out' ? ['leave_pool'] : []
  return []
}

/** The move by which an invitation follows: joining accepts it, and a pool that takes nobody ends it. */
export function invitationMove(
  state: InvitationState,
  share: Share,
  isJoinable: boolean,
): InvitationEvent | null {
  const isOpenYet = state === 'invited' || state === 'declined'
  if (isOpenYet && share !== 'out') return 'accept'
  return state === 'invited' && !isJoinable ? 'lapse' : null
}
