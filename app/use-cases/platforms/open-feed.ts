import { createHash, randomBytes } from 'node:crypto'
import type { OpenFeed } from '#app/contracts/bookings.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { isStaffOf } from '#db/stores/resources.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * 日历订阅: a secret address for a calendar client, shown this once. A firm subscribes to its own bookings, the
 * platform's people to a resource or the whole platform. Refused: CALENDAR_FEED_NOT_FOUND for what is not theirs.
 */
export function openFeed(ctx: Ctx, input: OpenFeed): Promise<Result<{ feedId: string; token: string }>> {
  return inTransaction(ctx, 'platform.use', async (act) => {
    const { tx, now, actor } = act
    if (actor.kind !== 'person' || !(await maySubscribe(act, input))) return refuse('CALENDAR_FEED_NOT_FOUND')
    const token = randomBytes(24).toString('base64url')
    const tokenHash = createHash('sha256').update(token).digest('base64url')
    const feedId = act.ids.next('cal')
    await tx.sql`
      insert into calendar_feeds (id, token_hash, scope, subject_id, organisation_id, user_id, created_at)
      values (${feedId}, ${tokenHash}, ${input.scope}, ${input.subjectId}, ${actor.organisationId}, ${actor.userId}, ${now})`
    return accept({ feedId, token })
  })
}

async function maySubscribe({ tx, actor }: Act, { scope, subjectId }: OpenFeed): Promise<boolean> {
  if (actor.kind !== 'person') return false
  if (scope === 'firm') return subjectId === actor.organisationId
  const [row] = await tx.sql<{ id: string }[]>`
    select platform_id as id from resources where ${scope === 'resource'} and id = ${subjectId}
    union all select id from platforms where ${scope === 'platform'} and id = ${subjectId}`
  return row ? isStaffOf(tx, row.id, actor.userId, ['lab_manager', 'technician']) : false
}
