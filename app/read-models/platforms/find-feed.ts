import { createHash } from 'node:crypto'
import type { FeedBooking, FeedScope, FeedView } from '#app/contracts/views/calendar-feeds.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import type { Database, Sql } from '#db/client.ts'

/** What is longer past than this leaves the calendar. */
const PAST_DAYS = 90
const MOST_BOOKINGS = 3_000

interface FeedRow {
  scope: FeedScope
  subjectId: string
  name: string
  createdAt: Date
}

/**
 * What a secret calendar address shows now; null for a wrong or a revoked one, and as soon as the person who opened
 * it has left the firm or its post on the platform. A firm sees its own bookings, the platform's people see whose
 * each is; nobody sees prices here.
 */
export async function findFeed({ sql }: Database, token: string, now: Date): Promise<FeedView | null> {
  if (!/^[\w-]{20,80}$/.test(token)) return null
  const tokenHash = createHash('sha256').update(token).digest('base64url')
  const [feed] = await sql<FeedRow[]>`
    select f.scope, f.subject_id as "subjectId", f.created_at as "createdAt", coalesce(r.name, p.name, o.name) as name
    from calendar_feeds f
      join memberships m on m.user_id = f.user_id and m.organisation_id = f.organisation_id
      join organisations o on o.id = f.organisation_id
      left join resources r on f.scope = 'resource' and r.id = f.subject_id
      left join platforms p on p.id = case f.scope when 'platform' then f.subject_id else r.platform_id end
      left join platform_staff s on s.platform_id = p.id and s.user_id = f.user_id
    where f.token_hash = ${tokenHash} and f.revoked_at is null
      and (f.scope = 'firm' or (p.leader_id = f.organisation_id and (m.role = 'owner' or s.role is not null)))`
  if (!feed) return null
  const bookings = await feedBookings(sql, feed, new Date(now.getTime() - PAST_DAYS * DAY_MS))
  const times = bookings.map(({ changedAt }) => changedAt.getTime())
  const changedAt = new Date(Math.max(feed.createdAt.getTime(), ...times))
  return { scope: feed.scope, name: feed.name, changedAt, bookings }
}

async function feedBookings(sql: Sql, { scope, subjectId }: FeedRow, since: Date): Promise<FeedBooking[]> {
  const column = { firm: sql`b.organisation_id`, platform: sql`b.platform_id`, resource: sql`b.resource_id` }
  const rows = await sql<FeedBooking[]>`
    select b.id, b.sequence, b.state, b.starts_at as "startsAt", b.ends_at as "endsAt", b.created_at as "createdAt",
      b.updated_at as "changedAt", r.name as "resourceName", r.location, p.name as "platformName",
      p.slug as "platformSlug", o.name as "holderName", case when r.capacity > 1 then u.number end as "unitNumber",
      b.purpose
    from bookings b
      join resources r on r.id = b.resource_id join platforms p on p.id = b.platform_id
      join organisations o on o.id = b.organisation_id join resource_units u on u.id = b.unit_id
    where ${column[scope]} = ${subjectId} and b.ends_at > ${since}
    order by b.starts_at desc, b.id limit ${MOST_BOOKINGS}`
  return rows.toReversed()
}
