import type { NextAction, OrderSide, OrderStep } from '#app/contracts/views/orders.ts'
import type { OrderRow } from './order-rows.ts'

interface Step {
  readonly step: OrderStep
  readonly by: NextAction['by']
  readonly dueAt?: Date | null
  readonly amountFen?: number
  readonly quantity?: number
}

/** The one thing that moves the order on, as one of its sides sees it: its own duty first. */
export function nextAction(row: OrderRow, side: OrderSide): NextAction {
  const steps = stepsOf(row)
  const step = steps.find(({ by }) => by === side) ?? steps[0] ?? { step: 'none', by: 'nobody' }
  return {
    step: step.step,
    by: step.by,
    isMine: step.by === side,
    dueAt: step.dueAt?.toISOString() ?? null,
    amountFen: step.amountFen ?? null,
    quantity: step.quantity ?? null,
  }
}

function stepsOf(row: OrderRow): Step[] {
  switch (row.state) {
    case 'awaiting_signature':
      return signing(row)
    case 'awaiting_prepayment':
    case 'accepted':
      return paying(row)
    case 'in_production':
    case 'awaiting_balance':
      return [...paying(row), ...producing(row)]
    case 'shipping':
    case 'delivered':
      return delivering(row)
    case 'in_warranty':
      return [...paying(row), { step: 'wait_warranty', by: 'clock', dueAt: row.warrantyUntil }]
    case 'disputed':
      return [{ step: 'decide_dispute', by: 'operator' }]
    default:
      return []
  }
}

function signing(row: OrderRow): Step[] {
  const { signBy: dueAt } = row
  return [
    ...(row.buyerSignedAt ? [] : [{ step: 'sign', by: 'buyer', dueAt } as const]),
    ...(row.supplierSignedAt ? [] : [{ step: 'sign', by: 'supplier', dueAt } as const]),
  ]
}

const PAY_STEP = { prepayment: 'pay_prepayment', balance: 'pay_balance', retention: 'pay_retention' } as const

function paying({ duePurpose, dueState, dueFen, dueAt, state }: OrderRow): Step[] {
  if (duePurpose !== 'prepayment' && duePurpose !== 'balance' && duePurpose !== 'retention') {
    return state === 'awaiting_prepayment' || state === 'accepted' ? [{ step: 'wait_bank', by: 'bank' }] : []
  }
  const amountFen = Number(dueFen ?? 0)
  if (dueState !== 'payable' && dueState !== 'refused') return [{ step: 'wait_bank', by: 'bank', amountFen }]
  return [{ step: PAY_STEP[duePurpose], by: 'buyer', dueAt, amountFen }]
}

/** The supplier makes the goods, and ships them once the balance is held and every firm of the award has signed. */
function producing(row: OrderRow): Step[] {
  if (row.balanceHeldAt && row.poolState === 'awarded')
    return [{ step: 'wait_award', by: 'members', dueAt: row.signBy }]
  const step = row.balanceHeldAt ? 'ship' : 'produce'
  return [{ step, by: 'supplier', dueAt: row.deliveryDueAt, quantity: row.quantity - row.shippedQuantity }]
}

function delivering(row: OrderRow): Step[] {
  const left = row.quantity - row.shippedQuantity
  return [
    ...(row.unreceived > 0
      ? [{ step: 'receive', by: 'buyer', dueAt: row.acceptBy, quantity: row.unreceived } as const]
      : []),
    ...(row.unaccepted > 0
      ? [{ step: 'accept', by: 'buyer', dueAt: row.acceptBy, quantity: row.unaccepted } as const]
      : []),
    ...(left > 0
      ? [{ step: 'ship', by: 'supplier', dueAt: row.deliveryDueAt, quantity: left } as const]
      : []),
    ...paying(row),
  ]
}
