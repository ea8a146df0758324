import type { Lifecycle } from '../shared/lifecycle.ts'

export const ORDER_STATES = [
  'awaiting_signature',
  'awaiting_prepayment',
  'in_production',
  'awaiting_balance',
  'shipping',
  'delivered',
  'accepted',
  'in_warranty',
  'completed',
  'disputed',
  'terminated',
] as const
export type OrderState = (typeof ORDER_STATES)[number]
export type OrderEvent =
  | 'sign'
  | 'prepayment_held'
  | 'finish_production'
  | 'ship'
  | 'deliver'
  | 'reopen_delivery'
  | 'accept'
  | 'retention_held'
  | 'complete'
  | 'dispute'
  | 'terminate'
  | 'resume_awaiting_signature'
  | 'resume_awaiting_prepayment'
  | 'resume_in_production'
  | 'resume_awaiting_balance'
  | 'resume_shipping'
  | 'resume_delivered'
  | 'resume_accepted'
  | 'resume_in_warranty'

export type TerminationReason = 'buyer_default' | 'supplier_default' | 'mutual'

const interrupted = { dispute: 'disputed', terminate: 'terminated' } as const

/** 订单, DOMAIN 9. Any open state may be disputed and comes back to where it was, or ends terminated. */
export const ORDER_LIFECYCLE: Lifecycle<OrderState, OrderEvent> = {
  name: 'order',
  states: ORDER_STATES,
  initial: 'awaiting_signature',
  moves: {
    awaiting_signature: { sign: 'awaiting_prepayment', ...interrupted },
    awaiting_prepayment: { prepayment_held: 'in_production', ...interrupted },
    in_production: { finish_production: 'awaiting_balance', ...interrupted },
    awaiting_balance: { ship: 'shipping', ...interrupted },
    shipping: { ship: 'shipping', deliver: 'delivered', ...interrupted },
    delivered: { reopen_delivery: 'shipping', accept: 'accepted', ...interrupted },
    accepted: { retention_held: 'in_warranty', ...interrupted },
    in_warranty: { complete: 'completed', ...interrupted },
    completed: {},
    disputed: {
      terminate: 'terminated',
      resume_awaiting_signature: 'awaiting_signature',
      resume_awaiting_prepayment: 'awaiting_prepayment',
      resume_in_production: 'in_production',
      resume_awaiting_balance: 'awaiting_balance',
      resume_shipping: 'shipping',
      resume_delivered: 'delivered',
      resume_accepted: 'accepted',
      resume_in_warranty: 'in_warranty',
    },
    terminated: {},
  },
}

const AMENDABLE: readonly OrderState[] = [
  'awaiting_prepayment',
  'in_production',
  'awaiting_balance',
  'shipping',
  'delivered',
]

/** Whether a contract may still be amended: it is concluded, and something is still to be paid for or accepted. */
export function isAmendable(state: OrderState): boolean {
  return AMENDABLE.includes(state)
}
