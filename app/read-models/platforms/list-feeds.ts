import type { FeedRow } from '#app/contracts/views/platforms.ts'
import type { Sql } from '#db/client.ts'

/** The calendar addresses that a firm has given out and not revoked; the addresses themselves nobody knows. */
export async function listFeeds(sql: Sql, organisationId: string): Promise<FeedRow[]> {
  const rows = await sql<(Omit<FeedRow, 'createdAt'> & { createdAt: Date })[]>`
    select f.id, f.scope, coalesce(r.name, p.name, o.name, f.subject_id) as name, f.created_at as "createdAt"
    from calendar_feeds f
      left join resources r on f.scope = 'resource' and r.id = f.subject_id
      left join platforms p on f.scope = 'platform' and p.id = f.subject_id
      left join organisations o on f.scope = 'firm' and o.id = f.subject_id
    where f.organisation_id = ${organisationId} and f.revoked_at is null order by f.created_at, f.id`
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
}
