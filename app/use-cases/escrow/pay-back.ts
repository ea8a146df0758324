import { type AccountRef, account } from '#app/domain/escrow/chart-of-accounts.ts'
import { firstAskedAt, type PaymentPurpose } from '#app/domain/escrow/payment-lifecycle.ts'
import { setDeadline, tell } from '#db/outbox.ts'
import { postJournal } from '#db/stores/ledger.ts'
import { openPayments } from '#db/stores/payments.ts'
import { recordTrail } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'

/** Money that leaves escrow towards a firm's own bank account. */
export interface PayOut {
  readonly purpose: Extract<PaymentPurpose, 'refund' | 'payout' | 'compensation'>
  readonly from: AccountRef
  readonly organisationId: string
  readonly amountFen: bigint
  readonly poolId: string | null
  readonly commitmentId?: string | null
  readonly offerId?: string | null
  readonly orderId?: string | null
  readonly acceptanceId?: string | null
  readonly testOrderId?: string | null
  readonly bookingId?: string | null
  /** What makes it happen once, e.g. `refund:cmt_1:unserved`. */
  readonly idempotencyKey: string
}

/**
 * Takes money out of an account into transit and instructs the bank. It leaves our books for good only when
 * the bank says so. Answers the payment's id; null where nothing happens: for 0 fen or a key used before.
 */
export async function payBack(act: Act, out: PayOut): Promise<string | null> {
  if (out.amountFen <= 0n) return null
  const { tx, now } = act
  const paymentId = act.ids.next('pay')
  const isNew = await postJournal(tx, now, {
    id: act.ids.next('jrn'),
    idempotencyKey: out.idempotencyKey,
    kind: out.purpose === 'payout' ? 'payout_instructed' : 'refund_instructed',
    poolId: out.poolId,
    orderId: out.orderId ?? null,
    paymentId,
    postings: [
      { from: out.from, to: account('in_transit', paymentId, out.poolId), amountFen: out.amountFen },
    ],
  })
  if (!isNew) return null
  await openPayments(tx, now, [{ ...out, id: paymentId, direction: 'out' }])
  await recordTrail(tx, { actor: act.actor, now }, [
    {
      machine: 'payment',
      subjectId: paymentId,
      poolId: out.poolId,
      event: 'instruct',
      fromState: null,
      toState: 'instructed',
      facts: { purpose: out.purpose },
    },
  ])
  await tell(tx, now, [{ topic: 'bank.instruct', key: paymentId, payload: { paymentId, attempt: 0 } }])
  await setDeadline(tx, now, 'bank.inquiry', paymentId, firstAskedAt(now))
  return paymentId
}
