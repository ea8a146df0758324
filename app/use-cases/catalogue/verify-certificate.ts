import type { VerifyCertificate } from '#app/contracts/catalogue.ts'
import { certificateStanding, expiresAt } from '#app/domain/catalogue/certificate.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { setDeadline } from '#db/outbox.ts'
import { type CertificateRow, lockCertificate, markRefused, markVerified } from '#db/stores/certificates.ts'
import { tellListingChanged } from '#db/stores/listings.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * A bureau verifies a certificate, or refuses it with a reason: the city's any, a county's those of makers in
 * its county. Refused: CERTIFICATE_NOT_FOUND, CERTIFICATE_DECIDED, CERTIFICATE_EXPIRED.
 */
export function verifyCertificate(
  ctx: Ctx,
  input: VerifyCertificate,
): Promise<Result<{ certificateId: string }>> {
  return inTransaction(ctx, 'certificate.verify', async (act) => {
    const { tx, now, actor } = act
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const certificate = await lockCertificate(tx, input.certificateId)
    if (!certificate || !mayJudge(actor, certificate)) return refuse('CERTIFICATE_NOT_FOUND')
    const { id, listingId, issuedOn } = certificate
    if (certificate.verifiedAt || certificate.refusedReason) return refuse('CERTIFICATE_DECIDED')
    const reason = input.refusedReason
    if (reason !== null) {
      await markRefused(tx, id, reason)
    } else {
      if (certificateStanding(certificate, now) !== 'unverified')
        return refuse('CERTIFICATE_EXPIRED', { issuedOn })
      await markVerified(tx, now, id, actor.organisationId)
      await setDeadline(tx, now, 'certificate.expiry', id, expiresAt(issuedOn))
    }
    await recordTrail(tx, act, [
      {
        machine: 'certificate',
        subjectId: id,
        poolId: null,
        event: reason === null ? 'verify' : 'refuse',
        fromState: null,
        toState: null,
        reason,
        facts: { listingId },
      },
    ])
    await tellListingChanged(tx, now, listingId)
    return accept({ certificateId: id })
  })
}

/** What its supplier has not handed in is not for a bureau to see. */
function mayJudge(actor: PersonActor, certificate: CertificateRow): boolean {
  const { listingState, county } = certificate
  if (listingState !== 'submitted' && listingState !== 'published') return false
  return actor.capabilities.includes('city_bureau') || county === actor.county
}
