import type { BookingsView, WaitCard } from '#app/contracts/views/bookings.ts'
import type { Database, Sql } from '#db/client.ts'
import { listFeeds } from '../platforms/list-feeds.ts'
import { bookingCards } from './booking-rows.ts'

/** A firm's bookings: what is to come and what was, what it waits for, its calendar addresses. */
export async function listBookings(
  { sql }: Database,
  organisationId: string,
  now: Date,
  idempotencyKey: string,
): Promise<BookingsView> {
  const mine = sql`b.organisation_id = ${organisationId}`
  const isOver = sql`(b.state not in ('requested', 'confirmed', 'checked_in'))`
  const [coming, past, waiting, feeds] = await Promise.all([
    bookingCards(sql, now, sql`${mine} and not ${isOver}`),
    bookingCards(
      sql,
      now,
      sql`${mine} and ${isOver} and b.starts_at > ${new Date(now.getTime() - 90 * 86_400_000)}`,
      60,
    ),
    listWaiting(sql, organisationId),
    listFeeds(sql, organisationId),
  ])
  return { coming, past: past.reverse(), waiting, feeds, organisationId, idempotencyKey }
}

async function listWaiting(sql: Sql, organisationId: string): Promise<WaitCard[]> {
  const rows = await sql<(Omit<WaitCard, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date })[]>`
    select w.id, w.resource_id as "resourceId", r.name as "resourceName", w.starts_at as "startsAt",
      w.ends_at as "endsAt", w.state,
      (select count(*)::int + 1 from waitlist_entries e
        where e.resource_id = w.resource_id and e.state in ('waiting', 'offered') and (e.created_at, e.id) < (w.created_at, w.id)
          and e.starts_at < w.ends_at and e.ends_at > w.starts_at) as place
    from waitlist_entries w join resources r on r.id = w.resource_id
    where w.organisation_id = ${organisationId} and w.state in ('waiting', 'offered')
    order by w.starts_at, w.id`
  return rows.map((row) => ({
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  }))
}
