import type { OrderPayment } from '#app/contracts/views/orders.ts'
import type { Permitted } from '#app/contracts/views/shell.ts'
import type { PaymentDirection, PaymentPurpose, PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Sql } from '#db/client.ts'
import { payoutCause } from '../escrow/payout-cause.ts'
import type { OrderRow } from './order-rows.ts'

interface PaymentRow {
  readonly id: string
  readonly organisationId: string
  readonly purpose: PaymentPurpose
  readonly state: PaymentState
  readonly direction: PaymentDirection
  readonly amountFen: bigint
  readonly dueAt: Date | null
  readonly updatedAt: Date
  readonly reason: string | null
  readonly event: string | null
}

interface OrderMoney {
  readonly payments: OrderPayment[]
  readonly heldFen: number
  readonly paidOutFen: number
  readonly refundedFen: number
  /** What of the pool's deposit counted towards the prepayment. */
  readonly depositCountedFen: number
}

/** Every movement of an order's money, and what the custodian holds of it now. */
export async function orderMoney(sql: Sql, order: OrderRow, actor: PersonActor): Promise<OrderMoney> {
  const [rows, held, counted] = await Promise.all([
    sql<PaymentRow[]>`
      select y.id, y.organisation_id as "organisationId", y.purpose, y.state, y.direction, y.amount_fen as "amountFen",
        y.due_at as "dueAt", y.updated_at as "updatedAt", y.reason, i.event
      from payments y left join invoices i on i.payment_id = y.id
      where y.order_id = ${order.id} order by y.created_at, y.id`,
    sql<{ held: bigint }[]>`
      select coalesce(sum(balance_fen), 0)::bigint as held from accounts
      where id in ('order_prepayment:' || ${order.id}::text, 'order_balance:' || ${order.id}::text,
        'order_retention:' || ${order.id}::text, 'frozen:' || ${order.id}::text)`,
    sql<{ fen: bigint }[]>`
      select coalesce(sum(e.amount_fen), 0)::bigint as fen from journals j join entries e on e.journal_id = j.id
      where j.idempotency_key = 'deposit_applied:' || ${order.id}::text and e.amount_fen > 0`,
  ])
  const settled = (purpose: PaymentPurpose) =>
    rows
      .filter((row) => row.purpose === purpose && row.direction === 'out' && row.state === 'settled')
      .reduce((sum, row) => sum + Number(row.amountFen), 0)
  return {
    payments: [...rows.map((row) => paymentView(row, actor)), ...notDueYet(order, rows)],
    heldFen: Number(held[0]?.held ?? 0n),
    paidOutFen: settled('payout'),
    refundedFen: settled('refund'),
    depositCountedFen: Number(counted[0]?.fen ?? 0n),
  }
}

function paymentView(row: PaymentRow, actor: PersonActor): OrderPayment {
  const isMine = row.organisationId === actor.organisationId
  const { id, purpose, state, direction } = row
  return {
    ...{ id, purpose, state, direction },
    cause: payoutCause(row),
    amountFen: Number(row.amountFen),
    dueAt: row.dueAt?.toISOString() ?? null,
    settledAt: state === 'settled' ? row.updatedAt.toISOString() : null,
    // Why a bank refused a firm is that firm's alone.
    bankReason: isMine ? row.reason : null,
    pay: mayPay(row, actor, isMine),
  }
}

function mayPay({ state, direction }: PaymentRow, actor: PersonActor, isMine: boolean): Permitted {
  if (!isMine || !isPermitted(actor, 'payment.pay')) return refused('NOT_PERMITTED')
  const isOpen = direction === 'in' && (state === 'payable' || state === 'refused')
  return isOpen ? { isAllowed: true } : refused('PAYMENT_NOT_PAYABLE')
}

function refused(code: 'NOT_PERMITTED' | 'PAYMENT_NOT_PAYABLE'): Permitted {
  return { isAllowed: false, refusal: { code, facts: {} } }
}

/** What the terms still foresee: shares of which nothing has been asked for, and nothing is held. */
function notDueYet(order: OrderRow, rows: readonly PaymentRow[]): OrderPayment[] {
  if (order.state === 'terminated' || order.state === 'completed') return []
  const asked = (purpose: PaymentPurpose) => rows.some((row) => row.purpose === purpose)
  const isSigned = order.buyerSignedAt !== null && order.supplierSignedAt !== null
  const planned = [
    { purpose: 'prepayment' as const, amountFen: order.prepaymentFen, isOver: isSigned },
    { purpose: 'balance' as const, amountFen: order.balanceFen, isOver: order.balanceHeldAt !== null },
    {
      purpose: 'retention' as const,
      amountFen: order.retentionFen,
      isOver: order.acceptedQuantity === order.quantity,
    },
  ]
  return planned
    .filter(({ purpose, amountFen, isOver }) => amountFen > 0n && !isOver && !asked(purpose))
    .map(({ purpose, amountFen }) => ({
      id: `plan-${purpose}`,
      purpose,
      cause: null,
      state: 'not_due',
      direction: 'in',
      amountFen: Number(amountFen),
      dueAt: null,
      settledAt: null,
      bankReason: null,
      pay: refused('PAYMENT_NOT_PAYABLE'),
    }))
}
