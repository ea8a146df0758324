import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { applyDeposit, BALANCE_LEAD_DAYS, PAYMENT_DAYS } from '#app/domain/orders/order-money.ts'
import { addDays, isPast } from '#app/domain/shared/clock.ts'
import { tell } from '#db/outbox.ts'
import { moveContract, proposedContractOf } from '#db/stores/contracts.ts'
import { balanceOf, postJournal } from '#db/stores/ledger.ts'
import { changeOrder, clearHeldDeposit, type OrderRow } from '#db/stores/orders.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'
import { askPayment } from './ask-payment.ts'
import { setDeliveryClock } from './delivery-clock.ts'
import { moveOrder } from './move-order.ts'
import { setPaymentClocks } from './payment-clocks.ts'
import { startProduction } from './start-production.ts'

/**
 * Both sides have signed: dates run from now, the deposit becomes prepayment (and balance, and what is over
 * goes back), the rest of the prepayment is asked for, and where nothing is missing production starts.
 */
export async function concludeContract(act: Act, order: OrderRow): Promise<OrderRow> {
  const { tx, now } = act
  const deliveryDueAt = addDays(now, order.deliveryDays)
  const wished = addDays(deliveryDueAt, -BALANCE_LEAD_DAYS)
  const balanceDueAt = isPast(wished, now) ? now : wished
  const dated = await changeOrder(tx, now, order, { contractAt: now, deliveryDueAt, balanceDueAt })
  const signed = await moveOrder(act, dated, ['sign'])
  const contract = await proposedContractOf(tx, order.id)
  if (contract) await moveContract(tx, act, order.poolId, contract, 'conclude')

  await setDeliveryClock(act, signed)
  const toPrepaymentFen = await turnDepositIntoPayment(act, signed)
  await tell(tx, now, [
    { topic: 'order.signed', key: order.poolId, payload: { orderId: order.id, poolId: order.poolId } },
  ])
  const missingFen = order.prepaymentFen - toPrepaymentFen
  if (missingFen <= 0n) return startProduction(act, signed)
  const dueAt = addDays(now, PAYMENT_DAYS)
  await askPayment(act, signed, { purpose: 'prepayment', amountFen: missingFen, dueAt })
  await setPaymentClocks(act, signed)
  return signed
}

/** Moves the whole held deposit; answers how much of it became prepayment. */
async function turnDepositIntoPayment(act: Act, order: OrderRow): Promise<bigint> {
  const { tx, now } = act
  const { id: orderId, poolId, commitmentId } = order
  const deposit = account('deposit', commitmentId, poolId)
  const share = applyDeposit(await balanceOf(tx, deposit.id), order)
  const posting = (kind: 'order_prepayment' | 'order_balance', amountFen: bigint) => ({
    from: deposit,
    to: account(kind, orderId, poolId),
    amountFen,
  })
  await postJournal(tx, now, {
    id: act.ids.next('jrn'),
    idempotencyKey: `deposit_applied:${orderId}`,
    kind: 'deposit_applied',
    poolId,
    orderId,
    paymentId: null,
    postings: [
      posting('order_prepayment', share.toPrepaymentFen),
      posting('order_balance', share.toBalanceFen),
    ],
  })
  await payBack(act, {
    purpose: 'refund',
    from: deposit,
    organisationId: order.buyerId,
    amountFen: share.surplusFen,
    poolId,
    commitmentId,
    orderId,
    idempotencyKey: `refund:${orderId}:surplus`,
  })
  await clearHeldDeposit(tx, now, commitmentId)
  return share.toPrepaymentFen
}
