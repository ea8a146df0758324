import { LISTING_LIFECYCLE } from '#app/domain/catalogue/listing-lifecycle.ts'
import { PHOTOS_AT_MOST, type PhotoType } from '#app/domain/catalogue/photo.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockListing, tellListingChanged } from '#db/stores/listings.ts'
import { insertPhoto, loadPhotos } from '#db/stores/photos.ts'
import { moveState, recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** A picture that is kept in the file store already, under a key made of its content. */
export interface AddPhoto {
  readonly listingId: string
  readonly fileKey: string
  readonly contentType: PhotoType
  readonly bytes: number
  readonly caption: string
}

/**
 * A supplier adds a picture to its listing; the same picture twice is one. A published listing goes into the
 * review again, as with any other content. Refused: LISTING_NOT_FOUND, PHOTO_LIMIT.
 */
export function addPhoto(ctx: Ctx, input: AddPhoto): Promise<Result<{ photoId: string }>> {
  return inTransaction<{ photoId: string }>(ctx, 'listing.edit', async (act) => {
    const { tx, now, actor } = act
    const listing = await lockListing(tx, input.listingId)
    if (!listing || actor.kind !== 'person' || listing.supplierId !== actor.organisationId)
      return refuse('LISTING_NOT_FOUND')
    const photos = await loadPhotos(tx, listing.id)
    const known = photos.find(({ fileKey }) => fileKey === input.fileKey)
    if (known) return accept({ photoId: known.id })
    if (photos.length >= PHOTOS_AT_MOST) return refuse('PHOTO_LIMIT', { most: PHOTOS_AT_MOST })
    const { id: listingId, state: from } = listing
    const id = act.ids.next('pic')
    await insertPhoto(tx, now, { ...input, id })
    if (from === 'published') {
      await moveState(tx, act, {
        ...{ lifecycle: LISTING_LIFECYCLE, id: listingId, poolId: null, from, event: 'revise' },
      })
      await tellListingChanged(tx, now, listingId)
    } else {
      const line = { machine: 'listing', subjectId: listingId, poolId: null, event: 'add_photo' }
      await recordTrail(tx, act, [{ ...line, fromState: null, toState: null, facts: { photoId: id } }])
    }
    return accept({ photoId: id })
  })
}
