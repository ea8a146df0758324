import type { OrderPageView, OrderSide } from '#app/contracts/views/orders.ts'
import type { Permitted } from '#app/contracts/views/shell.ts'
import { isPermitted, type Permission } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { RefusalCode } from '#app/domain/shared/refusal-codes.ts'
import type { OrderRow } from './order-rows.ts'

const allowed: Permitted = { isAllowed: true }
const refused = (code: RefusalCode): Permitted => ({ isAllowed: false, refusal: { code, facts: {} } })

/** Which of an order's buttons its reader is offered now, and why not. */
export function orderActions(
  row: OrderRow,
  side: OrderSide,
  actor: PersonActor,
  now: Date,
): OrderPageView['actions'] {
  const may = (permission: Permission, needed: OrderSide, then: () => Permitted): Permitted =>
    side === needed && isPermitted(actor, permission) ? then() : refused('NOT_PERMITTED')
  const isDelivering = row.state === 'shipping' || row.state === 'delivered'
  const when = (condition: boolean): Permitted => (condition ? allowed : refused('ORDER_STATE'))
  const isSigner = side !== 'observer' && isPermitted(actor, 'order.sign')
  return {
    sign: isSigner ? signing(row, side, now) : refused('NOT_PERMITTED'),
    pay: may('payment.pay', 'buyer', () => when(row.dueState === 'payable' || row.dueState === 'refused')),
    ship: may('order.ship', 'supplier', () => shipping(row)),
    receive: may('order.receive', 'buyer', () => when(isDelivering && row.unreceived > 0)),
    accept: may('order.receive', 'buyer', () => when(isDelivering && row.unaccepted + row.unreceived > 0)),
    reject: may('order.receive', 'buyer', () => when(isDelivering && row.unaccepted + row.unreceived > 0)),
  }
}

function signing(row: OrderRow, side: OrderSide, now: Date): Permitted {
  if (row.state !== 'awaiting_signature') return refused('ORDER_STATE')
  if (side === 'buyer' ? row.buyerSignedAt : row.supplierSignedAt) return refused('ALREADY_SIGNED')
  return now < row.signBy ? allowed : refused('SIGNING_CLOSED')
}

function shipping(row: OrderRow): Permitted {
  if (!['in_production', 'awaiting_balance', 'shipping', 'delivered'].includes(row.state))
    return refused('ORDER_STATE')
  if (row.poolState === 'awarded') return refused('AWARD_NOT_EFFECTIVE')
  if (!row.balanceHeldAt) return refused('BALANCE_NOT_HELD')
  return row.shippedQuantity < row.quantity ? allowed : refused('ORDER_STATE')
}
