import type { CheckIn } from '#app/contracts/bookings.ts'
import { checkInWindow } from '#app/domain/bookings/booking-terms.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { dropDeadline } from '#db/outbox.ts'
import { type BookingRow, changeBookingRow, lockHolding } from '#db/stores/bookings.ts'
import { lockResources, type ResourceRow } from '#db/stores/resources.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { moveBooking } from './move-booking.ts'

/**
 * 扫码签到: whoever booked reads the code on the machine when its time has come. Refused: RESOURCE_NOT_FOUND
 * for a code of no machine, CHECK_IN_WRONG_MACHINE, CHECK_IN_NOT_YOURS, CHECK_IN_EARLY, CHECK_IN_LATE,
 * BOOKING_UNPAID.
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
    if (!booking) return refuseTiming(act, resource, { mine, near })
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

/** Why this machine cannot be used now: too early, too late, another machine is meant, or another firm's turn. */
async function refuseTiming(
  { tx, now, actor }: Act,
  resource: ResourceRow,
  { mine, near }: { readonly mine: readonly BookingRow[]; readonly near: readonly BookingRow[] },
): Promise<Result<never>> {
  const early = mine.find((one) => timing(resource, one, now) === 'early')
  if (early) {
    const { fromMs } = checkInWindow(resource.rules, early.startsAt.getTime())
    return refuse('CHECK_IN_EARLY', { from: new Date(fromMs).toISOString() })
  }
  const firm = actor.kind === 'person' ? actor.organisationId : ''
  // The clock may have called its booking of this hour a no-show already.
  const missed = await tx.sql`
    select 1 from bookings where resource_id = ${resource.id} and organisation_id = ${firm} and state = 'no_show'
      and starts_at <= ${now} and ends_at > ${now}`
  if (mine.length > 0 || missed.length > 0) return refuse('CHECK_IN_LATE')
  const [meant] = await tx.sql<{ machine: string }[]>`
    select r.name as machine from bookings b join resources r on r.id = b.resource_id
    where b.organisation_id = ${firm} and b.resource_id <> ${resource.id} and b.state = 'confirmed'
      and b.starts_at <= ${now}::timestamptz + interval '15 minutes' and b.ends_at > ${now}
    order by b.starts_at, b.id limit 1`
  if (meant) return refuse('CHECK_IN_WRONG_MACHINE', meant)
  const isAnothers = near.some(
    (one) => one.startsAt <= now && one.endsAt > now && one.organisationId !== firm,
  )
  return refuse(isAnothers ? 'CHECK_IN_NOT_YOURS' : 'CHECK_IN_WRONG_MACHINE')
}
