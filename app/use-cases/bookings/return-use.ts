import { publicDays } from '#app/calendars/public-days.ts'
import type { ReturnUse } from '#app/contracts/bookings.ts'
import { MINUTE_MS } from '#app/domain/bookings/local-time.ts'
import { settleUse } from '#app/domain/bookings/price.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import {
  type BookingRow,
  changeBookingRow,
  freeEarly,
  lockBooking,
  peekBooking,
} from '#db/stores/bookings.ts'
import { isStaffOf, lockResources } from '#db/stores/resources.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { moveBooking } from './move-booking.ts'
import { offerFreed } from './offer-freed.ts'
import { settleBooking } from './settle-booking.ts'

/**
 * 下机: the use ends and is settled, on the metered minutes where the resource is metered; lateness costs extra.
 * The platform's people may enter what the meter says; the holder's own return counts the time since check-in.
 * Refused: BOOKING_NOT_FOUND, BOOKING_STATE, METER_INVALID.
 */
export function returnUse(
  ctx: Ctx,
  input: ReturnUse,
): Promise<Result<{ bookingId: string; totalFen: number; refundFen: number; owedFen: number }>> {
  return inTransaction(ctx, 'platform.use', async (act) => {
    const { tx, now } = act
    const seen = await peekBooking(tx, input.bookingId)
    const standing = seen ? await standingTo(act, seen) : null
    const [resource] = seen && standing ? await lockResources(tx, [seen.resourceId], 'share') : []
    const booking = seen && resource ? await lockBooking(tx, seen.id) : null
    if (!booking || !resource) return refuse('BOOKING_NOT_FOUND')
    if (booking.state !== 'checked_in') return refuse('BOOKING_STATE', { state: booking.state })
    const began = (booking.checkedInAt ?? booking.startsAt).getTime()
    const elapsed = Math.ceil((now.getTime() - began) / MINUTE_MS)
    const metered = standing === 'staff' ? (input.meteredMinutes ?? elapsed) : elapsed
    if (metered > elapsed) return refuse('METER_INVALID')
    const window = { fromMs: booking.startsAt.getTime(), toMs: booking.endsAt.getTime() }
    const { priceFen, heldFen } = booking
    const use = { window, priceFen, heldFen, returnedMs: now.getTime(), meteredMinutes: metered }
    const settlement = settleUse(resource.rules, booking.class, use, publicDays)
    const meteredMinutes = resource.rules.metered ? metered : null
    await moveBooking(act, booking, 'return')
    await changeBookingRow(tx, now, booking.id, { returnedAt: now, meteredMinutes })
    await freeEarly(tx, booking.id, new Date(now.getTime() + resource.rules.bufferAfterMinutes * MINUTE_MS))
    await settleBooking(act, booking, settlement)
    await offerFreed(act, booking)
    const { totalFen, refundFen, owedFen } = settlement
    const figures = { totalFen: Number(totalFen), refundFen: Number(refundFen), owedFen: Number(owedFen) }
    return accept({ bookingId: booking.id, ...figures })
  })
}

async function standingTo({ tx, actor }: Act, booking: BookingRow): Promise<'holder' | 'staff' | null> {
  if (actor.kind !== 'person') return null
  if (await isStaffOf(tx, booking.platformId, actor.userId, ['lab_manager', 'technician'])) return 'staff'
  return booking.organisationId === actor.organisationId ? 'holder' : null
}
