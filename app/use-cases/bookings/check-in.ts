import type { CheckIn } from '#app/contracts/bookings.ts'
import { checkInWindow } from '#app/domain/bookings/booking-terms.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { dropDeadline } from '#db/outbox.ts'
import { type BookingRow, changeBookingRow, lockHolding } from '#db/stores/bookings.ts'
import { lockResources, type ResourceRow } from '#db/stores/resources.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { moveBooking } from './move-booking.ts'

/**
 * 扫码签到: whoever booked reads the code on the machine when its time has come. Refused: RESOURCE_NOT_FOUND
 * for a code of no machine, CHECK_IN_WRONG_MACHINE, CHECK_IN_EARLY, CHECK_IN_LATE, BOOKING_UNPAID.
 */
export function checkIn(ctx: Ctx, input: CheckIn): Promise<Result<{ bookingId: string }>> {
  return inTransaction(ctx, 'platform.use', async (act) => {
    const { tx, now, actor } = act
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const [found] = await tx.sql<{ id: string }[]>`
      select id from resources where check_in_token = ${input.token}`
    const [resource] = found ? await lockResources(tx, [found.id], 'share') : []
    if (!resource) return refuse('RESOURCE_NOT_FOUND')
    const near = await lockHolding(
      tx,
      [resource.id],
      new Date(now.getTime() - DAY_MS),
      new Date(now.getTime() + DAY_MS),
    )
    const mine = near.filter(
      (one) => one.organisationId === actor.organisationId && one.state === 'confirmed',
    )
    const booking = mine.find((one) => timing(resource, one, now) === 'now')
    if (!booking) return refuseTiming(resource, mine, now)
    if (booking.heldFen < booking.priceFen) return refuse('BOOKING_UNPAID')
    await moveBooking(act, booking, 'check_in')
    await changeBookingRow(tx, now, booking.id, { checkedInAt: now })
    await dropDeadline(tx, now, 'booking.no_show', booking.id)
    return accept({ bookingId: booking.id })
  })
}

function timing({ rules }: ResourceRow, booking: BookingRow, now: Date): 'early' | 'now' | 'late' {
  const { fromMs, toMs } = checkInWindow(rules, booking.startsAt.getTime())
  if (now.getTime() < fromMs) return 'early'
  return now.getTime() < toMs ? 'now' : 'late'
}

function refuseTiming(resource: ResourceRow, mine: readonly BookingRow[], now: Date): Result<never> {
  const early = mine.find((one) => timing(resource, one, now) === 'early')
  if (early) {
    const { fromMs } = checkInWindow(resource.rules, early.startsAt.getTime())
    return refuse('CHECK_IN_EARLY', { from: new Date(fromMs).toISOString() })
  }
  return refuse(mine.length > 0 ? 'CHECK_IN_LATE' : 'CHECK_IN_WRONG_MACHINE')
}
