import type { UnreadNotices } from '#app/contracts/notices.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** Taking back is for a slip of the hand, not for rewriting what was read when. */
const MOST_MINUTES = 10

/** A person has not read, after all, what it read since an instant of the last minutes; twice changes nothing. */
export function unreadNotices(ctx: Ctx, { since }: UnreadNotices): Promise<Result<{ unread: number }>> {
  return inTransaction(ctx, 'notice.read', async ({ tx, now, actor }) => {
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const earliest = new Date(now.getTime() - MOST_MINUTES * 60_000)
    const from = new Date(since) > earliest ? new Date(since) : earliest
    const rows = await tx.sql`
      delete from notice_reads where user_id = ${actor.userId} and read_at >= ${from} returning 1`
    return accept({ unread: rows.length })
  })
}
