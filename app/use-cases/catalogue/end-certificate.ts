import type { DueSubject } from '#app/contracts/orders.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { lockCertificate } from '#db/stores/certificates.ts'
import { tellListingChanged } from '#db/stores/listings.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * A verified certificate's three years are over (deadline `certificate.expiry`). Pages and search reckon by
 * the day and need nobody; this leaves the line in the trail and has indexes sorted by level follow.
 */
export function endCertificate(
  ctx: Ctx,
  { subjectId }: DueSubject,
): Promise<Result<{ readonly hasActed: boolean }>> {
  return inTransaction<{ readonly hasActed: boolean }>(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const certificate = await lockCertificate(tx, subjectId)
    if (!certificate) return accept({ hasActed: false })
    if (!(await claimDeadline(tx, now, 'certificate.expiry', subjectId))) return accept({ hasActed: false })
    const { id, listingId, level, number } = certificate
    await recordTrail(tx, act, [
      {
        machine: 'certificate',
        subjectId: id,
        poolId: null,
        event: 'expire',
        fromState: null,
        toState: null,
        facts: { listingId, level, number },
      },
    ])
    await tellListingChanged(tx, now, listingId)
    return accept({ hasActed: true })
  })
}
