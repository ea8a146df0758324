import type { AwardOutcome } from '#app/domain/awards/award-instance.ts'
import { OFFER_LIFECYCLE } from '#app/domain/offers/offer-lifecycle.ts'
import { entryOf } from '#app/domain/shared/entry-of.ts'
import { offersOf } from '#db/stores/offers.ts'
import { moveState } from '#db/stores/trail.ts'
import { returnBond } from '../escrow/return-bond.ts'
import type { Act } from '../use-case.ts'
import type { AwardCase } from './award-case.ts'

/**
 * Winners win, the others lose and have their bonds back. So do those that did not count, being no longer valid or
 * without their bond; they go on owing the bond, so that another round does not count them for want of it.
 */
export async function closeOffers(act: Act, found: AwardCase, outcome: AwardOutcome): Promise<void> {
  for (const offer of found.offers) {
    const isWinner = (entryOf(outcome.quantity, offer.id) ?? 0) > 0
    await moveState(act.tx, act, {
      lifecycle: OFFER_LIFECYCLE,
      id: offer.id,
      poolId: found.pool.id,
      from: offer.state,
      event: isWinner ? 'win' : 'lose',
    })
    if (!isWinner) await returnBond(act, offer)
  }
  for (const offer of await offersOf(act.tx, found.pool.id, ['submitted', 'improved'])) {
    const { id, state: from } = offer
    const move = { lifecycle: OFFER_LIFECYCLE, id, poolId: found.pool.id, from, event: 'lose' } as const
    await moveState(act.tx, act, { ...move, reason: 'did not count at the award' })
    await returnBond(act, offer, offer.bondDueFen)
  }
}
