import type { VerifyOrganisation } from '#app/contracts/identity.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { tellOrganisationChanged } from '#db/stores/organisations.ts'
import { markVerified } from '#db/stores/sign-ins.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** The operator verifies a firm; from then on it may act. Refused: ORGANISATION_NOT_FOUND, NOTHING_TO_DO. */
export function verifyOrganisation(
  ctx: Ctx,
  { organisationId }: VerifyOrganisation,
): Promise<Result<{ organisationId: string }>> {
  return inTransaction(ctx, 'organisation.verify', async (act) => {
    const marked = await markVerified(act.tx.sql, act.now, organisationId)
    if (marked === 'missing') return refuse('ORGANISATION_NOT_FOUND')
    if (marked === 'before') return refuse('NOTHING_TO_DO')
    await recordTrail(act.tx, act, [
      {
        machine: 'organisation',
        subjectId: organisationId,
        poolId: null,
        event: 'verify',
        fromState: null,
        toState: null,
      },
    ])
    await tellOrganisationChanged(act.tx, act.now, organisationId)
    return accept({ organisationId })
  })
}
