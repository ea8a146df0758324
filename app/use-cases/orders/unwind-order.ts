import type { TerminationReason } from '#app/domain/orders/order-lifecycle.ts'
import { lockOrder } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { forfeitDeposit, type SilentParty } from './forfeit-deposit.ts'
import { giveBackPrepaid } from './give-back-prepaid.ts'
import { terminateOrder } from './terminate-order.ts'

/** How an order that delivered nothing yet comes to its end. */
export interface Unwinding {
  readonly reason: TerminationReason
  readonly silent?: readonly SilentParty[]
  /** The buyer stays bound to the pool: its deposit stays, or goes back to where it came from. */
  readonly keepsDeposit: boolean
}

/**
 * Ends an order before its delivery: nothing more is asked for, what the buyer paid goes back, the deposit
 * either stays for the next round, or is forfeited to the supplier that was ready to sign.
 */
export async function unwindOrder(act: Act, orderId: string, how: Unwinding): Promise<void> {
  const order = await lockOrder(act.tx, orderId)
  if (!order) throw new Error(`order ${orderId} is gone`)
  await terminateOrder(act, order, how.reason)
  await giveBackPrepaid(act, order, how.keepsDeposit)
  if (!how.keepsDeposit) await forfeitDeposit(act, order, how.silent ?? [])
}
