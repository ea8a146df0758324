import type { BankAnswer } from '#app/contracts/payments.ts'
import { PAYMENT_LIFECYCLE, type PaymentEvent } from '#app/domain/escrow/payment-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { consumeOnce, dropDeadline } from '#db/outbox.ts'
import { lockBooking } from '#db/stores/bookings.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { lockPayment, notePaymentReason, peekPayment } from '#db/stores/payments.ts'
import { lockTestOrder } from '#db/stores/test-orders.ts'
import { moveState } from '#db/stores/trail.ts'
import type { Act, Result } from '../use-case.ts'
import { depositRefused } from './deposit-refused.ts'
import { settlePayment } from './settle-payment.ts'

const EVENTS: Record<BankAnswer['answer'], PaymentEvent> = {
  accepted: 'bank_accepts',
  settled: 'bank_settles',
  refused: 'bank_refuses',
  timed_out: 'bank_times_out',
}

/**
 * One word of the bank takes its effect inside a transaction: the pool is locked first, then the payment. A callback
 * seen before, or one that says less than is known already, writes nothing. Answers the payment's state.
 */
export async function takeBankAnswer(act: Act, input: BankAnswer): Promise<Result<{ state: string }>> {
  const { tx, now } = act
  const seen = await peekPayment(tx, input.paymentId)
  if (!seen) return refuse('PAYMENT_NOT_FOUND')
  const pool = seen.poolId ? await lockPool(tx, seen.poolId) : null
  if (seen.testOrderId) await lockTestOrder(tx, seen.testOrderId)
  if (seen.bookingId) await lockBooking(tx, seen.bookingId)
  const payment = await lockPayment(tx, input.paymentId)
  if (!payment || !(await consumeOnce(tx, now, 'bank-answer', input.callbackId)))
    return refuse('NOTHING_TO_DO')
  const event = EVENTS[input.answer]
  if (nextState(PAYMENT_LIFECYCLE, payment.state, event) === null) return accept({ state: payment.state })
  const state = await moveState(tx, act, {
    lifecycle: PAYMENT_LIFECYCLE,
    id: payment.id,
    poolId: payment.poolId,
    from: payment.state,
    event,
    reason: input.reason,
  })
  await notePaymentReason(tx, now, payment.id, input.reason)
  if (state === 'settled' || state === 'refused') await dropDeadline(tx, now, 'bank.inquiry', payment.id)
  if (state === 'settled') await settlePayment(act, pool, { ...payment, state })
  if (state === 'refused' && pool && payment.purpose === 'deposit') await depositRefused(act, pool, payment)
  return accept({ state })
}
