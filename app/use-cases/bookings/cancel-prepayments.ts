import { cancelBookingPayments } from '#db/stores/payments.ts'
import { recordTrail } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'

/** Asks no more for what a booking's holder has not begun to pay. */
export async function cancelPrepayments(act: Act, bookingId: string): Promise<void> {
  const cancelled = await cancelBookingPayments(act.tx, act.now, bookingId)
  await recordTrail(
    act.tx,
    act,
    cancelled.map(({ id: subjectId, from: fromState }) => {
      const line = { machine: 'payment', subjectId, poolId: null, event: 'cancel', fromState }
      return { ...line, toState: 'cancelled', facts: { purpose: 'booking' } }
    }),
  )
}
