import { publicDays } from '#app/calendars/public-days.ts'
import type { ChangeBooking } from '#app/contracts/bookings.ts'
import { cancelTerms } from '#app/domain/bookings/booking-terms.ts'
import { decideBooking } from '#app/domain/bookings/decide-booking.ts'
import { MINUTE_MS } from '#app/domain/bookings/local-time.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import {
  type BookingRow,
  EXCLUSION_VIOLATION,
  lockBooking,
  moveWindow,
  peekBooking,
} from '#db/stores/bookings.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { countQuota } from './count-quota.ts'
import { type DeskBook, loadDeskBook } from './desk-book.ts'
import { lockMachine } from './lock-machine.ts'
import { offerFreed } from './offer-freed.ts'
import { reprice } from './reprice.ts'
import { takeOutOfBook } from './take-out-of-book.ts'
import { viewInBook } from './view-in-book.ts'
import { withdrawStandIns } from './withdraw-stand-ins.ts'

type Changed = Result<{ bookingId: string; state: string; priceFen: number }>

/**
 * 改期 by its holder, while cancelling is still free: by the same rules as a new booking, on whichever unit is
 * free, at the new time's price. What needs approval is asked for again and holds its new slot. Refused:
 * BOOKING_NOT_FOUND, BOOKING_STATE, CHANGE_TOO_LATE, and whatever a new booking would be refused for.
 */
export function changeBooking(ctx: Ctx, input: ChangeBooking): Promise<Changed> {
  return inTransaction(ctx, 'platform.use', async (act) => {
    const { tx, now, actor } = act
    const seen = await peekBooking(tx, input.bookingId)
    const isMine = actor.kind === 'person' && seen?.organisationId === actor.organisationId
    if (!seen || !isMine) return refuse('BOOKING_NOT_FOUND')
    await lockMachine(act, seen)
    const window = { fromMs: input.startsAt.getTime(), toMs: input.endsAt.getTime() }
    const asking = { actor, resourceIds: [seen.resourceId], windows: [window] }
    const book = await loadDeskBook(tx, now, [asking])
    await countQuota(tx, book, [asking])
    const booking = await lockBooking(tx, seen.id)
    if (!booking) return refuse('BOOKING_NOT_FOUND')
    return change(act, book, booking, window)
  }).catch(refuseTaken)
}

/** The place was taken between the look and the write: all is undone. */
function refuseTaken(fault: unknown): Changed {
  if ((fault as { code?: unknown } | null)?.code === EXCLUSION_VIOLATION) return refuse('SLOT_TAKEN')
  throw fault
}

async function change(
  act: Act,
  book: DeskBook,
  booking: BookingRow,
  window: { fromMs: number; toMs: number },
): Promise<Changed> {
  const row = book.resources.get(booking.resourceId)
  if (!row) return refuse('RESOURCE_NOT_FOUND')
  const { state } = booking
  if (state !== 'confirmed' && booking.awaits !== 'platform') return refuse('BOOKING_STATE', { state })
  const start = booking.startsAt.getTime()
  if (cancelTerms(row.rules, state, start, act.now.getTime()).event !== 'cancel')
    return refuse('CHANGE_TOO_LATE')
  takeOutOfBook(book, booking.id)
  const view = viewInBook(book, row, booking, window)
  const ownMinutes = (booking.endsAt.getTime() - start) / MINUTE_MS
  const applicant = { ...view.applicant, usedMinutes: Math.max(0, view.applicant.usedMinutes - ownMinutes) }
  const at = { nowMs: act.now.getTime(), days: publicDays }
  const decided = decideBooking(view.resource, applicant, window, at)
  if (!decided.ok) return decided
  const { unitId, occupied, priceFen } = decided.value
  await moveWindow(act.tx, act.now, booking.id, { unitId, window, occupied })
  const after = await reprice(act, { ...booking, startsAt: new Date(window.fromMs) }, row, priceFen)
  await withdrawStandIns(act, booking.id)
  await offerFreed(act, booking)
  return accept({ bookingId: booking.id, state: after, priceFen: Number(priceFen) })
}
