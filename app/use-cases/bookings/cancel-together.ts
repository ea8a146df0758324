import type { CancelTogether } from '#app/contracts/bookings.ts'
import { BOOKING_LIFECYCLE } from '#app/domain/bookings/booking-lifecycle.ts'
import { cancelTerms } from '#app/domain/bookings/booking-terms.ts'
import { settleShare } from '#app/domain/bookings/price.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { tell } from '#db/outbox.ts'
import { lockTogether, resourcesOf } from '#db/stores/booked-together.ts'
import { peekBooking } from '#db/stores/bookings.ts'
import { lockKinOf } from '#db/stores/resources.ts'
import { moveState } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { letGo } from './let-go.ts'
import { offerFreed } from './offer-freed.ts'
import { settleBooking } from './settle-booking.ts'
import { withdrawStandIns } from './withdraw-stand-ins.ts'

type Cancelled = Result<{ cancelled: number; feeFen: number }>

/**
 * Cancels what was booked together, in one act: all of a group, or the occurrences of a series that have not begun,
 * each by its machine's own terms. What has lost its machine and waits for another is let go as well. Refused:
 * BOOKING_NOT_FOUND, NOTHING_TO_DO, CANCEL_COSTS_MORE when it costs more than was agreed to.
 */
export function cancelTogether(ctx: Ctx, input: CancelTogether): Promise<Cancelled> {
  return inTransaction(ctx, 'platform.use', (act) =>
    onceOnly(act, replayOf('cancel-together', input), () => cancel(act, input)),
  )
}

async function cancel(act: Act, { bookingId, scope, mostFeeFen }: CancelTogether): Promise<Cancelled> {
  const { tx, now, actor } = act
  const seen = await peekBooking(tx, bookingId)
  const isMine = actor.kind === 'person' && seen?.organisationId === actor.organisationId
  if (!seen || !isMine) return refuse('BOOKING_NOT_FOUND')
  const machines = new Map(
    (await lockKinOf(tx, await resourcesOf(tx, seen, scope, now))).map((row) => [row.id, row]),
  )
  const bookings = await lockTogether(tx, seen, scope, now)
  const ends = bookings.map((booking) => {
    const rules = machines.get(booking.resourceId)?.rules
    const isHeld = booking.state !== 'interrupted' && rules !== undefined
    const terms = isHeld ? cancelTerms(rules, booking.state, booking.startsAt.getTime(), now.getTime()) : null
    const settlement = settleShare(booking.priceFen, booking.heldFen, terms?.basisPoints ?? 0)
    return { booking, event: terms?.event ?? null, settlement }
  })
  if (ends.length === 0) return refuse('NOTHING_TO_DO')
  const feeFen = Number(ends.reduce((sum, { settlement }) => sum + settlement.totalFen, 0n))
  if (mostFeeFen !== null && feeFen > mostFeeFen) return refuse('CANCEL_COSTS_MORE', { feeFen })
  const together = { id: act.ids.next('evt'), count: ends.length }
  for (const { booking, event, settlement } of ends) {
    if (event === null) await letGo(act, booking)
    else {
      const { id, state: from } = booking
      await moveState(tx, act, { lifecycle: BOOKING_LIFECYCLE, id, poolId: null, from, event, reason: null })
      await tell(tx, now, [
        { topic: 'booking.changed', key: id, payload: { bookingId: id, event, together } },
      ])
      await settleBooking(act, booking, settlement)
    }
  }
  // Only when all have ended: what one frees is not offered to a machine that the next one frees as well.
  for (const { booking, event } of ends) {
    if (event === null) continue
    await withdrawStandIns(act, booking.id)
    await offerFreed(act, booking)
  }
  return accept({ cancelled: ends.length, feeFen })
}
