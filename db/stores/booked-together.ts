import type { Tx } from '../transaction.ts'
import { BOOKING_COLUMNS, type BookingRow } from './bookings.ts'

/** How much of what was booked together: one act's machines, a whole series, or from one occurrence on. */
export type TogetherScope = 'group' | 'series' | 'following'

/**
 * What could be cancelled with a booking, as a condition on `bookings`: held still, or without its machine and not
 * settled. Of a series only what has not begun.
 */
function togetherWith(
  tx: Tx,
  { groupId, seriesId, startsAt, organisationId }: BookingRow,
  scope: TogetherScope,
  now: Date,
) {
  const isLive = tx.sql`organisation_id = ${organisationId} and ((state in ('requested', 'confirmed')
    and awaits is distinct from 'holder') or (state = 'interrupted' and settled_fen is null and starts_at > ${now}))`
  if (scope === 'group') return tx.sql`group_id = ${groupId} and ${isLive}`
  const from = scope === 'following' ? startsAt : new Date(0)
  return tx.sql`series_id = ${seriesId} and starts_at >= ${from} and starts_at > ${now} and ${isLive}`
}

/** The machines of what was booked together with a booking. */
export async function resourcesOf(
  tx: Tx,
  booking: BookingRow,
  scope: TogetherScope,
  now: Date,
): Promise<string[]> {
  const rows = await tx.sql<{ id: string }[]>`
    select distinct resource_id as id from bookings where ${togetherWith(tx, booking, scope, now)}`
  return rows.map(({ id }) => id)
}

/** What was booked together with a booking and could be cancelled, in order of start, locked. */
export async function lockTogether(
  tx: Tx,
  booking: BookingRow,
  scope: TogetherScope,
  now: Date,
): Promise<BookingRow[]> {
  const rows = await tx.sql<BookingRow[]>`
    select ${tx.sql.unsafe(BOOKING_COLUMNS)} from bookings where ${togetherWith(tx, booking, scope, now)}
    order by starts_at, id for update`
  return [...rows]
}
