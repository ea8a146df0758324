import type { Span } from '#app/domain/bookings/local-time.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import type { NewBooking } from '#db/stores/bookings.ts'
import type { Result } from '../use-case.ts'
import type { BookingRequest } from './booking-request.ts'
import type { DeskBook } from './desk-book.ts'
import { grantWindow } from './grant-window.ts'
import { moveWindow } from './move-window.ts'
import { noteInBook } from './note-in-book.ts'

/** The rows a request is granted, the windows it does without, and those that stand elsewhere than asked. */
export interface Granted {
  readonly rows: readonly NewBooking[]
  readonly skipped: readonly { readonly window: Span; readonly code: string }[]
  readonly moved: readonly { readonly from: Span; readonly to: Span }[]
}

/**
 * Decides a request against the book and notes in it what was granted, so that the next request of the batch
 * sees it. A window is had for all of its resources or for none. A refused single window answers its own
 * reason; of a recurring request either all stand, or those that cannot be had are left out or moved to the
 * nearest free place, as was chosen.
 */
export function grantRequest(book: DeskBook, request: BookingRequest): Result<Granted> {
  const rows: NewBooking[] = []
  const skipped: { window: Span; code: string }[] = []
  const moved: { from: Span; to: Span }[] = []
  const seriesId = request.rule === null ? null : request.ids.next('srs')
  for (const window of request.windows) {
    const granted = grantWindow(book, request, window, seriesId)
    if (granted.ok) {
      rows.push(...granted.value)
      continue
    }
    const { code } = granted.refusal
    const mayMove = request.rule !== null && request.onConflict === 'move'
    const place = mayMove ? moveWindow(book, request, { window, code, seriesId }) : null
    if (place) {
      rows.push(...place.rows)
      moved.push({ from: window, to: place.window })
    } else if (request.windows.length === 1) return granted
    else skipped.push({ window, code })
  }
  if (skipped.length > 0 && (request.onConflict === 'refuse' || rows.length === 0)) {
    for (const row of rows) noteInBook(book, row, -1)
    const first = skipped[0]
    return refuse('RECURRENCE_CONFLICTS', {
      count: skipped.length,
      firstAt: first ? new Date(first.window.fromMs).toISOString() : null,
      firstCode: first?.code ?? null,
    })
  }
  return accept({ rows, skipped, moved })
}
