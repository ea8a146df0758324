import { payBy } from '#app/domain/bookings/booking-terms.ts'
import { MINUTE_MS } from '#app/domain/bookings/local-time.ts'
import type { Actor } from '#app/domain/identity/roles.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import { type NewDeadline, setDeadlines, tell } from '#db/outbox.ts'
import type { NewBooking } from '#db/stores/bookings.ts'
import type { ResourceRow } from '#db/stores/resources.ts'
import { type ActedLine, recordTrails } from '#db/stores/trail.ts'
import type { Tx } from '#db/transaction.ts'
import { type AskedPrepayment, askPrepayments } from './ask-prepayments.ts'

/** A booking just written, with who made it. */
export interface MadeBooking {
  readonly row: NewBooking
  readonly resource: ResourceRow
  readonly actor: Actor
  readonly ids: Ids
  /** Until when its holder may answer; only for one that waits for its holder. */
  readonly answerBy?: Date
}

/** What follows from new bookings: trail, prepayments, deadlines, what is told. A statement each. */
export async function recordBookings(tx: Tx, now: Date, made: readonly MadeBooking[]): Promise<void> {
  if (made.length === 0) return
  const payments = made.flatMap((one) => prepaymentOf(one, now))
  await recordTrails(
    tx,
    made.map((one) => birthLine(one, now)),
  )
  await askPrepayments(tx, now, payments)
  await setDeadlines(
    tx,
    now,
    made.flatMap((one) => deadlinesOf(one, now)),
  )
  await tell(
    tx,
    now,
    made.map(({ row }) => ({
      topic: 'booking.changed',
      key: row.id,
      payload: { bookingId: row.id, event: row.state },
    })),
  )
}

function birthLine({ row, actor }: MadeBooking, now: Date): ActedLine {
  const facts = { resourceId: row.resourceId, startsAt: new Date(row.window.fromMs).toISOString() }
  const line = { machine: 'booking', subjectId: row.id, poolId: null, event: 'book', fromState: null }
  return { ...line, toState: row.state, facts, act: { actor, now } }
}

function prepaymentOf({ row, resource, ids, actor }: MadeBooking, now: Date): AskedPrepayment[] {
  if (row.state !== 'confirmed' || row.priceFen === 0n || (row.heldFen ?? 0n) >= row.priceFen) return []
  return [
    {
      id: ids.next('pay'),
      organisationId: row.organisationId,
      bookingId: row.id,
      amountFen: row.priceFen - (row.heldFen ?? 0n),
      dueAt: new Date(payBy(resource.rules, row.window.fromMs, now.getTime())),
      act: { actor, now },
    },
  ]
}

function deadlinesOf({ row, resource, answerBy }: MadeBooking, now: Date): NewDeadline[] {
  const start = row.window.fromMs
  const subjectId = row.id
  if (row.state === 'requested') {
    return [{ kind: 'booking.answer' as const, subjectId, dueAt: answerBy ?? new Date(start) }]
  }
  const noShowAt = new Date(start + resource.rules.noShowMinutes * MINUTE_MS)
  const noShow = { kind: 'booking.no_show' as const, subjectId, dueAt: noShowAt }
  if (row.priceFen === 0n || (row.heldFen ?? 0n) >= row.priceFen) return [noShow]
  const dueAt = new Date(payBy(resource.rules, start, now.getTime()))
  return [noShow, { kind: 'booking.payment' as const, subjectId, dueAt }]
}
