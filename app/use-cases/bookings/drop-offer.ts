import { settleShare } from '#app/domain/bookings/price.ts'
import { WAITLIST_LIFECYCLE } from '#app/domain/bookings/waitlist-lifecycle.ts'
import { type BookingRow, lockBooking } from '#db/stores/bookings.ts'
import { lockResources } from '#db/stores/resources.ts'
import { moveState } from '#db/stores/trail.ts'
import { lockEntryOf } from '#db/stores/waitlist.ts'
import type { Act } from '../use-case.ts'
import { moveBooking } from './move-booking.ts'
import { offerFreed } from './offer-freed.ts'
import { replanStranded } from './replan-stranded.ts'
import { settleBooking } from './settle-booking.ts'

/**
 * What was kept for a holder is let go, because it declined or because its time ran out: the slot goes to the
 * next in line. A declined stand-in ends what it stood in for: the prepayment goes back whole.
 */
export async function dropOffer(act: Act, booking: BookingRow, how: 'leave' | 'lapse'): Promise<void> {
  const { tx } = act
  await moveBooking(act, booking, how === 'leave' ? 'cancel' : 'lapse')
  // The stand-in never held money: it is still with what it was to replace.
  await settleBooking(act, { ...booking, heldFen: 0n }, settleShare(0n, 0n, 0))
  const entry = await lockEntryOf(tx, booking.id)
  if (entry) {
    const move = { lifecycle: WAITLIST_LIFECYCLE, id: entry.id, poolId: null, from: entry.state } as const
    await moveState(tx, act, { ...move, event: how })
  }
  const before = booking.replacesId ? await lockBooking(tx, booking.replacesId) : null
  if (before?.state === 'interrupted' && before.settledFen === null) {
    await settleBooking(act, before, settleShare(before.priceFen, before.heldFen, 0))
  }
  await offerFreed(act, booking)
  if (!before) return
  const [resource] = await lockResources(tx, [booking.resourceId], 'update')
  if (resource) await replanStranded(act, resource)
}
