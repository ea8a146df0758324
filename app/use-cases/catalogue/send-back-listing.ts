import type { SendBackListing } from '#app/contracts/catalogue.ts'
import { LISTING_LIFECYCLE } from '#app/domain/catalogue/listing-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockListing, tellListingChanged, writeReview } from '#db/stores/listings.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** The operator sends a listing back with a reason. Refused: LISTING_NOT_FOUND, LISTING_STATE. */
export function sendBackListing(ctx: Ctx, input: SendBackListing): Promise<Result<{ listingId: string }>> {
  return inTransaction(ctx, 'listing.review', async (act) => {
    const { tx, now } = act
    const listing = await lockListing(tx, input.listingId)
    if (!listing || listing.state === 'draft') return refuse('LISTING_NOT_FOUND')
    const { id, state: from } = listing
    if (from !== 'submitted') return refuse('LISTING_STATE', { state: from })
    const { reason } = input
    await writeReview(tx, now, id, { sentBackReason: reason })
    const move = { lifecycle: LISTING_LIFECYCLE, id, poolId: null, from, reason }
    await moveState(tx, act, { ...move, event: 'send_back' })
    await tellListingChanged(tx, now, id)
    return accept({ listingId: id })
  })
}
