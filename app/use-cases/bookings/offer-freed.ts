import { publicDays } from '#app/calendars/public-days.ts'
import { decideBooking } from '#app/domain/bookings/decide-booking.ts'
import { MINUTE_MS } from '#app/domain/bookings/local-time.ts'
import { WAITLIST_LIFECYCLE } from '#app/domain/bookings/waitlist-lifecycle.ts'
import { insertBookings, type NewBooking } from '#db/stores/bookings.ts'
import { moveState } from '#db/stores/trail.ts'
import { lockWaiting, noteOffer, type WaitlistRow } from '#db/stores/waitlist.ts'
import type { Act } from '../use-case.ts'
import { loadDeskBook } from './desk-book.ts'
import { recordBookings } from './record-bookings.ts'
import { viewInBook } from './view-in-book.ts'

/** Buffers differ between bookings: who waits for a neighbouring time may profit as well. */
const NEAR_MS = 24 * 60 * MINUTE_MS

/**
 * Offers what has just become free to those who wait for it, in the order in which they came, each for a
 * limited time: the offer holds the slot. Done in the transaction that frees the slot, so that nobody slips in
 * between. The notice rule does not bind here; everything else does.
 */
export async function offerFreed(
  act: Act,
  freed: { readonly resourceId: string; readonly startsAt: Date; readonly endsAt: Date },
): Promise<void> {
  const { tx, now } = act
  const from = new Date(freed.startsAt.getTime() - NEAR_MS)
  const to = new Date(freed.endsAt.getTime() + NEAR_MS)
  const waiting = (await lockWaiting(tx, freed.resourceId, from, to)).filter((one) => one.startsAt > now)
  for (const entry of waiting) await offerTo(act, entry)
}

async function offerTo(act: Act, entry: WaitlistRow): Promise<void> {
  const { tx, now } = act
  const { resourceId, organisationId, userId } = entry
  const window = { fromMs: entry.startsAt.getTime(), toMs: entry.endsAt.getTime() }
  const actor = { organisationId, userId }
  const book = await loadDeskBook(tx, now, [{ actor, resourceIds: [resourceId], windows: [window] }])
  const row = book.resources.get(resourceId)
  if (!row) return
  const { resource, applicant } = viewInBook(book, row, actor, window)
  const patient = { ...resource, rules: { ...row.rules, noticeMinutes: 0 } }
  const decided = decideBooking(patient, applicant, window, { nowMs: now.getTime(), days: publicDays })
  if (!decided.ok) return
  const id = act.ids.next('bkg')
  const booking: NewBooking = {
    ...decided.value,
    ...{ id, groupId: null, seriesId: null, moneyId: id, window, purpose: entry.purpose },
    ...{ platformId: row.platformId, resourceId, organisationId, userId },
    state: 'requested',
    awaits: 'holder',
  }
  const written = await insertBookings(tx, now, [booking])
  if (!written.has(id)) return
  const offerMs = row.rules.offerMinutes * MINUTE_MS
  const answerBy = new Date(Math.min(now.getTime() + offerMs, window.fromMs))
  await recordBookings(tx, now, [{ row: booking, resource: row, actor: act.actor, ids: act.ids, answerBy }])
  await noteOffer(tx, entry.id, id, answerBy)
  const move = { lifecycle: WAITLIST_LIFECYCLE, id: entry.id, poolId: null, from: 'waiting' } as const
  await moveState(tx, act, { ...move, event: 'offer' })
}
