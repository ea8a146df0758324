import type { OrderState } from '#app/domain/orders/order-lifecycle.ts'

/**
 * The milestone that is under way in a state: contract, prepayment, production, balance, shipment, acceptance,
 * warranty, done. A disputed or terminated order stands where its deliveries and payments had brought it.
 */
const MILESTONE: Record<Exclude<OrderState, 'disputed' | 'terminated'>, number> = {
  awaiting_signature: 0,
  awaiting_prepayment: 1,
  in_production: 2,
  awaiting_balance: 3,
  shipping: 4,
  delivered: 5,
  accepted: 6,
  in_warranty: 6,
  completed: 8,
}

export interface OrderProgress {
  state: OrderState
  isSigned: boolean
  shippedQuantity: number
  acceptedQuantity: number
  quantity: number
}

export function milestoneOf(order: OrderProgress): { current: number; isStopped: boolean } {
  if (order.state !== 'disputed' && order.state !== 'terminated')
    return { current: MILESTONE[order.state], isStopped: false }
  if (order.acceptedQuantity >= order.quantity) return { current: 6, isStopped: true }
  if (order.shippedQuantity > 0) return { current: 5, isStopped: true }
  return { current: order.isSigned ? 2 : 0, isStopped: true }
}
