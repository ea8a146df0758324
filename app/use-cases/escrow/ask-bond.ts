import { openPayments } from '#db/stores/payments.ts'
import type { Act } from '../use-case.ts'

export interface AskedBond {
  readonly organisationId: string
  readonly poolId: string
  readonly offerId: string
  readonly amountFen: bigint
}

/** Asks a supplier for the bid bond of its offer; a pool without bonds asks for nothing. */
export async function askBond(act: Act, bond: AskedBond): Promise<void> {
  if (bond.amountFen <= 0n) return
  const payment = { id: act.ids.next('pay'), direction: 'in', purpose: 'bond', ...bond } as const
  await openPayments(act.tx, act.now, [payment])
}
