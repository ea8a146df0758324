import type { ReadAllNotices } from '#app/contracts/notices.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** A person has read all notices of its firm up to one; what came meanwhile stays unread. */
export function readAllNotices(ctx: Ctx, { upTo }: ReadAllNotices): Promise<Result<{ read: number }>> {
  return inTransaction(ctx, 'notice.read', async ({ tx, now, actor }) => {
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const rows = await tx.sql`
      insert into notice_reads (user_id, notice_id, read_at)
      select ${actor.userId}, n.id, ${now} from notices n
      where n.organisation_id = ${actor.organisationId} and n.id <= ${upTo}::bigint and not exists (
        select 1 from notice_reads r where r.user_id = ${actor.userId} and r.notice_id = n.id)
      on conflict do nothing returning 1`
    return accept({ read: rows.length })
  })
}
