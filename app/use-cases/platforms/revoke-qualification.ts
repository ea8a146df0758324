import type { RevokeQualification } from '#app/contracts/platforms.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { dropDeadline } from '#db/outbox.ts'
import { isStaffOf } from '#db/stores/resources.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** Takes a 上机资格 back; what is booked already stays booked. Refused: QUALIFICATION_NOT_FOUND. */
export function revokeQualification(
  ctx: Ctx,
  input: RevokeQualification,
): Promise<Result<{ qualificationId: string }>> {
  return inTransaction(ctx, 'platform.lead', async (act) => {
    const { tx, now, actor } = act
    const { qualificationId: id } = input
    const [row] = await tx.sql<{ platformId: string }[]>`
      select platform_id as "platformId" from qualifications where id = ${id} and revoked_at is null for update`
    const isOurs =
      actor.kind === 'person' && row && (await isStaffOf(tx, row.platformId, actor.userId, ['lab_manager']))
    if (!isOurs) return refuse('QUALIFICATION_NOT_FOUND')
    await tx.sql`update qualifications set revoked_at = ${now} where id = ${id}`
    await dropDeadline(tx, now, 'qualification.near', id)
    const line = { machine: 'qualification', subjectId: id, poolId: null, event: 'revoke' }
    await recordTrail(tx, act, [{ ...line, fromState: null, toState: null }])
    return accept({ qualificationId: id })
  })
}
