import type { PersonActor } from '#app/domain/identity/roles.ts'
import { NOTICE_KINDS, ruleOf } from '#app/domain/notices/notice-kinds.ts'
import type { Sql } from '#db/client.ts'

/** Kinds that the page shows by habit; the others only to who asked for them. */
const SHOWN_KINDS = NOTICE_KINDS.filter((kind) => ruleOf(kind).channels.includes('page'))

/** The notices of a person's firm that it wants on the page: `from notices n` and what belongs to it. */
export function seenNotices(sql: Sql, { userId, organisationId }: PersonActor) {
  return sql`
    notices n
      left join notice_reads r on r.user_id = ${userId} and r.notice_id = n.id
      left join notice_preferences p on p.user_id = ${userId} and p.kind = n.kind and p.channel = 'page'
    where n.organisation_id = ${organisationId} and coalesce(p.is_on, n.kind = any(${SHOWN_KINDS}))`
}
