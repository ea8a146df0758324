import type { PaymentDirection, PaymentPurpose, PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import type { OrderState, TerminationReason } from '#app/domain/orders/order-lifecycle.ts'
import type { FileLink, OrderDealings } from './dealings.ts'
import type { Permitted } from './shell.ts'
import type { PayoutCause } from './statement.ts'

export type OrderSide = 'buyer' | 'supplier' | 'observer'

/** The one thing that moves the order on, and who is to do it. */
export const ORDER_STEPS = [
  'sign',
  'pay_prepayment',
  'produce',
  'pay_balance',
  'ship',
  'receive',
  'accept',
  'pay_retention',
  'wait_warranty',
  'wait_bank',
  'wait_award',
  'decide_dispute',
  'none',
] as const
export type OrderStep = (typeof ORDER_STEPS)[number]

export interface NextAction {
  step: OrderStep
  by: 'buyer' | 'supplier' | 'members' | 'operator' | 'bank' | 'clock' | 'nobody'
  /** True when the reader is the one to act. */
  isMine: boolean
  dueAt: string | null
  amountFen: number | null
  quantity: number | null
}

export interface OrderCard {
  id: string
  number: string
  state: OrderState
  side: OrderSide
  pool: { id: string; title: string }
  buyerName: string
  supplierName: string
  listingTitle: string
  quantity: number
  /** Landed unit price: tier price and surcharge. */
  priceFen: number
  totalFen: number
  agreedDeliveryAt: string | null
  next: NextAction
}

export interface OrderEvent {
  id: string
  at: string
  /** An order state that was reached, or something that happened inside one. */
  kind:
    | OrderState
    | 'created'
    | 'buyer_signed'
    | 'supplier_signed'
    | 'payment_held'
    | 'payment_refused'
    | 'shipped'
    | 'received'
    | 'accepted_part'
    | 'accepted_by_clock'
    | 'rejected'
    | 'paid_out'
    | 'refunded'
    | 'dispute_decided'
  actorName: string | null
  facts: Record<string, string | number | null>
}

export interface OrderPayment {
  id: string
  purpose: PaymentPurpose
  /** What earned a pay-out; null for everything else. */
  cause: PayoutCause | null
  /** `not_due`: in the plan, not yet a payment. */
  state: PaymentState | 'not_due'
  direction: PaymentDirection
  amountFen: number
  dueAt: string | null
  settledAt: string | null
  /** The bank's refusal code, e.g. `insufficient_funds`; null when there is none. */
  bankReason: string | null
  pay: Permitted
}

export interface OrderAcceptance {
  id: string
  quantity: number
  acceptedAt: string
  acceptedBy: 'buyer' | 'clock'
  warrantyUntilAt: string
}

export interface OrderRejection {
  id: string
  quantity: number
  /** Sets that came again, repaired or replaced. */
  remediedQuantity: number
  files: FileLink[]
  rejectedAt: string
  reason: string
}

export interface OrderShipment {
  id: string
  /** Counts from 1 within the order. */
  number: number
  quantity: number
  /** How its sets that came again were mended; null when all are new. */
  remedy: 'repaired' | 'replaced' | null
  remediedQuantity: number
  shippedAt: string
  receivedAt: string | null
  /** Sets that wait for acceptance. */
  openQuantity: number
  /** What is open is accepted by the clock at this instant; null when nothing is open. */
  acceptByAt: string | null
  acceptances: OrderAcceptance[]
  rejections: OrderRejection[]
}

export interface OrderContract {
  sha256: string
  buyerSignedAt: string | null
  supplierSignedAt: string | null
  signBeforeAt: string
}

export interface OrderPageView extends OrderCard {
  tierPriceFen: number
  surchargeFen: number
  soloPriceFen: number | null
  terms: { prepaymentBasisPoints: number; balanceBasisPoints: number; retentionBasisPoints: number }
  contract: OrderContract
  shippedQuantity: number
  receivedQuantity: number
  acceptedQuantity: number
  heldFen: number
  paidOutFen: number
  refundedFen: number
  /** What of the pool's deposit counted towards the prepayment. */
  depositCountedFen: number
  payments: OrderPayment[]
  shipments: OrderShipment[]
  events: OrderEvent[]
  dealings: OrderDealings
  actions: {
    sign: Permitted
    pay: Permitted
    ship: Permitted
    receive: Permitted
    accept: Permitted
    reject: Permitted
  }
  termination: TerminationReason | null
  idempotencyKey: string
  nowAt: string
}

/** One phase of an order in time; planned where it is agreed and not yet done. */
export interface OrderSpan {
  orderId: string
  number: string
  phase: 'signing' | 'production' | 'delivery' | 'warranty'
  fromAt: string
  untilAt: string
  isPlanned: boolean
}

export interface OrdersView {
  /** Phase by phase, order by order, as the list stands. */
  spans: OrderSpan[]
  rows: OrderCard[]
  mineToActOn: number
  inEscrowFen: number
  nowAt: string
}
