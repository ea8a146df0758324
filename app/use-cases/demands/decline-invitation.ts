import type { DeclineInvitation } from '#app/contracts/demands.ts'
import { INVITATION_LIFECYCLE } from '#app/domain/demands/invitation-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockInvitation } from '#db/stores/invitations.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** An invited firm says no; its demand is matched on. Refused: INVITATION_NOT_FOUND, INVITATION_STATE. */
export function declineInvitation(
  ctx: Ctx,
  input: DeclineInvitation,
): Promise<Result<{ invitationId: string }>> {
  return inTransaction(ctx, 'demand.state', async (act) => {
    const { tx, actor } = act
    const invitation = await lockInvitation(tx, input.invitationId)
    if (!invitation || actor.kind !== 'person' || invitation.organisationId !== actor.organisationId) {
      return refuse('INVITATION_NOT_FOUND')
    }
    const { id, poolId, state: from } = invitation
    if (from !== 'invited') return refuse('INVITATION_STATE', { state: from })
    await moveState(tx, act, { lifecycle: INVITATION_LIFECYCLE, id, poolId, from, event: 'decline' })
    return accept({ invitationId: id })
  })
}
