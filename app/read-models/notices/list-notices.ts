import type { NoticesView, NoticeView } from '#app/contracts/views/notices.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { isNoticeKind, NOTICE_SUBJECTS, type NoticeFacts } from '#app/domain/notices/notice-kinds.ts'
import type { Database } from '#db/client.ts'
import { countUnread } from './count-unread.ts'
import { seenNotices } from './seen-notices.ts'

const PAGE_SIZE = 30

interface Asked {
  readonly actor: PersonActor
  readonly page: number
  readonly isUnreadOnly: boolean
  readonly idempotencyKey: string
}

interface Row {
  readonly id: bigint
  readonly kind: string
  readonly at: Date
  readonly isRead: boolean
  readonly aboutKind: string | null
  readonly aboutId: string | null
  readonly poolTitle: string | null
  readonly facts: NoticeFacts
  readonly total: number
}

/** What a person's firm was told, the newest first. */
export async function listNotices(database: Database, asked: Asked): Promise<NoticesView> {
  const { sql } = database
  const { actor, page, isUnreadOnly, idempotencyKey } = asked
  const [rows, unread] = await Promise.all([
    sql<Row[]>`
      with seen as (
        select n.id, n.kind, n.created_at as at, r.notice_id is not null as "isRead",
          n.about_kind as "aboutKind", n.about_id as "aboutId", n.pool_id, n.facts
        from ${seenNotices(sql, actor)} ${isUnreadOnly ? sql`and r.notice_id is null` : sql``})
      select seen.*, q.title as "poolTitle", (select count(*)::int from seen) as total
      from seen left join pools q on q.id = seen.pool_id
      order by seen.id desc limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`,
    countUnread(database, actor),
  ])
  return {
    notices: rows.flatMap(viewOf),
    unread,
    total: rows[0]?.total ?? 0,
    page,
    pageSize: PAGE_SIZE,
    isUnreadOnly,
    idempotencyKey,
  }
}

/** A kind that this version does not know any more has no sentence, and is left out. */
function viewOf({ id, kind, at, isRead, aboutKind, aboutId, poolTitle, facts }: Row): NoticeView[] {
  if (!isNoticeKind(kind)) return []
  const subject = NOTICE_SUBJECTS.find((each) => each === aboutKind)
  const about = subject && aboutId ? { kind: subject, id: aboutId } : null
  return [{ id: String(id), kind, at: at.toISOString(), isRead, about, poolTitle, facts }]
}
