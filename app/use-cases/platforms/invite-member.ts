import type { InviteMember } from '#app/contracts/platforms.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { findFirm, insertMember, lockPlatform } from '#db/stores/platforms.ts'
import { isStaffOf } from '#db/stores/resources.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * The leader invites a firm by its credit code and says as what it would come. Refused: PLATFORM_NOT_FOUND, PLATFORM_CLOSED,
 * ORGANISATION_NOT_FOUND, MEMBERSHIP_EXISTS.
 */
export function inviteMember(ctx: Ctx, input: InviteMember): Promise<Result<{ memberId: string }>> {
  return inTransaction(ctx, 'platform.lead', async (act) => {
    const { tx, now, actor } = act
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const platform = await lockPlatform(tx, input.platformId)
    if (!platform || !(await isStaffOf(tx, platform.id, actor.userId, ['lab_manager']))) {
      return refuse('PLATFORM_NOT_FOUND')
    }
    if (platform.state !== 'open') return refuse('PLATFORM_CLOSED')
    const organisationId = await findFirm(tx, input.creditCode)
    if (organisationId === null) return refuse('ORGANISATION_NOT_FOUND')
    if (organisationId === platform.leaderId) return refuse('MEMBERSHIP_EXISTS')
    const id = act.ids.next('plm')
    const member = { id, platformId: platform.id, organisationId, class: input.class, note: '' }
    if (!(await insertMember(tx, now, { ...member, state: 'invited' }))) return refuse('MEMBERSHIP_EXISTS')
    const line = { machine: 'platform_member', subjectId: id, poolId: null, event: 'invite' }
    await recordTrail(tx, act, [{ ...line, fromState: null, toState: 'invited' }])
    return accept({ memberId: id })
  })
}
