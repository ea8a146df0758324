import type { ListingAction } from '#app/contracts/catalogue.ts'
import { LISTING_LIFECYCLE } from '#app/domain/catalogue/listing-lifecycle.ts'
import { specFaultFacts, validateSpecs } from '#app/domain/catalogue/spec-schema.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { loadSpecSchema, lockListing, tellListingChanged } from '#db/stores/listings.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * A supplier hands a listing to the operator's review. The category's schema may have changed since it was
 * saved, so the specs are looked at again. Refused: LISTING_NOT_FOUND, LISTING_STATE, SPECS_INVALID.
 */
export function submitListing(ctx: Ctx, input: ListingAction): Promise<Result<{ listingId: string }>> {
  return inTransaction(ctx, 'listing.edit', async (act) => {
    const { tx, actor } = act
    const listing = await lockListing(tx, input.listingId)
    if (!listing || actor.kind !== 'person' || listing.supplierId !== actor.organisationId)
      return refuse('LISTING_NOT_FOUND')
    const { id, state: from } = listing
    if (nextState(LISTING_LIFECYCLE, from, 'submit') === null) return refuse('LISTING_STATE', { state: from })
    const schema = (await loadSpecSchema(tx, listing.categorySlug)) ?? []
    const faults = validateSpecs(schema, listing.specs)
    if (faults.length > 0) return refuse('SPECS_INVALID', specFaultFacts(faults))
    await moveState(tx, act, { lifecycle: LISTING_LIFECYCLE, id, poolId: null, from, event: 'submit' })
    await tellListingChanged(tx, act.now, id)
    return accept({ listingId: id })
  })
}
