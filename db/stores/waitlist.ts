import type { WaitlistState } from '#app/domain/bookings/waitlist-lifecycle.ts'
import type { Tx } from '../transaction.ts'

export interface WaitlistRow {
  readonly id: string
  readonly resourceId: string
  readonly organisationId: string
  readonly userId: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly purpose: string
  readonly state: WaitlistState
  readonly bookingId: string | null
}

const COLUMNS = `id, resource_id as "resourceId", organisation_id as "organisationId", user_id as "userId",
  starts_at as "startsAt", ends_at as "endsAt", purpose, state, booking_id as "bookingId"`

/** False when the firm waits for this very slot already. */
export async function insertWaiting(
  tx: Tx,
  now: Date,
  entry: Omit<WaitlistRow, 'state' | 'bookingId'>,
): Promise<boolean> {
  const rows = await tx.sql`
    insert into waitlist_entries (id, resource_id, organisation_id, user_id, starts_at, ends_at, purpose, state, created_at)
    values (${entry.id}, ${entry.resourceId}, ${entry.organisationId}, ${entry.userId}, ${entry.startsAt},
      ${entry.endsAt}, ${entry.purpose}, 'waiting', ${now})
    on conflict do nothing returning 1`
  return rows.length === 1
}

export async function lockEntry(tx: Tx, id: string): Promise<WaitlistRow | null> {
  const rows = await tx.sql<WaitlistRow[]>`
    select ${tx.sql.unsafe(COLUMNS)} from waitlist_entries where id = ${id} for update`
  return rows[0] ?? null
}

/** The entry whose offer a booking is, locked. */
export async function lockEntryOf(tx: Tx, bookingId: string): Promise<WaitlistRow | null> {
  const rows = await tx.sql<WaitlistRow[]>`
    select ${tx.sql.unsafe(COLUMNS)} from waitlist_entries
    where booking_id = ${bookingId} and state = 'offered' for update`
  return rows[0] ?? null
}

/** Who waits for something within a stretch of time that has not begun, in order, locked. */
export async function lockWaiting(tx: Tx, resourceId: string, from: Date, to: Date): Promise<WaitlistRow[]> {
  const rows = await tx.sql<WaitlistRow[]>`
    select ${tx.sql.unsafe(COLUMNS)} from waitlist_entries
    where resource_id = ${resourceId} and state = 'waiting' and starts_at < ${to} and ends_at > ${from}
    order by created_at, id for update`
  return [...rows]
}

export async function noteOffer(tx: Tx, entryId: string, bookingId: string, until: Date): Promise<void> {
  await tx.sql`
    update waitlist_entries set booking_id = ${bookingId}, offered_until = ${until} where id = ${entryId}`
}
