import type { PaymentPurpose } from '#app/domain/escrow/payment-lifecycle.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { openPayments } from '#db/stores/payments.ts'
import { recordTrail } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'

/** Money that the buyer is to bring for an order. */
export interface AskedPayment {
  readonly purpose: Extract<PaymentPurpose, 'prepayment' | 'balance' | 'retention'>
  readonly amountFen: bigint
  readonly dueAt: Date
  readonly acceptanceId?: string
}

/** Asks the buyer for a payment; it is payable from now on. */
export async function askPayment(act: Act, order: OrderRow, asked: AskedPayment): Promise<void> {
  const id = act.ids.next('pay')
  const { id: orderId, poolId, commitmentId, buyerId: organisationId } = order
  const payment = { ...asked, id, direction: 'in' as const, organisationId, poolId, orderId }
  await openPayments(act.tx, act.now, [payment])
  await recordTrail(act.tx, act, [
    {
      machine: 'payment',
      subjectId: id,
      poolId,
      event: 'ask',
      fromState: null,
      toState: 'payable',
      facts: { purpose: asked.purpose, commitmentId },
    },
  ])
}
