import { publicDays } from '#app/calendars/public-days.ts'
import { decideBooking } from '#app/domain/bookings/decide-booking.ts'
import type { Span } from '#app/domain/bookings/local-time.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import type { NewBooking } from '#db/stores/bookings.ts'
import type { Result } from '../use-case.ts'
import type { BookingRequest } from './booking-request.ts'
import type { DeskBook } from './desk-book.ts'
import { noteInBook } from './note-in-book.ts'
import { viewInBook } from './view-in-book.ts'

/** One window of a request, for all of its resources or for none; granted rows are noted in the book. */
export function grantWindow(
  book: DeskBook,
  { actor, ids, purpose, resourceIds, now }: BookingRequest,
  window: Span,
  seriesId: string | null,
): Result<NewBooking[]> {
  const rows: NewBooking[] = []
  const groupId = resourceIds.length > 1 ? ids.next('grp') : null
  for (const resourceId of resourceIds) {
    const row = book.resources.get(resourceId)
    const view = row && viewInBook(book, row, actor, window)
    const decided = view
      ? decideBooking(view.resource, view.applicant, window, { nowMs: now.getTime(), days: publicDays })
      : refuse('RESOURCE_NOT_FOUND' as const)
    if (!row || !decided.ok) {
      for (const granted of rows) noteInBook(book, granted, -1)
      return decided.ok
        ? refuse('RESOURCE_NOT_FOUND')
        : refuse(decided.refusal.code, { ...decided.refusal.facts, resourceId })
    }
    const id = ids.next('bkg')
    const { organisationId, userId } = actor
    const awaits = decided.value.state === 'requested' ? 'platform' : null
    const { platformId } = row
    const own = { id, groupId, seriesId, platformId, resourceId, organisationId, userId, moneyId: id }
    const granted = { ...own, ...decided.value, awaits, window, purpose } as const
    noteInBook(book, granted, 1)
    rows.push(granted)
  }
  return accept(rows)
}
