import type { ImproveOffer } from '#app/contracts/offers.ts'
import { OFFER_LIFECYCLE } from '#app/domain/offers/offer-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { isConcession } from '#app/domain/shared/price-ladder.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { offersOf, peekOffer, writeLadder } from '#db/stores/offers.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { moveState } from '#db/stores/trail.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * 只让不涨: no quantity costs more than before, capacity is no smaller, delivery no later (DOMAIN 6). Sealed
 * offers are held to it as well: nobody could tell afterwards who had seen what. Refused: OFFER_NOT_FOUND,
 * OFFER_CLOSED, OFFER_NOT_A_CONCESSION (with what was not).
 */
export function improveOffer(ctx: Ctx, input: ImproveOffer): Promise<Result<{ version: number }>> {
  return inTransaction(ctx, 'offer.submit', (act) => {
    const replay = input.idempotencyKey
      ? { key: input.idempotencyKey, fingerprint: fingerprintOf('improve-offer', input) }
      : null
    return onceOnly(act, replay, () => improve(act, input))
  })
}

async function improve(act: Act, input: ImproveOffer): Promise<Result<{ version: number }>> {
  const { tx, now, actor } = act
  const seen = await peekOffer(tx, input.offerId)
  if (!seen || actor.kind !== 'person' || seen.supplierId !== actor.organisationId)
    return refuse('OFFER_NOT_FOUND')
  const pool = await lockPool(tx, seen.poolId)
  const takesOffers = pool?.state === 'draft' || pool?.state === 'open' || pool?.state === 'locked'
  if (!pool || !takesOffers || now >= pool.offersCloseAt) return refuse('OFFER_CLOSED')
  const offer = (await offersOf(tx, pool.id, ['submitted', 'improved'])).find((row) => row.id === seen.id)
  if (!offer) return refuse('OFFER_CLOSED')
  const capacity = input.capacity ?? offer.capacity
  const deliveryDays = input.deliveryDays ?? offer.deliveryDays
  if (!isConcession(offer.tiers, input.tiers)) return refuse('OFFER_NOT_A_CONCESSION', { field: 'tiers' })
  if (capacity < offer.capacity) return refuse('OFFER_NOT_A_CONCESSION', { field: 'capacity' })
  if (deliveryDays > offer.deliveryDays) return refuse('OFFER_NOT_A_CONCESSION', { field: 'deliveryDays' })
  await writeLadder(tx, now, offer.id, { tiers: input.tiers, capacity, deliveryDays })
  await moveState(tx, act, {
    lifecycle: OFFER_LIFECYCLE,
    id: offer.id,
    poolId: pool.id,
    from: offer.state,
    event: 'improve',
  })
  await tellWatchers(tx, pool.id)
  return accept({ version: offer.version + 1 })
}
