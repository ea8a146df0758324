import { openPayments } from '#db/stores/payments.ts'
import { recordTrails, type Act as TrailAct } from '#db/stores/trail.ts'
import type { Tx } from '#db/transaction.ts'

/** Money that a booking's holder is to bring; `act` says who caused it and when. */
export interface AskedPrepayment {
  readonly id: string
  readonly bookingId: string
  readonly organisationId: string
  readonly amountFen: bigint
  readonly dueAt: Date
  readonly act: TrailAct
}

/** Asks for prepayments of bookings: payable from now on, each with its line in the trail. */
export async function askPrepayments(tx: Tx, now: Date, asked: readonly AskedPrepayment[]): Promise<void> {
  await openPayments(
    tx,
    now,
    asked.map(({ act: _, ...payment }) => ({
      ...payment,
      direction: 'in',
      purpose: 'booking',
      poolId: null,
    })),
  )
  await recordTrails(
    tx,
    asked.map(({ id: subjectId, act }) => {
      const line = { machine: 'payment', subjectId, poolId: null, event: 'ask', fromState: null }
      return { ...line, toState: 'payable', facts: { purpose: 'booking' }, act }
    }),
  )
}
