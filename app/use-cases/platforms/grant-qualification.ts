import type { GrantQualification } from '#app/contracts/platforms.ts'
import { nextQualificationWarning } from '#app/domain/bookings/booking-terms.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { dropDeadline, setDeadline } from '#db/outbox.ts'
import { findFirm, lockPlatform } from '#db/stores/platforms.ts'
import { isStaffOf } from '#db/stores/resources.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * 上机资格 for a firm, until a day that is included; granted anew it replaces the old one. Refused:
 * PLATFORM_NOT_FOUND, ORGANISATION_NOT_FOUND, DEADLINE_IN_PAST.
 */
export function grantQualification(
  ctx: Ctx,
  input: GrantQualification,
): Promise<Result<{ qualificationId: string }>> {
  return inTransaction(ctx, 'platform.lead', async (act) => {
    const { tx, now, actor } = act
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const { platformId, creditCode, code, expiresOn } = input
    // Two grants of one qualification wait for each other: the later one replaces the earlier.
    const platform = await lockPlatform(tx, platformId)
    if (!platform || !(await isStaffOf(tx, platform.id, actor.userId, ['lab_manager']))) {
      return refuse('PLATFORM_NOT_FOUND')
    }
    const firm = await findFirm(tx, creditCode)
    if (firm === null) return refuse('ORGANISATION_NOT_FOUND')
    if (Date.parse(`${expiresOn}T23:59:59+08:00`) < now.getTime()) return refuse('DEADLINE_IN_PAST')
    const replaced = await tx.sql<{ id: string }[]>`
      update qualifications set revoked_at = ${now}
      where platform_id = ${platformId} and organisation_id = ${firm} and code = ${code} and revoked_at is null
      returning id`
    for (const before of replaced) await dropDeadline(tx, now, 'qualification.near', before.id)
    const id = act.ids.next('qlf')
    await tx.sql`
      insert into qualifications (id, platform_id, organisation_id, code, expires_on, granted_at)
      values (${id}, ${platformId}, ${firm}, ${code}, ${expiresOn}, ${now})`
    const warnAt = nextQualificationWarning(expiresOn, now)
    if (warnAt) await setDeadline(tx, now, 'qualification.near', id, warnAt)
    const line = { machine: 'qualification', subjectId: id, poolId: null, event: 'grant' }
    const facts = { platformId, firm, code, expiresOn }
    await recordTrail(tx, act, [{ ...line, fromState: null, toState: null, facts }])
    return accept({ qualificationId: id })
  })
}
