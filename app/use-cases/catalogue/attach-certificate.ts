import type { AttachCertificate } from '#app/contracts/catalogue.ts'
import { certificateStanding } from '#app/domain/catalogue/certificate.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { putCertificate } from '#db/stores/certificates.ts'
import { lockListing, tellListingChanged } from '#db/stores/listings.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * A supplier registers a 首台套 certificate for one of its listings. It counts for nothing until a bureau has
 * verified it. Refused: LISTING_NOT_FOUND, CERTIFICATE_EXPIRED (or not yet valid), CERTIFICATE_EXISTS.
 */
export function attachCertificate(
  ctx: Ctx,
  input: AttachCertificate,
): Promise<Result<{ certificateId: string }>> {
  return inTransaction(ctx, 'listing.edit', async (act) => {
    const { tx, now, actor } = act
    const { listingId, level, number, issuedOn } = input
    const listing = await lockListing(tx, listingId)
    if (!listing || actor.kind !== 'person' || listing.supplierId !== actor.organisationId)
      return refuse('LISTING_NOT_FOUND')
    const standing = certificateStanding({ level, issuedOn, verifiedAt: null }, now)
    if (standing !== 'unverified') return refuse('CERTIFICATE_EXPIRED', { issuedOn })
    const id = await putCertificate(tx, now, { id: act.ids.next('crt'), listingId, level, number, issuedOn })
    if (id === null) return refuse('CERTIFICATE_EXISTS')
    await recordTrail(tx, act, [
      {
        machine: 'certificate',
        subjectId: id,
        poolId: null,
        event: 'attach',
        fromState: null,
        toState: null,
        facts: { listingId, level, number, issuedOn },
      },
    ])
    await tellListingChanged(tx, now, listingId)
    return accept({ certificateId: id })
  })
}
