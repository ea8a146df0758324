import type { ClassifyMember } from '#app/contracts/platforms.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockMember } from '#db/stores/platforms.ts'
import { isStaffOf } from '#db/stores/resources.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * The platform says whether a member is a firm of the chain or from outside; what is booked already keeps its
 * price. Refused: MEMBERSHIP_NOT_FOUND, MEMBERSHIP_STATE for who is no member (any longer).
 */
export function classifyMember(
  ctx: Ctx,
  input: ClassifyMember,
): Promise<Result<{ memberId: string; class: string }>> {
  return inTransaction<{ memberId: string; class: string }>(ctx, 'platform.lead', async (act) => {
    const { tx, actor } = act
    const member = await lockMember(tx, input.memberId)
    const isOurs =
      actor.kind === 'person' &&
      member &&
      (await isStaffOf(tx, member.platformId, actor.userId, ['lab_manager']))
    if (!isOurs) return refuse('MEMBERSHIP_NOT_FOUND')
    if (member.state !== 'active') return refuse('MEMBERSHIP_STATE')
    await tx.sql`update platform_members set class = ${input.class} where id = ${member.id}`
    const line = { machine: 'platform_member', subjectId: member.id, poolId: null, event: 'classify' }
    const facts = { class: input.class, before: member.class }
    await recordTrail(tx, act, [{ ...line, fromState: 'active', toState: 'active', facts }])
    return accept({ memberId: member.id, class: input.class })
  })
}
