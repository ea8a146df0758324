import type { BookingsFilter, BookingsView, WaitCard } from '#app/contracts/views/bookings.ts'
import { dayFromKey, startOfDay } from '#app/domain/bookings/local-time.ts'
import type { Database, Sql } from '#db/client.ts'
import { listFeeds } from '../platforms/list-feeds.ts'
import { bookingCards } from './booking-rows.ts'

export const NO_FILTER: BookingsFilter = { resourceId: '', state: '', sinceOn: '', untilOn: '' }
const HISTORY_DAYS = 90

/** A firm's bookings: what waits for its word, what is to come and what was, what it waits for, its calendars. */
export async function listBookings(
  { sql }: Database,
  organisationId: string,
  now: Date,
  idempotencyKey: string,
  filter: BookingsFilter = NO_FILTER,
): Promise<BookingsView> {
  const mine = sql`b.organisation_id = ${organisationId}`
  const asked = sql`${mine} and ${narrowed(sql, filter)}`
  const isOver = sql`(b.state not in ('requested', 'confirmed', 'checked_in'))`
  const since = filter.sinceOn === '' ? new Date(now.getTime() - HISTORY_DAYS * 86_400_000) : new Date(0)
  const [answers, coming, past, waiting, feeds, resources] = await Promise.all([
    bookingCards(sql, now, sql`${mine} and b.state = 'requested' and b.awaits = 'holder'`),
    bookingCards(sql, now, sql`${asked} and not ${isOver} and b.awaits is distinct from 'holder'`),
    bookingCards(sql, now, sql`${asked} and ${isOver} and b.starts_at > ${since}`, 300),
    listWaiting(sql, organisationId),
    listFeeds(sql, organisationId),
    sql<{ id: string; name: string }[]>`
      select r.id, r.name from resources r
      where r.id in (select resource_id from bookings where organisation_id = ${organisationId}) order by r.name, r.id`,
  ])
  return {
    now: now.toISOString(),
    answers,
    coming,
    past: past.reverse(),
    waiting,
    feeds,
    filter,
    resources: [...resources],
    organisationId,
    idempotencyKey,
  }
}

function narrowed(sql: Sql, { resourceId, state, sinceOn, untilOn }: BookingsFilter) {
  const startOf = (on: string, days: number) => new Date(startOfDay(dayFromKey(on) + days))
  return sql`true
    ${resourceId === '' ? sql`` : sql`and b.resource_id = ${resourceId}`}
    ${state === '' ? sql`` : sql`and b.state = ${state}`}
    ${sinceOn === '' ? sql`` : sql`and b.ends_at > ${startOf(sinceOn, 0)}`}
    ${untilOn === '' ? sql`` : sql`and b.starts_at < ${startOf(untilOn, 1)}`}`
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
