import { type AccountRef, account, type JournalKind } from '#app/domain/escrow/chart-of-accounts.ts'
import type { PaymentPurpose } from '#app/domain/escrow/payment-lifecycle.ts'
import { dayOf, reconciledAt } from '#app/domain/escrow/statement-day.ts'
import { ensureDeadline, tell } from '#db/outbox.ts'
import { peekBooking } from '#db/stores/bookings.ts'
import type { LockedPool } from '#db/stores/commitments.ts'
import { postJournal } from '#db/stores/ledger.ts'
import type { PaymentRow } from '#db/stores/payments.ts'
import { bookingMoneyHeld } from '../bookings/money-held.ts'
import { orderMoneyHeld } from '../orders/money-held.ts'
import { testFeeHeld } from '../testing/test-fee-held.ts'
import type { Act } from '../use-case.ts'
import { bondHeld } from './bond-held.ts'
import { depositHeld } from './deposit-held.ts'

const KINDS: Partial<Record<PaymentPurpose, { journal: JournalKind; holds: AccountRef['kind'] }>> = {
  deposit: { journal: 'deposit_held', holds: 'deposit' },
  bond: { journal: 'bond_held', holds: 'bond' },
  prepayment: { journal: 'prepayment_held', holds: 'order_prepayment' },
  balance: { journal: 'balance_held', holds: 'order_balance' },
  retention: { journal: 'retention_held', holds: 'order_retention' },
  booking: { journal: 'booking_held', holds: 'booking' },
}

/** The money has moved at the bank: our books follow, then whatever waited for it. */
export async function settlePayment(act: Act, pool: LockedPool | null, payment: PaymentRow): Promise<void> {
  const { poolId, orderId, amountFen } = payment
  const outside = account('outside', payment.organisationId, null)
  const isIn = payment.direction === 'in'
  const inside = isIn ? await holderOf(act, payment) : account('in_transit', payment.id, poolId)
  await postJournal(act.tx, act.now, {
    id: act.ids.next('jrn'),
    idempotencyKey: `settled:${payment.id}`,
    kind: isIn ? journalOf(payment) : payment.purpose === 'payout' ? 'payout_settled' : 'refund_settled',
    poolId,
    orderId,
    paymentId: payment.id,
    postings: [isIn ? { from: outside, to: inside, amountFen } : { from: inside, to: outside, amountFen }],
  })
  const today = dayOf(act.now)
  await ensureDeadline(act.tx, act.now, 'bank.reconcile', today, reconciledAt(today))
  if (!isIn && poolId) {
    await tell(act.tx, act.now, [{ topic: 'escrow.moved', key: poolId, payload: { poolId } }])
  } else if (pool && payment.purpose === 'deposit') await depositHeld(act, pool, payment)
  else if (pool && payment.purpose === 'bond') await bondHeld(act, pool, payment)
  else if (orderId) await orderMoneyHeld(act, payment)
  else if (isIn && payment.testOrderId) await testFeeHeld(act, payment)
  else if (isIn && payment.bookingId) await bookingMoneyHeld(act, payment)
}

function journalOf({ purpose, testOrderId }: PaymentRow): JournalKind {
  return testOrderId ? 'testing_held' : (KINDS[purpose]?.journal ?? 'correction')
}

async function holderOf({ tx }: Act, payment: PaymentRow): Promise<AccountRef> {
  if (payment.testOrderId) return account('testing', payment.testOrderId, null)
  const kind = KINDS[payment.purpose]?.holds
  // A booking that replaces another is paid from the account of the first.
  const booking = payment.bookingId ? await peekBooking(tx, payment.bookingId) : null
  const subject = payment.orderId ?? payment.commitmentId ?? payment.offerId ?? booking?.moneyId
  if (!kind || !subject) throw new Error(`payment ${payment.id} has nowhere to be held`)
  return account(kind, subject, payment.poolId)
}
