import type { AnswerMembership } from '#app/contracts/platforms.ts'
import { MEMBER_LIFECYCLE } from '#app/domain/platforms/member-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockMember } from '#db/stores/platforms.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * A firm accepts or declines its invitation, or leaves. What it has booked stays booked. Refused:
 * MEMBERSHIP_NOT_FOUND (also for another firm's), MEMBERSHIP_STATE.
 */
export function answerMembership(
  ctx: Ctx,
  input: AnswerMembership,
): Promise<Result<{ memberId: string; state: string }>> {
  return inTransaction(ctx, 'platform.use', async (act) => {
    const { tx, now, actor } = act
    const member = await lockMember(tx, input.memberId)
    const isMine = actor.kind === 'person' && member?.organisationId === actor.organisationId
    if (!member || !isMine) return refuse('MEMBERSHIP_NOT_FOUND')
    const { event } = input
    if (nextState(MEMBER_LIFECYCLE, member.state, event) === null) return refuse('MEMBERSHIP_STATE')
    const move = { lifecycle: MEMBER_LIFECYCLE, id: member.id, poolId: null, from: member.state }
    const state = await moveState(tx, act, { ...move, event })
    await tx.sql`update platform_members set decided_at = ${now} where id = ${member.id}`
    return accept({ memberId: member.id, state })
  })
}
