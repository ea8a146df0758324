import type { BookingState } from '#app/domain/bookings/booking-lifecycle.ts'
import type { Span } from '#app/domain/bookings/local-time.ts'
import type { FirmClass } from '#app/domain/shared/firm-class.ts'
import type { Tx } from '../transaction.ts'

export interface BookingRow {
  readonly id: string
  readonly groupId: string | null
  readonly seriesId: string | null
  readonly platformId: string
  readonly resourceId: string
  readonly unitId: string
  readonly organisationId: string
  readonly userId: string
  readonly class: FirmClass
  readonly state: BookingState
  readonly awaits: 'platform' | 'holder' | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly priceFen: bigint
  readonly heldFen: bigint
  readonly settledFen: bigint | null
  readonly moneyId: string
  readonly purpose: string
  readonly checkedInAt: Date | null
  readonly returnedAt: Date | null
  readonly meteredMinutes: number | null
  readonly replacesId: string | null
}

export const BOOKING_COLUMNS = `id, group_id as "groupId", series_id as "seriesId", platform_id as "platformId", resource_id as "resourceId",
  unit_id::text as "unitId", organisation_id as "organisationId", user_id as "userId", class, state, awaits,
  starts_at as "startsAt", ends_at as "endsAt", price_fen as "priceFen", held_fen as "heldFen",
  settled_fen as "settledFen", money_id as "moneyId", purpose, checked_in_at as "checkedInAt",
  returned_at as "returnedAt", metered_minutes as "meteredMinutes", replaces_id as "replacesId"`

/** A booking to be written, with how long it takes its unit. */
export interface NewBooking {
  readonly id: string
  readonly groupId: string | null
  readonly seriesId: string | null
  readonly platformId: string
  readonly resourceId: string
  readonly unitId: string
  readonly organisationId: string
  readonly userId: string
  readonly class: FirmClass
  readonly state: 'requested' | 'confirmed'
  readonly awaits: 'platform' | 'holder' | null
  readonly window: Span
  readonly occupied: Span
  readonly priceFen: bigint
  readonly moneyId: string
  readonly heldFen?: bigint
  readonly purpose: string
  readonly replacesId?: string | null
}

/**
 * Writes bookings; answers the ids of those that found their unit free. Where another holds it already, in this
 * batch or in any other transaction, the database leaves the later one out: that is the whole decision.
 */
export async function insertBookings(
  tx: Tx,
  now: Date,
  bookings: readonly NewBooking[],
): Promise<ReadonlySet<string>> {
  if (bookings.length === 0) return new Set()
  const iso = (ms: number) => new Date(ms).toISOString()
  const rows = bookings.map(({ window, occupied, priceFen, heldFen, ...booking }) => ({
    ...booking,
    startsAt: iso(window.fromMs),
    endsAt: iso(window.toMs),
    fromAt: iso(occupied.fromMs),
    toAt: iso(occupied.toMs),
    priceFen: priceFen.toString(),
    heldFen: (heldFen ?? 0n).toString(),
  }))
  const written = await tx.sql<{ id: string }[]>`
    insert into bookings (id, group_id, series_id, platform_id, resource_id, unit_id, organisation_id, user_id, class,
      state, awaits, starts_at, ends_at, occupied, price_fen, held_fen, money_id, purpose, replaces_id, created_at, updated_at)
    select id, "groupId", "seriesId", "platformId", "resourceId", "unitId", "organisationId", "userId", class, state,
      awaits, "startsAt", "endsAt", tstzrange("fromAt", "toAt"), "priceFen", "heldFen", "moneyId", purpose,
      "replacesId", ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as b (id text, "groupId" text, "seriesId" text,
      "platformId" text, "resourceId" text, "unitId" bigint, "organisationId" text, "userId" text, class text,
      state text, awaits text, "startsAt" timestamptz, "endsAt" timestamptz, "fromAt" timestamptz, "toAt" timestamptz,
      "priceFen" bigint, "heldFen" bigint, "moneyId" text, purpose text, "replacesId" text)
    on conflict do nothing returning id`
  return new Set(written.map(({ id }) => id))
}

