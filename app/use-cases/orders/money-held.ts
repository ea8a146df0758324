import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { dropDeadline } from '#db/outbox.ts'
import { acceptancesOf, changeOrder, lockOrder, markAcceptance, type OrderRow } from '#db/stores/orders.ts'
import type { PaymentRow } from '#db/stores/payments.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'
import { askToShip } from './ask-to-ship.ts'
import { freezeArrival } from './freeze-arrival.ts'
import { heldForOrder } from './held-for-order.ts'
import { settleWarranty } from './settle-warranty.ts'
import { startProduction } from './start-production.ts'

const ACCOUNT_OF = {
  prepayment: 'order_prepayment',
  balance: 'order_balance',
  retention: 'order_retention',
} as const

/**
 * What an order makes of money that has just come into escrow for it. The caller holds the pool's lock and
 * has posted the money (`outside` → the order's account) in the same transaction. Told twice, it acts once.
 * Money for an order that was terminated meanwhile goes back whole, but for the retention of what a supplier
 * in default had delivered; money that comes during a dispute joins what is frozen.
 */
export async function orderMoneyHeld(act: Act, payment: PaymentRow): Promise<void> {
  const { purpose, orderId } = payment
  if (purpose !== 'prepayment' && purpose !== 'balance' && purpose !== 'retention') return
  const order = orderId === null ? null : await lockOrder(act.tx, orderId)
  if (!order) throw new Error(`payment ${payment.id} names no order`)
  const from = account(ACCOUNT_OF[purpose], order.id, order.poolId)
  const isWarranted = purpose === 'retention' && order.terminationReason === 'supplier_default'
  if (order.state === 'terminated' && !isWarranted) return giveBack(act, payment, order, from)
  await arrive(act, payment, purpose, order)
  await freezeArrival(act, order)
}

async function arrive(
  act: Act,
  payment: PaymentRow,
  purpose: keyof typeof ACCOUNT_OF,
  order: OrderRow,
): Promise<void> {
  if (purpose === 'retention') return holdRetention(act, payment, order)
  const heldFen = await heldForOrder(act, order, purpose)
  if (purpose === 'prepayment') {
    if (order.prepaymentHeldAt === null && heldFen >= order.prepaymentFen) await startProduction(act, order)
    return
  }
  if (order.balanceHeldAt !== null || heldFen < order.balanceFen) return
  await changeOrder(act.tx, act.now, order, { balanceHeldAt: act.now })
  await dropDeadline(act.tx, act.now, 'order.balance_due', order.id)
  await dropDeadline(act.tx, act.now, 'order.balance_default', order.id)
  await askToShip(act, order)
}

async function holdRetention(act: Act, payment: PaymentRow, order: OrderRow): Promise<void> {
  const acceptances = await acceptancesOf(act.tx, order.id)
  const held = acceptances.find((acceptance) => acceptance.id === payment.acceptanceId)
  if (!held) throw new Error(`payment ${payment.id} names no acceptance of order ${order.id}`)
  await markAcceptance(act.tx, held.id, 'retentionHeldAt', act.now)
  await settleWarranty(act, order)
}

async function giveBack(
  act: Act,
  payment: PaymentRow,
  order: OrderRow,
  from: ReturnType<typeof account>,
): Promise<void> {
  await payBack(act, {
    purpose: 'refund',
    from,
    organisationId: payment.organisationId,
    amountFen: payment.amountFen,
    poolId: order.poolId,
    orderId: order.id,
    acceptanceId: payment.acceptanceId,
    idempotencyKey: `refund:${payment.id}:terminated`,
  })
}
