import type { JoinPlatform } from '#app/contracts/platforms.ts'
import type { MemberState } from '#app/domain/platforms/member-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { insertMember, lockPlatform } from '#db/stores/platforms.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * A firm joins: at once where the door is open (as a firm outside the chain until the leader says otherwise),
 * by application where it is asked for. Refused: PLATFORM_NOT_FOUND, PLATFORM_CLOSED, MEMBERSHIP_BY_INVITATION,
 * MEMBERSHIP_EXISTS.
 */
export function joinPlatform(
  ctx: Ctx,
  input: JoinPlatform,
): Promise<Result<{ memberId: string; state: MemberState }>> {
  return inTransaction(ctx, 'platform.use', async (act) => {
    const { tx, now, actor } = act
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const platform = await lockPlatform(tx, input.platformId)
    if (!platform) return refuse('PLATFORM_NOT_FOUND')
    if (platform.state !== 'open') return refuse('PLATFORM_CLOSED')
    if (platform.membership === 'invitation') return refuse('MEMBERSHIP_BY_INVITATION')
    if (platform.leaderId === actor.organisationId) return refuse('MEMBERSHIP_EXISTS')
    const state: MemberState = platform.membership === 'open' ? 'active' : 'applied'
    const id = act.ids.next('plm')
    const member = { id, platformId: platform.id, organisationId: actor.organisationId, state }
    const isNew = await insertMember(tx, now, { ...member, class: 'outside', note: input.note })
    if (!isNew) return refuse('MEMBERSHIP_EXISTS')
    const line = { machine: 'platform_member', subjectId: id, poolId: null, event: 'join' }
    await recordTrail(tx, act, [{ ...line, fromState: null, toState: state }])
    return accept({ memberId: id, state })
  })
}
