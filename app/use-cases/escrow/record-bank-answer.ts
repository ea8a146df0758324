import type { BankAnswer } from '#app/contracts/payments.ts'
import { type AccountRef, account, type JournalKind } from '#app/domain/escrow/chart-of-accounts.ts'
import {
  PAYMENT_LIFECYCLE,
  type PaymentEvent,
  type PaymentPurpose,
} from '#app/domain/escrow/payment-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { consumeOnce, tell } from '#db/outbox.ts'
import { type LockedPool, lockPool } from '#db/stores/commitments.ts'
import { postJournal } from '#db/stores/ledger.ts'
import { lockPayment, notePaymentReason, type PaymentRow, peekPayment } from '#db/stores/payments.ts'
import { moveState } from '#db/stores/trail.ts'
import { orderMoneyHeld } from '../orders/money-held.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { bondHeld } from './bonds.ts'
import { depositHeld, depositRefused } from './deposits.ts'

const EVENTS: Record<BankAnswer['answer'], PaymentEvent> = {
  accepted: 'bank_accepts',
  settled: 'bank_settles',
  refused: 'bank_refuses',
  timed_out: 'bank_times_out',
}

/**
 * What the bank said of a payment takes its effect, once: a callback seen before, or one that says less than
 * is known already (twice, out of order), changes nothing. Answers the payment's state.
 */
export function recordBankAnswer(ctx: Ctx, input: BankAnswer): Promise<Result<{ state: string }>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const seen = await peekPayment(tx, input.paymentId)
    if (!seen) return refuse('PAYMENT_NOT_FOUND')
    const pool = seen.poolId ? await lockPool(tx, seen.poolId) : null
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
    if (state === 'settled') await settle(act, pool, { ...payment, state })
    if (state === 'refused' && pool && payment.purpose === 'deposit') await depositRefused(act, pool, payment)
    return accept({ state })
  })
}

const KINDS: Partial<Record<PaymentPurpose, { journal: JournalKind; holds: AccountRef['kind'] }>> = {
  deposit: { journal: 'deposit_held', holds: 'deposit' },
  bond: { journal: 'bond_held', holds: 'bond' },
  prepayment: { journal: 'prepayment_held', holds: 'order_prepayment' },
  balance: { journal: 'balance_held', holds: 'order_balance' },
  retention: { journal: 'retention_held', holds: 'order_retention' },
}

/** The money has moved at the bank: our books follow, then whatever waited for it. */
async function settle(act: Act, pool: LockedPool | null, payment: PaymentRow): Promise<void> {
  const { poolId, orderId, amountFen } = payment
  const outside = account('outside', payment.organisationId, null)
  const isIn = payment.direction === 'in'
  const inside = isIn ? holderOf(payment) : account('in_transit', payment.id, poolId)
  await postJournal(act.tx, act.now, {
    id: act.ids.next('jrn'),
    idempotencyKey: `settled:${payment.id}`,
    kind: isIn
      ? (KINDS[payment.purpose]?.journal ?? 'correction')
      : payment.purpose === 'payout'
        ? 'payout_settled'
        : 'refund_settled',
    poolId,
    orderId,
    paymentId: payment.id,
    postings: [isIn ? { from: outside, to: inside, amountFen } : { from: inside, to: outside, amountFen }],
  })
  if (!isIn && poolId) {
    await tell(act.tx, act.now, [{ topic: 'escrow.moved', key: poolId, payload: { poolId } }])
  } else if (pool && payment.purpose === 'deposit') await depositHeld(act, pool, payment)
  else if (pool && payment.purpose === 'bond') await bondHeld(act, pool, payment)
  else if (orderId) await orderMoneyHeld(act, payment)
}

function holderOf(payment: PaymentRow): AccountRef {
  const kind = KINDS[payment.purpose]?.holds
  const subject = payment.orderId ?? payment.commitmentId ?? payment.offerId
  if (!kind || !subject) throw new Error(`payment ${payment.id} has nowhere to be held`)
  return account(kind, subject, payment.poolId)
}
