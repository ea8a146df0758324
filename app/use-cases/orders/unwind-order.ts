import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import {
  ORDER_LIFECYCLE,
  type OrderState,
  type TerminationReason,
} from '#app/domain/orders/order-lifecycle.ts'
import { minFen } from '#app/domain/shared/money.ts'
import { balanceOf, postJournal } from '#db/stores/ledger.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'

export type SilentParty = 'buyer' | 'supplier'

/** How an order that delivered nothing yet comes to its end. */
export interface Unwinding {
  readonly reason: TerminationReason
  readonly silent?: readonly SilentParty[]
  /** The buyer stays bound to the pool: its deposit stays, or goes back to where it came from. */
  readonly keepsDeposit: boolean
}

interface Unwound {
  readonly poolId: string
  readonly state: OrderState
  readonly commitmentId: string
  readonly buyerId: string
  readonly supplierId: string
  readonly depositHeldFen: bigint
  readonly depositDueFen: bigint
}

/**
 * Ends an order before its delivery: nothing more is asked for, what the buyer paid goes back, the deposit
 * either stays for the next round, or is forfeited to the supplier that was ready to sign. The state's check
 * wants the reason together with the state, so both are written in one statement.
 */
export async function unwindOrder(act: Act, orderId: string, how: Unwinding): Promise<void> {
  const { tx, now } = act
  const [order] = await tx.sql<Unwound[]>`
    select o.pool_id as "poolId", o.state, o.commitment_id as "commitmentId", o.buyer_id as "buyerId",
      o.supplier_id as "supplierId", c.deposit_held_fen as "depositHeldFen", c.deposit_due_fen as "depositDueFen"
    from orders o join commitments c on c.id = o.commitment_id where o.id = ${orderId}`
  if (!order) throw new Error(`order ${orderId} is gone`)
  await tx.sql`
    update orders set state = 'terminated', termination_reason = ${how.reason}, updated_at = ${now}
    where id = ${orderId} and state = ${order.state}`
  await recordTrail(tx, act, [
    {
      machine: ORDER_LIFECYCLE.name,
      subjectId: orderId,
      poolId: order.poolId,
      event: 'terminate',
      fromState: order.state,
      toState: 'terminated',
      reason: how.reason,
    },
  ])
  await tx.sql`
    update payments set state = 'cancelled', updated_at = ${now}
    where order_id = ${orderId} and state in ('payable', 'refused')`
  await giveBackPrepaid(act, orderId, order, how.keepsDeposit)
  if (!how.keepsDeposit) await forfeitDeposit(act, orderId, order, how.silent ?? [])
}

/** What was paid into the order returns: first the deposit to its own account, the rest to the buyer. */
async function giveBackPrepaid(
  act: Act,
  orderId: string,
  order: Unwound,
  keepsDeposit: boolean,
): Promise<void> {
  const deposit = account('deposit', order.commitmentId, order.poolId)
  let missingFen = keepsDeposit ? order.depositDueFen - order.depositHeldFen : 0n
  for (const kind of ['order_prepayment', 'order_balance'] as const) {
    const from = account(kind, orderId, order.poolId)
    const heldFen = await balanceOf(act.tx, from.id)
    const backFen = minFen(heldFen, missingFen > 0n ? missingFen : 0n)
    missingFen -= backFen
    await postJournal(act.tx, act.now, {
      id: act.ids.next('jrn'),
      idempotencyKey: `deposit-restored:${orderId}:${kind}`,
      kind: 'deposit_applied',
      poolId: order.poolId,
      orderId,
      paymentId: null,
      postings: [{ from, to: deposit, amountFen: backFen }],
    })
    await act.tx.sql`
      update commitments set deposit_held_fen = deposit_held_fen + ${backFen} where id = ${order.commitmentId}`
    await payBack(act, {
      purpose: 'refund',
      from,
      organisationId: order.buyerId,
      amountFen: heldFen - backFen,
      poolId: order.poolId,
      orderId,
      idempotencyKey: `unwound:${orderId}:${kind}`,
    })
  }
}

/** A silent buyer's deposit goes to the supplier that signed; were both silent, to the platform. */
async function forfeitDeposit(
  act: Act,
  orderId: string,
  order: Unwound,
  silent: readonly SilentParty[],
): Promise<void> {
  const from = account('deposit', order.commitmentId, order.poolId)
  const key = `deposit-forfeited:${order.commitmentId}`
  await act.tx.sql`
    update commitments set deposit_held_fen = 0, deposit_due_fen = 0 where id = ${order.commitmentId}`
  if (silent.includes('supplier')) {
    await postJournal(act.tx, act.now, {
      id: act.ids.next('jrn'),
      idempotencyKey: key,
      kind: 'forfeited',
      poolId: order.poolId,
      orderId,
      paymentId: null,
      postings: [{ from, to: account('platform_fee', 'hecai', null), amountFen: order.depositHeldFen }],
    })
    return
  }
  await payBack(act, {
    purpose: 'compensation',
    from,
    organisationId: order.supplierId,
    amountFen: order.depositHeldFen,
    poolId: order.poolId,
    orderId,
    idempotencyKey: key,
  })
}
