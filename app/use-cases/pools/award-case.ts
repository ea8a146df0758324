import type { AwardInstance } from '#app/domain/awards/award-instance.ts'
import { instanceOf } from '#app/domain/awards/pool-instance.ts'
import { type CommitmentRow, type LockedPool, livingCommitments, lockPool } from '#db/stores/commitments.ts'
import { type OfferRow, offersOf } from '#db/stores/offers.ts'
import type { Tx } from '#db/transaction.ts'

/** Everything the award of a pool is decided on, read under the pool's lock. */
export interface AwardCase {
  readonly pool: LockedPool
  readonly members: readonly CommitmentRow[]
  readonly offers: readonly OfferRow[]
  readonly instance: AwardInstance
}

/** The case of a locked pool whose offers have closed; null when it is not (or no longer) to be awarded. */
export async function readCase(tx: Tx, poolId: string, now: Date): Promise<AwardCase | null> {
  const pool = await lockPool(tx, poolId)
  if (pool?.state !== 'locked' || now < pool.offersCloseAt) return null
  const living = await livingCommitments(tx, poolId, null)
  const members = living.filter((member) => member.state === 'active')
  const standing = await offersOf(tx, poolId, ['submitted', 'improved'])
  // An offer counts while it is valid and its bid bond is held.
  const offers = standing.filter(
    (offer) => offer.bondHeldFen >= offer.bondDueFen && (offer.validUntil === null || offer.validUntil > now),
  )
  return { pool, members, offers, instance: instanceOf(pool.minQuantity, members, offers, now) }
}
