import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { maxFen, minFen } from '#app/domain/shared/money.ts'
import { addHeldDeposit, depositOf } from '#db/stores/commitments.ts'
import { balanceOf, postJournal } from '#db/stores/ledger.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'

/** What was paid into an order returns: first the deposit to its own account, the rest to the buyer. */
export async function giveBackPrepaid(act: Act, order: OrderRow, keepsDeposit: boolean): Promise<void> {
  const { id: orderId, poolId, commitmentId } = order
  const deposit = account('deposit', commitmentId, poolId)
  const { dueFen, heldFen: stillHeldFen } = await depositOf(act.tx, commitmentId)
  let missingFen = keepsDeposit ? maxFen(dueFen - stillHeldFen, 0n) : 0n
  for (const kind of ['order_prepayment', 'order_balance'] as const) {
    const from = account(kind, orderId, poolId)
    const heldFen = await balanceOf(act.tx, from.id)
    const backFen = minFen(heldFen, missingFen)
    missingFen -= backFen
    await postJournal(act.tx, act.now, {
      id: act.ids.next('jrn'),
      idempotencyKey: `deposit-restored:${orderId}:${kind}`,
      kind: 'deposit_applied',
      poolId,
      orderId,
      paymentId: null,
      postings: [{ from, to: deposit, amountFen: backFen }],
    })
    await addHeldDeposit(act.tx, commitmentId, backFen)
    await payBack(act, {
      purpose: 'refund',
      from,
      organisationId: order.buyerId,
      amountFen: heldFen - backFen,
      poolId,
      orderId,
      idempotencyKey: `unwound:${orderId}:${kind}`,
    })
  }
}
