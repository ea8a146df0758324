import type { DecideMember } from '#app/contracts/platforms.ts'
import { MEMBER_LIFECYCLE } from '#app/domain/platforms/member-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockMember } from '#db/stores/platforms.ts'
import { isStaffOf } from '#db/stores/resources.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * The platform admits an applicant as a firm of the chain or from outside, refuses it, or removes a member.
 * Refused: MEMBERSHIP_NOT_FOUND, MEMBERSHIP_STATE.
 */
export function decideMember(
  ctx: Ctx,
  input: DecideMember,
): Promise<Result<{ memberId: string; state: string }>> {
  return inTransaction(ctx, 'platform.lead', async (act) => {
    const { tx, now, actor } = act
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const member = await lockMember(tx, input.memberId)
    if (!member || !(await isStaffOf(tx, member.platformId, actor.userId, ['lab_manager']))) {
      return refuse('MEMBERSHIP_NOT_FOUND')
    }
    const { event } = input
    if (nextState(MEMBER_LIFECYCLE, member.state, event) === null) return refuse('MEMBERSHIP_STATE')
    const move = { lifecycle: MEMBER_LIFECYCLE, id: member.id, poolId: null, from: member.state }
    const state = await moveState(tx, act, { ...move, event })
    const asClass = event === 'admit' ? input.class : member.class
    await tx.sql`update platform_members set decided_at = ${now}, class = ${asClass} where id = ${member.id}`
    return accept({ memberId: member.id, state })
  })
}
