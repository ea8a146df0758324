import type { AwardOutcome } from '#app/domain/awards/award-instance.ts'
import { OFFER_LIFECYCLE } from '#app/domain/offers/offer-lifecycle.ts'
import { moveState } from '#db/stores/trail.ts'
import { returnBond } from '../escrow/return-bond.ts'
import type { Act } from '../use-case.ts'
import type { AwardCase } from './award-case.ts'

/** Winners win, the others lose and have their bonds back. */
export async function closeOffers(act: Act, found: AwardCase, outcome: AwardOutcome): Promise<void> {
  for (const offer of found.offers) {
    const isWinner = (outcome.quantity[offer.id] ?? 0) > 0
    await moveState(act.tx, act, {
      lifecycle: OFFER_LIFECYCLE,
      id: offer.id,
      poolId: found.pool.id,
      from: offer.state,
      event: isWinner ? 'win' : 'lose',
    })
    if (!isWinner) await returnBond(act, offer)
  }
}
