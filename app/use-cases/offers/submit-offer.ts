import type { SubmitOffer } from '#app/contracts/offers.ts'
import { rateFen } from '#app/domain/shared/money.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { findListing, insertOffer, offersOf } from '#db/stores/offers.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { askBond } from '../escrow/ask-bond.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { startJoining } from '../pools/start-joining.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * A supplier offers a ladder into a pool. The first offer of a supplier-led pool is the pinned one: the supplier
 * that organises it makes it while the pool is still a draft, and the pool opens with it when its opening instant
 * has come. Refused:
 * POOL_NOT_FOUND, POOL_NOT_OPEN, OFFER_CLOSED, LISTING_NOT_FOUND, LISTING_WRONG_CATEGORY, OFFER_EXISTS.
 */
export function submitOffer(ctx: Ctx, input: SubmitOffer): Promise<Result<{ offerId: string }>> {
  return inTransaction(ctx, 'offer.submit', (act) => {
    const replay = input.idempotencyKey
      ? { key: input.idempotencyKey, fingerprint: fingerprintOf('submit-offer', input) }
      : null
    return onceOnly(act, replay, () => submit(act, input))
  })
}

async function submit(act: Act, input: SubmitOffer): Promise<Result<{ offerId: string }>> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const pool = await lockPool(tx, input.poolId)
  const isHidden = pool?.state === 'draft' && pool.organiserId !== actor.organisationId
  if (!pool || isHidden) return refuse('POOL_NOT_FOUND')
  const isPinning = pool.state === 'draft' && pool.opening === 'supplier_led'
  if (pool.state === 'draft' && !isPinning) return refuse('POOL_NOT_OPEN')
  const takesOffers = isPinning || pool.state === 'open' || pool.state === 'locked'
  const isOver = now >= pool.offersCloseAt || (isPinning && now >= pool.joinClosesAt)
  if (!takesOffers || isOver) return refuse('OFFER_CLOSED')
  if (input.validUntil && input.validUntil <= now) return refuse('DEADLINE_IN_PAST')
  const listing = await findListing(tx, input.listingId, actor.organisationId)
  if (!listing) return refuse('LISTING_NOT_FOUND')
  if (listing.categorySlug !== pool.categorySlug) return refuse('LISTING_WRONG_CATEGORY')
  const standing = await offersOf(tx, pool.id, ['submitted', 'improved'])
  if (
    standing.some((offer) => offer.supplierId === actor.organisationId && offer.listingId === input.listingId)
  ) {
    return refuse('OFFER_EXISTS')
  }
  const { idempotencyKey: _, poolId, tiers, ...terms } = input
  const offerId = act.ids.next('off')
  // The bond secures the whole offer at its dearest: capacity × first price × the pool's bond rate.
  const worthFen = (tiers[0]?.unitPriceFen ?? 0n) * BigInt(terms.capacity)
  const bondDueFen = rateFen(worthFen, pool.bondBasisPoints)
  await insertOffer(tx, now, {
    ...terms,
    id: offerId,
    poolId,
    supplierId: actor.organisationId,
    tiers,
    bondDueFen,
    pinned: pool.opening === 'supplier_led' && standing.length === 0,
  })
  await askBond(act, { organisationId: actor.organisationId, poolId, offerId, amountFen: bondDueFen })
  await recordTrail(tx, act, [
    { machine: 'offer', subjectId: offerId, poolId, event: 'submit', fromState: null, toState: 'submitted' },
  ])
  if (isPinning && now >= pool.joinOpensAt) await startJoining(act, pool)
  else await tellWatchers(tx, poolId)
  return accept({ offerId })
}
