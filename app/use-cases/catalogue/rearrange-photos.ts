import type { PhotoAction } from '#app/contracts/catalogue.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockListing } from '#db/stores/listings.ts'
import { arrangePhotos, loadPhotos } from '#db/stores/photos.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * A supplier takes a picture away or puts it first. Nothing new is shown by that, so nobody has to review it.
 * Refused: LISTING_NOT_FOUND, PHOTO_NOT_FOUND.
 */
export function rearrangePhotos(
  ctx: Ctx,
  { listingId, photoId, move }: PhotoAction,
): Promise<Result<{ listingId: string }>> {
  return inTransaction(ctx, 'listing.edit', async (act) => {
    const { tx, actor } = act
    const listing = await lockListing(tx, listingId)
    if (!listing || actor.kind !== 'person' || listing.supplierId !== actor.organisationId)
      return refuse('LISTING_NOT_FOUND')
    const ids = (await loadPhotos(tx, listingId)).map(({ id }) => id)
    if (!ids.includes(photoId)) return refuse('PHOTO_NOT_FOUND')
    const others = ids.filter((id) => id !== photoId)
    await arrangePhotos(tx, listingId, move === 'first' ? [photoId, ...others] : others)
    await recordTrail(tx, act, [
      {
        machine: 'listing',
        subjectId: listingId,
        poolId: null,
        event: move === 'first' ? 'put_photo_first' : 'remove_photo',
        fromState: null,
        toState: null,
        facts: { photoId },
      },
    ])
    return accept({ listingId })
  })
}
