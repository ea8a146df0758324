import type { PayPayment } from '#app/contracts/payments.ts'
import { firstAskedAt, PAYMENT_LIFECYCLE } from '#app/domain/escrow/payment-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { setDeadline, tell } from '#db/outbox.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { lockPayment, peekPayment } from '#db/stores/payments.ts'
import { moveState } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { reserveAgain } from './reserve-again.ts'

/**
 * A firm pays what it owes: the bank is instructed, its answer comes later. A refused payment may be tried
 * again. Refused: PAYMENT_NOT_FOUND (also for another firm's), PAYMENT_NOT_PAYABLE, CAP_EXCEEDED when the
 * place that a refused deposit had held was taken meanwhile.
 */
export function instructPayment(
  ctx: Ctx,
  input: PayPayment,
): Promise<Result<{ paymentId: string; amountFen: number }>> {
  return inTransaction(ctx, 'payment.pay', async (act) => {
    const { tx, now, actor } = act
    const seen = await peekPayment(tx, input.paymentId)
    const isMine = actor.kind === 'person' && seen?.organisationId === actor.organisationId
    if (!seen || !isMine || seen.direction !== 'in') return refuse('PAYMENT_NOT_FOUND')
    const pool = seen.poolId ? await lockPool(tx, seen.poolId) : null
    const payment = await lockPayment(tx, input.paymentId)
    if (payment?.state !== 'payable' && payment?.state !== 'refused') {
      return refuse('PAYMENT_NOT_PAYABLE', { state: payment?.state ?? 'cancelled' })
    }
    if (pool && payment.purpose === 'deposit' && payment.state === 'refused') {
      const room = await reserveAgain(act, pool, payment)
      if (!room.ok) return room
    }
    await moveState(tx, act, {
      lifecycle: PAYMENT_LIFECYCLE,
      id: payment.id,
      poolId: payment.poolId,
      from: payment.state,
      event: 'instruct',
    })
    const attempt = payment.attempt + 1
    await tx.sql`update payments set attempt = ${attempt}, updated_at = ${now} where id = ${payment.id}`
    await tell(tx, now, [
      { topic: 'bank.instruct', key: payment.id, payload: { paymentId: payment.id, attempt } },
    ])
    await setDeadline(tx, now, 'bank.inquiry', payment.id, firstAskedAt(now))
    return accept({ paymentId: payment.id, amountFen: Number(payment.amountFen) })
  })
}
