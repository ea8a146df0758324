import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { seenNotices } from './seen-notices.ts'

/** More are only said to be many: the count in the shell is drawn on every page. */
const MOST = 100

/** Notices that a person has not read yet, at most 100. */
export async function countUnread({ sql }: Database, actor: PersonActor): Promise<number> {
  const [row] = await sql<{ unread: number }[]>`
    select count(*)::int as unread from (
      select 1 from ${seenNotices(sql, actor)} and r.notice_id is null limit ${MOST}) as few`
  return row?.unread ?? 0
}
