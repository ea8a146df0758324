import { publicDays } from '#app/calendars/public-days.ts'
import type { Span } from '#app/domain/bookings/local-time.ts'
import { MOVABLE_CODES, MOVE_DAYS, nearestForAll } from '#app/domain/bookings/nearest-for-all.ts'
import type { NewBooking } from '#db/stores/bookings.ts'
import type { BookingRequest } from './booking-request.ts'
import type { DeskBook } from './desk-book.ts'
import { grantWindow } from './grant-window.ts'
import { viewInBook } from './view-in-book.ts'

/** The nearest place where a window can be had for all of a request's resources, granted; null without one. */
export function moveWindow(
  book: DeskBook,
  request: BookingRequest,
  {
    window,
    code,
    seriesId,
  }: { readonly window: Span; readonly code: string; readonly seriesId: string | null },
): { readonly window: Span; readonly rows: readonly NewBooking[] } | null {
  if (!MOVABLE_CODES.has(code)) return null
  const views = request.resourceIds.flatMap((resourceId) => {
    const row = book.resources.get(resourceId)
    return row
      ? [{ resourceId, ...viewInBook(book, row, request.actor, window), usedMinutes: new Map() }]
      : []
  })
  const at = { nowMs: request.now.getTime(), days: publicDays }
  // A quota may be used up in the week of one place and not of the next: the desk has the last word on each.
  const places = nearestForAll(views, window, at, { reachDays: MOVE_DAYS, count: 10 })
  for (const place of places) {
    const granted = grantWindow(book, request, place, seriesId)
    if (granted.ok) return { window: place, rows: granted.value }
  }
  return null
}
