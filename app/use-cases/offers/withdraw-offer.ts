import type { WithdrawOffer } from '#app/contracts/offers.ts'
import { OFFER_LIFECYCLE } from '#app/domain/offers/offer-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { offersOf, peekOffer } from '#db/stores/offers.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { moveState } from '#db/stores/trail.ts'
import { forfeitBond } from '../escrow/forfeit-bond.ts'
import { returnBond } from '../escrow/return-bond.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * A supplier takes its offer back: free before lock, at the price of its bid bond after (DOMAIN 6).
 * Refused: OFFER_NOT_FOUND, OFFER_CLOSED (once awarded, an offer is a promise).
 */
export function withdrawOffer(ctx: Ctx, input: WithdrawOffer): Promise<Result<{ offerId: string }>> {
  return inTransaction(ctx, 'offer.submit', async (act) => {
    const { tx, actor } = act
    const seen = await peekOffer(tx, input.offerId)
    if (!seen || actor.kind !== 'person' || seen.supplierId !== actor.organisationId)
      return refuse('OFFER_NOT_FOUND')
    const pool = await lockPool(tx, seen.poolId)
    if (pool?.state !== 'draft' && pool?.state !== 'open' && pool?.state !== 'locked')
      return refuse('OFFER_CLOSED')
    const offer = (await offersOf(tx, pool.id, ['submitted', 'improved'])).find((row) => row.id === seen.id)
    if (!offer) return refuse('OFFER_CLOSED')
    await moveState(tx, act, {
      lifecycle: OFFER_LIFECYCLE,
      id: offer.id,
      poolId: pool.id,
      from: offer.state,
      event: 'withdraw',
    })
    if (pool.state !== 'locked') await returnBond(act, offer)
    else await forfeitBond(act, offer, [])
    await tellWatchers(tx, pool.id)
    return accept({ offerId: offer.id })
  })
}
