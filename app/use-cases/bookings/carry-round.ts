import type { Span } from '#app/domain/bookings/local-time.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { dropUntold, insertBookings } from '#db/stores/bookings.ts'
import type { Tx } from '#db/transaction.ts'
import type { Result } from '../use-case.ts'
import type { BookingAnswer, BookingRequest } from './booking-request.ts'
import { countQuota } from './count-quota.ts'
import { loadDeskBook } from './desk-book.ts'
import { type Granted, grantRequest } from './grant-request.ts'
import { type MadeBooking, recordBookings } from './record-bookings.ts'
import { showNearest } from './show-nearest.ts'

/** What one round of the desk came to: answers, and requests whose unit went to another process meanwhile. */
export interface Round {
  readonly answers: ReadonlyMap<BookingRequest, Result<BookingAnswer>>
  readonly lost: readonly BookingRequest[]
}

/** Load, decide and write a batch of requests, each step once; what did not find its unit free is `lost`. */
export async function carryRound(tx: Tx, requests: readonly BookingRequest[]): Promise<Round> {
  const now = requests[0]?.now ?? new Date(0)
  const book = await loadDeskBook(tx, now, requests)
  await countQuota(tx, book, requests)
  const answers = new Map<BookingRequest, Result<BookingAnswer>>()
  const granted = new Map<BookingRequest, Granted>()
  for (const request of requests) {
    const decided = grantRequest(book, request)
    if (decided.ok) granted.set(request, decided.value)
    else answers.set(request, decided)
  }
  await insertSeries(tx, granted)
  const written = await insertBookings(
    tx,
    now,
    [...granted.values()].flatMap(({ rows }) => rows),
  )
  const lost: BookingRequest[] = []
  const made: MadeBooking[] = []
  for (const [request, { rows, skipped, moved }] of granted) {
    if (rows.some(({ id }) => !written.has(id))) {
      lost.push(request)
      await dropUntold(
        tx,
        rows.map(({ id }) => id),
      )
      continue
    }
    for (const row of rows) {
      const resource = book.resources.get(row.resourceId)
      if (resource) made.push({ row, resource, actor: request.actor, ids: request.ids })
    }
    answers.set(request, accept(answerOf({ rows, skipped, moved })))
  }
  await recordBookings(tx, now, made)
  await showNearest(tx, book, answers)
  return { answers, lost }
}

function answerOf({ rows, skipped, moved }: Granted): BookingAnswer {
  return {
    bookingIds: rows.map(({ id }) => id),
    state: rows.some(({ state }) => state === 'requested') ? 'requested' : 'confirmed',
    priceFen: Number(rows.reduce((sum, row) => sum + row.priceFen, 0n)),
    skipped: skipped.map(({ window, code }) => ({ startsAt: isoOf(window), code })),
    moved: moved.map(({ from, to }) => ({ fromAt: isoOf(from), toAt: isoOf(to) })),
  }
}

const isoOf = ({ fromMs }: Span) => new Date(fromMs).toISOString()

async function insertSeries(tx: Tx, granted: ReadonlyMap<BookingRequest, Granted>): Promise<void> {
  for (const [request, { rows }] of granted) {
    const [row] = rows
    if (!row?.seriesId || request.rule === null) continue
    await tx.sql`
      insert into booking_series (id, resource_id, organisation_id, rule, created_at)
      values (${row.seriesId}, ${row.resourceId}, ${row.organisationId}, ${request.rule}, ${request.now})`
  }
}
