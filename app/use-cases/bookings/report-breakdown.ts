import type { ReportBreakdown } from '#app/contracts/bookings.ts'
import { settleInterrupted } from '#app/domain/bookings/price.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type BookingRow, changeBookingRow, lockHolding } from '#db/stores/bookings.ts'
import { insertClosure } from '#db/stores/closures.ts'
import { isStaffOf, lockWithKin } from '#db/stores/resources.ts'
import { lockEntryOf } from '#db/stores/waitlist.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { dropOffer } from './drop-offer.ts'
import { moveBooking } from './move-booking.ts'
import { replanStranded } from './replan-stranded.ts'
import { settleBooking } from './settle-booking.ts'

type Reported = Result<{ closureId: string; affected: number }>

/**
 * 故障停机: a machine is down until an instant. What runs on it breaks off and is settled to the minute, what
 * would come later is planned onto equivalent machines, and every holder is asked. Refused: RESOURCE_NOT_FOUND,
 * BOOKING_RANGE_INVALID when the end is not to come.
 */
export function reportBreakdown(ctx: Ctx, input: ReportBreakdown): Promise<Reported> {
  return inTransaction(ctx, 'platform.operate', (act) =>
    onceOnly(act, replayOf('report-breakdown', input), () => report(act, input)),
  )
}

async function report(act: Act, input: ReportBreakdown): Promise<Reported> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const resource = await lockWithKin(tx, input.resourceId)
  const isOurs =
    resource && (await isStaffOf(tx, resource.platformId, actor.userId, ['lab_manager', 'technician']))
  const unitId = input.unitNumber === null ? null : (resource?.unitIds[input.unitNumber - 1] ?? null)
  if (!resource || !isOurs || (input.unitNumber !== null && unitId === null)) {
    return refuse('RESOURCE_NOT_FOUND')
  }
  if (input.until <= now) return refuse('BOOKING_RANGE_INVALID')
  const closureId = act.ids.next('clo')
  const { reason } = input
  const closure = { id: closureId, resourceId: resource.id, unitId, kind: 'breakdown' as const, reason }
  await insertClosure(tx, now, { ...closure, startsAt: now, endsAt: input.until })
  const touched = await lockHolding(tx, [resource.id], now, input.until)
  const affected = touched.filter((one) => unitId === null || one.unitId === unitId)
  for (const booking of affected) await breakOff(act, booking, reason)
  await replanStranded(act, resource)
  return accept({ closureId, affected: affected.length })
}

async function breakOff(act: Act, booking: BookingRow, reason: string): Promise<void> {
  const { tx, now } = act
  if (booking.awaits === 'holder') {
    // An offer of a slot that is no more; who waited keeps nothing, who was to be moved is planned anew.
    const entry = await lockEntryOf(tx, booking.id)
    if (entry || booking.replacesId) return dropOffer(act, booking, 'lapse')
  }
  const interrupted = await moveBooking(act, booking, 'break_down', reason)
  await changeBookingRow(tx, now, booking.id, { reason })
  const hasBegun = booking.state === 'checked_in'
  if (!hasBegun && booking.startsAt > now) return
  const window = { fromMs: booking.startsAt.getTime(), toMs: booking.endsAt.getTime() }
  const brokeOffMs = hasBegun ? now.getTime() : window.fromMs
  const settlement = settleInterrupted(window, booking.priceFen, booking.heldFen, brokeOffMs)
  await settleBooking(act, interrupted, settlement)
}