/** A part of what was to stand or fall together has fallen: the rest was never told to anybody. */
export async function dropUntold(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.sql`delete from bookings where id in ${tx.sql(ids)}`
}

export async function lockBooking(tx: Tx, id: string): Promise<BookingRow | null> {
  const rows = await tx.sql<BookingRow[]>`
    select ${tx.sql.unsafe(BOOKING_COLUMNS)} from bookings where id = ${id} for update`
  return rows[0] ?? null
}

/** Without a lock: only to learn what to lock first. */
export async function peekBooking(tx: Tx, id: string): Promise<BookingRow | null> {
  const rows = await tx.sql<
    BookingRow[]
  >`select ${tx.sql.unsafe(BOOKING_COLUMNS)} from bookings where id = ${id}`
  return rows[0] ?? null
}

/** Bookings of a resource that have not begun. */
export async function countComing(tx: Tx, resourceId: string, now: Date): Promise<number> {
  const [row] = await tx.sql<{ count: number }[]>`
    select count(*)::int as count from bookings
    where resource_id = ${resourceId} and state in ('requested', 'confirmed') and starts_at > ${now}`
  return row?.count ?? 0
}

/** Whether another machine is being offered to the holder of a booking. */
export async function hasStandIn(tx: Tx, bookingId: string): Promise<boolean> {
  const rows = await tx.sql`
    select 1 from bookings where replaces_id = ${bookingId} and state = 'requested' limit 1`
  return rows.length === 1
}

/** The places on other machines that are kept for the holder of a booking, locked. */
export async function lockStandInsFor(tx: Tx, bookingId: string): Promise<BookingRow[]> {
  const rows = await tx.sql<BookingRow[]>`
    select ${tx.sql.unsafe(BOOKING_COLUMNS)} from bookings
    where replaces_id = ${bookingId} and state = 'requested' order by id for update`
  return [...rows]
}

/** Bookings that hold units of resources within a stretch of time, in order of start, locked. */
export async function lockHolding(
  tx: Tx,
  resourceIds: readonly string[],
  from: Date,
  to: Date,
): Promise<BookingRow[]> {
  if (resourceIds.length === 0) return []
  const rows = await tx.sql<BookingRow[]>`
    select ${tx.sql.unsafe(BOOKING_COLUMNS)} from bookings
    where unit_id in (select id from resource_units where resource_id in ${tx.sql(resourceIds)})
      and occupied && tstzrange(${from}, ${to}) and state in ('requested', 'confirmed', 'checked_in')
    order by starts_at, id for update`
  return [...rows]
}

/** For how long a unit is taken, and by which booking. */
export interface BusyRow extends Span {
  readonly bookingId: string
  readonly unitId: string
}

/** A place and a time that somebody asks about. */
export interface AskedSpan extends Span {
  readonly resourceId: string
}

/** What holds units in the asked spans; read, not locked: the constraint decides who comes second. */
export async function busyIn(tx: Tx, asked: readonly AskedSpan[]): Promise<BusyRow[]> {
  if (asked.length === 0) return []
  const spans = asked.map(({ resourceId, fromMs, toMs }) => ({
    resource_id: resourceId,
    from_at: new Date(fromMs).toISOString(),
    to_at: new Date(toMs).toISOString(),
  }))
  const rows = await tx.sql<{ bookingId: string; unitId: string; fromMs: number; toMs: number }[]>`
    select distinct on (b.id) b.id as "bookingId", b.unit_id::text as "unitId",
      (extract(epoch from lower(b.occupied)) * 1000)::float8 as "fromMs",
      (extract(epoch from upper(b.occupied)) * 1000)::float8 as "toMs"
    from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as s (resource_id text, from_at timestamptz, to_at timestamptz)
    join resource_units u on u.resource_id = s.resource_id
    join bookings b on b.unit_id = u.id and b.occupied && tstzrange(s.from_at, s.to_at)
      and b.state in ('requested', 'confirmed', 'checked_in', 'completed')`
  return [...rows]
}

