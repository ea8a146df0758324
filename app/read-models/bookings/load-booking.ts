import type { BookingView, MovementView, ReceiptView } from '#app/contracts/views/bookings.ts'
import type { BookingState } from '#app/domain/bookings/booking-lifecycle.ts'
import { checkInWindow } from '#app/domain/bookings/booking-terms.ts'
import { MINUTE_MS } from '#app/domain/bookings/local-time.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import { minFen, proportionFen, rateFen } from '#app/domain/shared/money.ts'
import type { Database, Sql } from '#db/client.ts'
import { bookingCards } from './booking-rows.ts'
import { togetherCancels } from './together-cancels.ts'

interface Row {
  rules: ResourceRules
  location: string
  state: BookingState
  startsAt: Date
  endsAt: Date
  checkedInAt: Date | null
  returnedAt: Date | null
  meteredMinutes: number | null
  priceFen: bigint
  heldFen: bigint
  settledFen: bigint | null
  groupId: string | null
  seriesId: string | null
  moneyId: string
}

/** A firm's own booking with its terms, its receipt and what can be done with it; null for anybody else's. */
export async function loadBooking(
  { sql }: Database,
  bookingId: string,
  organisationId: string,
  now: Date,
  idempotencyKey: string,
): Promise<BookingView | null> {
  const [booking] = await bookingCards(
    sql,
    now,
    sql`b.id = ${bookingId} and b.organisation_id = ${organisationId}`,
  )
  if (!booking) return null
  const [row] = await sql<Row[]>`
    select r.rules, r.location, b.state, b.starts_at as "startsAt", b.ends_at as "endsAt",
      b.checked_in_at as "checkedInAt", b.returned_at as "returnedAt", b.metered_minutes as "meteredMinutes",
      b.price_fen as "priceFen", b.held_fen as "heldFen", b.settled_fen as "settledFen", b.group_id as "groupId",
      b.series_id as "seriesId", b.money_id as "moneyId"
    from bookings b join resources r on r.id = b.resource_id where b.id = ${bookingId}`
  if (!row) return null
  const [movements, mates, series, trail, cancels] = await Promise.all([
    movementsOf(sql, bookingId, row.moneyId),
    matesOf(sql, bookingId, row.groupId),
    seriesOf(sql, bookingId, row.seriesId),
    trailOf(sql, bookingId),
    togetherCancels(sql, { ...row, organisationId }, now),
  ])
  const startMs = row.startsAt.getTime()
  const checkIn = checkInWindow(row.rules, startMs)
  return {
    booking,
    now: now.toISOString(),
    location: row.location,
    rules: row.rules,
    freeUntil: new Date(startMs - row.rules.cancelMinutes * MINUTE_MS).toISOString(),
    checkInFrom: new Date(checkIn.fromMs).toISOString(),
    checkInTo: new Date(checkIn.toMs).toISOString(),
    noShowFeeFen: Number(rateFen(row.priceFen, row.rules.noShowBasisPoints)),
    checkedInAt: row.checkedInAt?.toISOString() ?? null,
    returnedAt: row.returnedAt?.toISOString() ?? null,
    receipt: receiptOf(row, movements),
    movements,
    mates,
    series,
    trail,
    cancels,
    idempotencyKey,
  }
}

/** The lines that make up what was settled: the use by its minutes, the rest of a completed one its lateness. */
function receiptOf(row: Row, movements: readonly MovementView[]): ReceiptView {
  const bookedMinutes = Math.round((row.endsAt.getTime() - row.startsAt.getTime()) / MINUTE_MS)
  const sum = (purpose: MovementView['purpose'], isMoved: boolean) =>
    movements
      .filter((one) => one.purpose === purpose && (one.state === 'settled') === isMoved)
      .reduce((total, one) => total + one.amountFen, 0)
  const settled = row.settledFen ?? 0n
  const used = Math.min(row.meteredMinutes ?? bookedMinutes, bookedMinutes)
  const wasUsed = row.state === 'completed'
  const useFen = wasUsed
    ? minFen(proportionFen(row.priceFen, BigInt(used), BigInt(bookedMinutes)), settled)
    : row.state === 'interrupted'
      ? settled
      : 0n
  const lateFen = wasUsed ? settled - useFen : 0n
  const open = movements.filter((one) => one.purpose === 'booking' && one.state !== 'settled')
  return {
    prepaidFen: sum('booking', true),
    heldFen: Number(row.heldFen),
    settledFen: row.settledFen === null ? null : Number(settled),
    useFen: Number(useFen),
    lateFen: Number(lateFen),
    feeFen: Number(settled - useFen - lateFen),
    refundFen: sum('refund', true) + sum('refund', false),
    owedFen: row.settledFen === null ? 0 : open.reduce((total, one) => total + one.amountFen, 0),
    usedMinutes: row.meteredMinutes,
    bookedMinutes,
  }
}

/** A stand-in's money came to the booking it replaces: both are looked at. */
async function movementsOf(sql: Sql, bookingId: string, moneyId: string): Promise<MovementView[]> {
  const rows = await sql<(Omit<MovementView, 'at'> & { at: Date })[]>`
    select id, purpose, state, amount_fen::float8 as "amountFen", updated_at as at from payments
    where booking_id in (select id from bookings where money_id = ${moneyId} or id = ${bookingId})
      and purpose in ('booking', 'payout', 'refund') and state <> 'cancelled'
    order by created_at, id`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

async function matesOf(sql: Sql, bookingId: string, groupId: string | null): Promise<BookingView['mates']> {
  if (groupId === null) return []
  const rows = await sql<BookingView['mates']>`
    select b.id, r.name as "resourceName" from bookings b join resources r on r.id = b.resource_id
    where b.group_id = ${groupId} and b.id <> ${bookingId} order by b.id`
  return [...rows]
}

async function seriesOf(
  sql: Sql,
  bookingId: string,
  seriesId: string | null,
): Promise<BookingView['series']> {
  if (seriesId === null) return []
  const rows = await sql<{ id: string; startsAt: Date; state: BookingState }[]>`
    select id, starts_at as "startsAt", state from bookings
    where series_id = ${seriesId} and id <> ${bookingId} order by starts_at, id limit 300`
  return rows.map((row) => ({ ...row, startsAt: row.startsAt.toISOString() }))
}

async function trailOf(sql: Sql, bookingId: string): Promise<BookingView['trail']> {
  const rows = await sql<{ at: Date; state: BookingState; reason: string | null }[]>`
    select at, to_state as state, reason from audit_trail
    where machine = 'booking' and subject_id = ${bookingId} and to_state is not null order by id`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
