import type { ListingAction } from '#app/contracts/catalogue.ts'
import { LISTING_LIFECYCLE } from '#app/domain/catalogue/listing-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockListing, tellListingChanged } from '#db/stores/listings.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * A supplier takes a listing out of the catalogue. Offers that name it stand: they are promises of their own.
 * Refused: LISTING_NOT_FOUND, LISTING_STATE.
 */
export function withdrawListing(ctx: Ctx, input: ListingAction): Promise<Result<{ listingId: string }>> {
  return inTransaction(ctx, 'listing.edit', async (act) => {
    const { tx, actor } = act
    const listing = await lockListing(tx, input.listingId)
    if (!listing || actor.kind !== 'person' || listing.supplierId !== actor.organisationId)
      return refuse('LISTING_NOT_FOUND')
    const { id, state: from } = listing
    if (nextState(LISTING_LIFECYCLE, from, 'withdraw') === null)
      return refuse('LISTING_STATE', { state: from })
    await moveState(tx, act, { lifecycle: LISTING_LIFECYCLE, id, poolId: null, from, event: 'withdraw' })
    await tellListingChanged(tx, act.now, id)
    return accept({ listingId: id })
  })
}