/** Minutes that a firm has booked of a resource among starts within a stretch of time. */
export async function bookedMinutes(
  tx: Tx,
  resourceId: string,
  organisationId: string,
  within: Span,
): Promise<number> {
  const [row] = await tx.sql<{ minutes: number }[]>`
    select coalesce(sum(extract(epoch from ends_at - starts_at)) / 60, 0)::int as minutes from bookings
    where organisation_id = ${organisationId} and resource_id = ${resourceId}
      and starts_at >= ${new Date(within.fromMs)} and starts_at < ${new Date(within.toMs)}
      and state in ('requested', 'confirmed', 'checked_in', 'completed')`
  return row?.minutes ?? 0
}

/** Figures of a booking that change while it lives; each only where it is named. */
export interface BookingChange {
  readonly awaits?: 'platform' | 'holder' | null
  readonly heldFen?: bigint
  readonly settledFen?: bigint
  readonly priceFen?: bigint
  readonly checkedInAt?: Date
  readonly returnedAt?: Date
  readonly meteredMinutes?: number | null
  readonly reason?: string
}

export async function changeBookingRow(tx: Tx, now: Date, id: string, change: BookingChange): Promise<void> {
  const columns: Record<string, unknown> = { updated_at: now }
  if (change.awaits !== undefined) columns.awaits = change.awaits
  if (change.heldFen !== undefined) columns.held_fen = change.heldFen
  if (change.settledFen !== undefined) columns.settled_fen = change.settledFen
  if (change.priceFen !== undefined) columns.price_fen = change.priceFen
  if (change.checkedInAt !== undefined) columns.checked_in_at = change.checkedInAt
  if (change.returnedAt !== undefined) columns.returned_at = change.returnedAt
  if (change.meteredMinutes !== undefined) columns.metered_minutes = change.meteredMinutes
  if (change.reason !== undefined) columns.reason = change.reason
  await tx.sql`update bookings set ${tx.sql(columns as Record<string, never>)} where id = ${id}`
}

/** The constraint's own word for a place that another took in this very moment. */
export const EXCLUSION_VIOLATION = '23P01'

/** Moves a booking to another time or unit. Throws EXCLUSION_VIOLATION when that place is taken. */
export async function moveWindow(
  tx: Tx,
  now: Date,
  id: string,
  to: { readonly unitId: string; readonly window: Span; readonly occupied: Span },
): Promise<void> {
  const iso = (ms: number) => new Date(ms).toISOString()
  await tx.sql`
    update bookings set unit_id = ${to.unitId}::bigint, starts_at = ${iso(to.window.fromMs)}::timestamptz,
      ends_at = ${iso(to.window.toMs)}::timestamptz, updated_at = ${now},
      occupied = tstzrange(${iso(to.occupied.fromMs)}::timestamptz, ${iso(to.occupied.toMs)}::timestamptz)
    where id = ${id}`
}

export interface StrandedRow extends BookingRow {
  /** A place is being kept for it; its holder has not answered yet. */
  readonly hasProposal: boolean
}

/** Bookings that lost their machine before they began and whose money has not been settled, locked. */
export async function lockStranded(
  tx: Tx,
  resourceIds: readonly string[],
  now: Date,
): Promise<StrandedRow[]> {
  if (resourceIds.length === 0) return []
  const rows = await tx.sql<StrandedRow[]>`
    select ${tx.sql.unsafe(BOOKING_COLUMNS)}, exists (
        select 1 from bookings p where p.replaces_id = b.id and p.state = 'requested') as "hasProposal"
    from bookings b
    where resource_id in ${tx.sql(resourceIds)} and state = 'interrupted' and settled_fen is null
      and checked_in_at is null and starts_at > ${now}
    order by starts_at, id for update of b`
  return [...rows]
}

/** A unit that came back before its time is free from an instant on; never longer taken than before. */
export async function freeEarly(tx: Tx, id: string, freeFrom: Date): Promise<void> {
  await tx.sql`
    update bookings set occupied = tstzrange(lower(occupied),
      least(upper(occupied), greatest(${freeFrom}::timestamptz, starts_at + interval '1 minute')))
    where id = ${id}`
}
