import type { AppointStaff } from '#app/contracts/platforms.ts'
import type { Role } from '#app/domain/identity/roles.ts'
import { canHoldPost } from '#app/domain/platforms/member-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { appoint, lockPlatform } from '#db/stores/platforms.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * The leader's owner gives one of its own people a post on a platform, 平台管理 or 检测员, or takes it away.
 * Refused: PLATFORM_NOT_FOUND, STAFF_NOT_FOUND, STAFF_ROLE for who could not do that
 * work by its role in the firm, NOT_PERMITTED for who is not the owner.
 */
export function appointStaff(ctx: Ctx, input: AppointStaff): Promise<Result<{ userId: string }>> {
  return inTransaction(ctx, 'platform.lead', async (act) => {
    const { tx, now, actor } = act
    if (actor.kind !== 'person' || actor.role !== 'owner') return refuse('NOT_PERMITTED')
    const platform = await lockPlatform(tx, input.platformId)
    if (platform?.leaderId !== actor.organisationId) return refuse('PLATFORM_NOT_FOUND')
    const [person] = await tx.sql<{ id: string; inFirm: Role }[]>`
      select u.id, m.role as "inFirm" from users u join memberships m on m.user_id = u.id
      where u.login = ${input.login} and m.organisation_id = ${platform.leaderId}`
    if (!person) return refuse('STAFF_NOT_FOUND')
    const { role } = input
    if (role === 'none') {
      await tx.sql`delete from platform_staff where platform_id = ${platform.id} and user_id = ${person.id}`
    } else {
      if (!canHoldPost(person.inFirm, role)) return refuse('STAFF_ROLE')
      await appoint(tx, now, platform.id, person.id, role)
    }
    const line = { machine: 'platform', subjectId: platform.id, poolId: null, event: 'appoint' }
    const facts = { userId: person.id, role }
    await recordTrail(tx, act, [{ ...line, fromState: null, toState: null, facts }])
    return accept({ userId: person.id })
  })
}
