import type { BookingsFilter } from '#app/contracts/views/bookings.ts'
import { BOOKING_STATES } from '#app/domain/bookings/booking-lifecycle.ts'
import { dayFromKey, dayKey } from '#app/domain/bookings/local-time.ts'
import { isId } from './require-actor.ts'

/** What a list of bookings is narrowed to by its address; what makes no sense narrows nothing. */
export function bookingsFilter(query: URLSearchParams): BookingsFilter {
  const resource = query.get('resource') ?? undefined
  return {
    resourceId: isId(resource) ? resource : '',
    state: BOOKING_STATES.find((state) => state === query.get('state')) ?? '',
    sinceOn: dayOrNone(query.get('since')),
    untilOn: dayOrNone(query.get('until')),
  }
}

function dayOrNone(on: string | null): string {
  return on !== null && /^20\d\d-\d\d-\d\d$/.test(on) && dayKey(dayFromKey(on)) === on ? on : ''
}
