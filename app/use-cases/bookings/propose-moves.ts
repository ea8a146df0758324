import { checkInWindow } from '#app/domain/bookings/booking-terms.ts'
import { withBuffers } from '#app/domain/bookings/judge-window.ts'
import { MINUTE_MS } from '#app/domain/bookings/local-time.ts'
import type { Replan } from '#app/domain/bookings/replan.ts'
import { type BookingRow, insertBookings, type NewBooking } from '#db/stores/bookings.ts'
import type { ResourceRow } from '#db/stores/resources.ts'
import type { Act } from '../use-case.ts'
import { recordBookings } from './record-bookings.ts'

interface Around {
  readonly equivalents: readonly ResourceRow[]
  readonly bookings: readonly BookingRow[]
}

/**
 * Keeps the planned places for the holders that must be asked. A move that waits for another's consent is not
 * proposed yet: when that consent comes, the planner looks again.
 */
export async function proposeMoves(act: Act, plan: Replan, around: Around): Promise<void> {
  const { tx, now } = act
  for (const move of plan.moves.filter(({ after }) => after === null)) {
    const booking = around.bookings.find(({ id }) => id === move.bookingId)
    const resource = around.equivalents.find(({ unitIds }) => unitIds.includes(move.unitId))
    if (!booking || !resource) continue
    const window = { fromMs: booking.startsAt.getTime(), toMs: booking.endsAt.getTime() }
    const { platformId, organisationId, userId, priceFen, moneyId, purpose, groupId, seriesId } = booking
    const row: NewBooking = {
      ...{ platformId, organisationId, userId, priceFen, moneyId, purpose, window, groupId, seriesId },
      id: act.ids.next('bkg'),
      resourceId: resource.id,
      unitId: move.unitId,
      class: booking.class,
      state: 'requested',
      awaits: 'holder',
      occupied: withBuffers(resource.rules, window),
      replacesId: booking.id,
    }
    const written = await insertBookings(tx, now, [row])
    if (!written.has(row.id)) continue
    const offerMs = resource.rules.offerMinutes * MINUTE_MS
    // Who has a machine uses it from check-in on; who has lost it may say yes until the start.
    const latestMs =
      booking.state === 'confirmed' ? checkInWindow(resource.rules, window.fromMs).fromMs : window.fromMs
    const answerBy = new Date(Math.min(now.getTime() + offerMs, latestMs))
    await recordBookings(tx, now, [{ row, resource, actor: act.actor, ids: act.ids, answerBy }])
  }
}
