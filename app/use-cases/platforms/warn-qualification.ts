import { nextQualificationWarning, qualificationEndsAt } from '#app/domain/bookings/booking-terms.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline, setDeadline } from '#db/outbox.ts'
import { insertNotices } from '#db/stores/notices.ts'
import { findWarnedQualification } from '#db/stores/qualifications.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * Deadline `qualification.near`, 30, 7 and 1 days before a 上机资格 ends: its firm is told, with how many of its bookings
 * come after that; where there are any, the platform's management is told as well. One that was revoked, or is
 * outlasted by another of its code, is no news.
 */
export function warnQualification(
  ctx: Ctx,
  { subjectId }: { readonly subjectId: string },
): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    if (!(await claimDeadline(tx, now, 'qualification.near', subjectId))) return accept({ told: 0 })
    const found = await findWarnedQualification(tx, subjectId)
    if (!found) return accept({ told: 0 })
    const endsAt = qualificationEndsAt(found.expiresOn)
    const again = nextQualificationWarning(found.expiresOn, now)
    if (again) await setDeadline(tx, now, 'qualification.near', subjectId, again)
    if (endsAt <= now) return accept({ told: 0 })
    const { title, code, firm, count, slug, holder, leader } = found
    const facts = { title, firm, count, reason: code, dueAt: endsAt.toISOString() }
    const once = `qualification-near:${subjectId}:${again?.getTime() ?? 'last'}`
    const toHolder = { kind: 'qualification_near', firms: [holder], facts, once } as const
    const toLeader = {
      kind: 'qualification_gap',
      firms: count > 0 ? [leader] : [],
      facts,
      once: `${once}:gap`,
    } as const
    const told = await insertNotices(tx, now, { ...toHolder, about: { kind: 'platform', id: slug } })
    const more =
      count === 0
        ? 0
        : await insertNotices(tx, now, { ...toLeader, about: { kind: 'qualifications', id: slug } })
    return accept({ told: told + more })
  })
}
