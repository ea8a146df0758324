import type { PublishListing } from '#app/contracts/catalogue.ts'
import { LISTING_LIFECYCLE } from '#app/domain/catalogue/listing-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockListing, tellListingChanged, writeReview } from '#db/stores/listings.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * The operator publishes what it has read: the version guards against a change made meanwhile.
 * Refused: LISTING_NOT_FOUND, LISTING_STATE, LISTING_CHANGED.
 */
export function publishListing(ctx: Ctx, input: PublishListing): Promise<Result<{ listingId: string }>> {
  return inTransaction(ctx, 'listing.review', async (act) => {
    const { tx, now } = act
    const listing = await lockListing(tx, input.listingId)
    if (!listing || listing.state === 'draft') return refuse('LISTING_NOT_FOUND')
    const { id, state: from } = listing
    if (from !== 'submitted') return refuse('LISTING_STATE', { state: from })
    if (listing.version !== input.version) return refuse('LISTING_CHANGED')
    await writeReview(tx, now, id, { publishedAt: now })
    await moveState(tx, act, { lifecycle: LISTING_LIFECYCLE, id, poolId: null, from, event: 'publish' })
    await tellListingChanged(tx, now, id)
    return accept({ listingId: id })
  })
}
