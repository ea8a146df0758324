import { occurrencesOf } from '#app/calendars/recurrence.ts'
import type { RequestBooking } from '#app/contracts/bookings.ts'
import type { Span } from '#app/domain/bookings/local-time.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { fingerprintOf, type Replay } from '../once.ts'
import type { Ctx, Result } from '../use-case.ts'

/** What one person asks of the desk: the windows of one or more resources, each window all or nothing. */
export interface BookingRequest {
  readonly actor: PersonActor
  readonly now: Date
  readonly ids: Ids
  readonly replay: Replay | null
  readonly resourceIds: readonly string[]
  readonly windows: readonly Span[]
  readonly purpose: string
  readonly rule: string | null
  readonly onConflict: 'refuse' | 'skip' | 'move'
}

/** What was booked, what a recurring request had to leave out, and which of its windows stand elsewhere. */
export interface BookingAnswer {
  readonly bookingIds: readonly string[]
  readonly state: 'requested' | 'confirmed'
  readonly priceFen: number
  readonly skipped: readonly { readonly startsAt: string; readonly code: string }[]
  readonly moved: readonly { readonly fromAt: string; readonly toAt: string }[]
}

/** Reads a request: a rule becomes its windows. Refused: NOT_PERMITTED, RECURRENCE_*, BOOKING_RANGE_INVALID. */
export function readRequest(ctx: Ctx, input: RequestBooking): Result<BookingRequest> {
  const { actor } = ctx
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const { resourceIds, startsAt, endsAt, purpose, rule, onConflict, idempotencyKey } = input
  const lengthMs = endsAt.getTime() - startsAt.getTime()
  if (lengthMs <= 0) return refuse('BOOKING_RANGE_INVALID')
  const found = rule === null ? null : occurrencesOf(rule, startsAt.getTime())
  if (found && !found.ok) return refuse(found.fault)
  const starts = found?.ok ? found.startsMs : [startsAt.getTime()]
  return accept({
    actor,
    now: ctx.clock.now(),
    ids: ctx.ids,
    replay: idempotencyKey
      ? { key: idempotencyKey, fingerprint: fingerprintOf('request-booking', input) }
      : null,
    resourceIds: [...new Set(resourceIds)],
    windows: starts.map((fromMs) => ({ fromMs, toMs: fromMs + lengthMs })),
    purpose,
    rule,
    onConflict,
  })
}
