import { MINUTE_MS, weekOf } from '#app/domain/bookings/local-time.ts'
import type { NewBooking } from '#db/stores/bookings.ts'
import type { DeskBook } from './desk-book.ts'

/** Notes a granted booking in the book (+1), or takes it out again (-1): the next request sees it. */
export function noteInBook(book: DeskBook, row: NewBooking, sign: 1 | -1): void {
  const { unitId, occupied, organisationId, resourceId, window } = row
  const others = (book.busy.get(unitId) ?? []).filter(({ bookingId }) => bookingId !== row.id)
  book.busy.set(unitId, sign === 1 ? [...others, { ...occupied, unitId, bookingId: row.id }] : others)
  const key = `${organisationId} ${resourceId} ${weekOf(window.fromMs).fromMs}`
  const minutes = (window.toMs - window.fromMs) / MINUTE_MS
  book.usedMinutes.set(key, (book.usedMinutes.get(key) ?? 0) + sign * minutes)
}
