import { OFFER_LIFECYCLE } from '#app/domain/offers/offer-lifecycle.ts'
import { POOL_LIFECYCLE } from '#app/domain/pools/pool-lifecycle.ts'
import { livingOrders } from '#db/stores/awards.ts'
import { type LockedPool, livingCommitments } from '#db/stores/commitments.ts'
import { offersOf } from '#db/stores/offers.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { moveState } from '#db/stores/trail.ts'
import { returnBond } from '../escrow/return-bond.ts'
import { unwindOrder } from '../orders/unwind-order.ts'
import type { Act } from '../use-case.ts'
import { releaseMembers } from './release-members.ts'

/**
 * Ends a pool without an award: members go with their deposits, offers are lost with their bonds returned. Orders
 * that an earlier round had left standing are undone, and what was paid into them goes back.
 */
export async function endPool(
  act: Act,
  pool: Pick<LockedPool, 'id' | 'state'>,
  event: 'fail' | 'cancel',
  reason: string,
): Promise<void> {
  const members = await livingCommitments(act.tx, pool.id, null)
  const pending = members.filter((member) => member.state === 'pending_deposit')
  const bound = members.filter((member) => member.state === 'active')
  await releaseMembers(act, pending, 'drop', reason)
  await releaseMembers(act, bound, event === 'fail' ? 'leave_unserved' : 'drop', reason)
  for (const order of await livingOrders(act.tx, pool.id)) {
    await unwindOrder(act, order.id, { reason: 'mutual', keepsDeposit: true })
  }
  for (const offer of await offersOf(act.tx, pool.id, ['submitted', 'improved'])) {
    await moveState(act.tx, act, {
      lifecycle: OFFER_LIFECYCLE,
      id: offer.id,
      poolId: pool.id,
      from: offer.state,
      event: 'lose',
      reason,
    })
    await returnBond(act, offer)
  }
  await moveState(act.tx, act, {
    lifecycle: POOL_LIFECYCLE,
    id: pool.id,
    poolId: pool.id,
    from: pool.state,
    event,
    reason,
  })
  await tellWatchers(act.tx, pool.id)
}
