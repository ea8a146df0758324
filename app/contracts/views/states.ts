/** The states that pages name and colour. They are the words of the lifecycles in `app/domain`. */
export const POOL_STATES = [
  'draft',
  'open',
  'locked',
  'awarded',
  'fulfilling',
  'settled',
  'failed',
  'cancelled',
] as const
export type PoolState = (typeof POOL_STATES)[number]

export const COMMITMENT_STATES = [
  'pending_deposit',
  'active',
  'awarded',
  'unserved',
  'withdrawn',
  'dropped',
] as const
export type CommitmentState = (typeof COMMITMENT_STATES)[number]

export const OFFER_STATES = ['submitted', 'improved', 'won', 'lost', 'withdrawn'] as const
export type OfferState = (typeof OFFER_STATES)[number]

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

/** A payment as its parties see it: not yet due, waiting for them, with the bank, done, refused, or void. */
export const PAYMENT_STATES = ['not_due', 'payable', 'in_flight', 'settled', 'refused', 'cancelled'] as const
export type PaymentState = (typeof PAYMENT_STATES)[number]

/** What a payment is for. Into escrow: the first four. Out of escrow: the rest. */
export const PAYMENT_PURPOSES = [
  'deposit',
  'prepayment',
  'balance',
  'bid_bond',
  'payout_shipment',
  'payout_acceptance',
  'payout_retention',
  'refund',
  'forfeiture',
] as const
export type PaymentPurpose = (typeof PAYMENT_PURPOSES)[number]
