import type { AnswerOffer } from '#app/contracts/bookings.ts'
import { WAITLIST_LIFECYCLE } from '#app/domain/bookings/waitlist-lifecycle.ts'
import { isPast } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { setDeadline, tell } from '#db/outbox.ts'
import { type BookingRow, changeBookingRow, lockBooking, peekBooking } from '#db/stores/bookings.ts'
import { lockResources, lockWithKin, type ResourceRow } from '#db/stores/resources.ts'
import { moveState } from '#db/stores/trail.ts'
import { lockEntryOf } from '#db/stores/waitlist.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { confirmBooking } from './confirm-booking.ts'
import { dropOffer } from './drop-offer.ts'
import { takeReplacement } from './take-replacement.ts'

type Answered = Result<{ bookingId: string; state: string }>

/**
 * The holder takes or declines what is kept for it: a freed slot it waited for, or another machine after a
 * breakdown. Refused: BOOKING_NOT_FOUND, BOOKING_STATE, OFFER_LAPSED.
 */
export function answerOffer(ctx: Ctx, input: AnswerOffer): Promise<Answered> {
  return inTransaction(ctx, 'platform.use', async (act) => {
    const { tx, now, actor } = act
    const seen = await peekBooking(tx, input.bookingId)
    const isMine = actor.kind === 'person' && seen?.organisationId === actor.organisationId
    if (!seen || !isMine) return refuse('BOOKING_NOT_FOUND')
    const resource = seen.replacesId
      ? await lockWithKin(tx, seen.resourceId)
      : (await lockResources(tx, [seen.resourceId], 'share'))[0]
    const booking = await lockBooking(tx, seen.id)
    if (!booking || !resource) return refuse('BOOKING_NOT_FOUND')
    if (booking.awaits !== 'holder') return refuse('BOOKING_STATE', { state: booking.state })
    const [due] = await tx.sql<{ dueAt: Date }[]>`
      select due_at as "dueAt" from deadlines where kind = 'booking.answer' and subject_id = ${booking.id}`
    if (due && isPast(due.dueAt, now)) return refuse('OFFER_LAPSED')
    if (!input.isAccepted) {
      await dropOffer(act, booking, 'leave')
      return accept({ bookingId: booking.id, state: 'cancelled' })
    }
    const state = booking.replacesId
      ? await takeReplacement(act, booking, resource)
      : await takeSlot(act, booking, resource)
    return accept({ bookingId: booking.id, state })
  })
}

async function takeSlot(act: Act, booking: BookingRow, resource: ResourceRow): Promise<string> {
  const entry = await lockEntryOf(act.tx, booking.id)
  if (entry) {
    const move = { lifecycle: WAITLIST_LIFECYCLE, id: entry.id, poolId: null, from: entry.state } as const
    await moveState(act.tx, act, { ...move, event: 'take' })
  }
  if (resource.rules.approval === 'instant') return (await confirmBooking(act, booking, resource)).state
  // The slot is the holder's now; whether it may use it is the platform's to say.
  await changeBookingRow(act.tx, act.now, booking.id, { awaits: 'platform' })
  await setDeadline(act.tx, act.now, 'booking.answer', booking.id, booking.startsAt)
  const payload = { bookingId: booking.id, event: 'take' }
  await tell(act.tx, act.now, [{ topic: 'booking.changed', key: booking.id, payload }])
  return booking.state
}
