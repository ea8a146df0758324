import { type Fen, minFen, proportionFen, splitFen } from '../shared/money.ts'

/** Shares of an order in basis points: on signing, before shipment, 质保金 at acceptance; they sum to 10 000. */
export type PaymentTerms = readonly [prepayment: number, balance: number, retention: number]

export interface OrderAmounts {
  readonly prepaymentFen: Fen
  readonly balanceFen: Fen
  readonly retentionFen: Fen
}

/** How long a firm has for a payment that it is asked for; the balance is due by the delivery instead. */
export const PAYMENT_DAYS = 7
/** The balance is due so many days before the agreed delivery (DOMAIN 9). */
export const BALANCE_LEAD_DAYS = 7
/** A balance that is so many days late is the buyer's default. */
export const BALANCE_GRACE_DAYS = 7
/** A delivery that is so many days late is the supplier's default. */
export const DELIVERY_GRACE_DAYS = 30
/** A retention that nobody has paid so many days after the last warranty's end will not come any more. */
export const RETENTION_GRACE_DAYS = 30

/** The three payments of an order: each share half up, the retention takes the remainder; they always add up. */
export function splitTerms(totalFen: Fen, terms: PaymentTerms): OrderAmounts {
  const [prepaymentFen = 0n, balanceFen = 0n, retentionFen = 0n] = splitFen(totalFen, terms.map(BigInt))
  return { prepaymentFen, balanceFen, retentionFen }
}

/**
 * What is due of an amount once `quantityDone` of `quantity` sets are done: pro rata, half up to the fen; the
 * last set takes whatever rounding left. Throws RangeError when more is done than there is.
 */
export function cumulativeShareFen(amountFen: Fen, quantityDone: number, quantity: number): Fen {
  if (quantity < 1 || quantityDone < 0 || quantityDone > quantity) {
    throw new RangeError(`${quantityDone} of ${quantity} sets is no part of an order`)
  }
  if (quantityDone === quantity) return amountFen
  return proportionFen(amountFen, BigInt(quantityDone), BigInt(quantity))
}

/** What the step from `before` to `after` sets is worth; steps without gaps add up to the whole amount. */
export function stepShareFen(amountFen: Fen, before: number, after: number, quantity: number): Fen {
  return cumulativeShareFen(amountFen, after, quantity) - cumulativeShareFen(amountFen, before, quantity)
}

/** Where a held deposit goes at signature: first into the prepayment, then the balance; the rest goes back. */
export function applyDeposit(
  depositFen: Fen,
  due: Pick<OrderAmounts, 'prepaymentFen' | 'balanceFen'>,
): { readonly toPrepaymentFen: Fen; readonly toBalanceFen: Fen; readonly surplusFen: Fen } {
  const toPrepaymentFen = minFen(depositFen, due.prepaymentFen)
  const toBalanceFen = minFen(depositFen - toPrepaymentFen, due.balanceFen)
  return { toPrepaymentFen, toBalanceFen, surplusFen: depositFen - toPrepaymentFen - toBalanceFen }
}

/** What of the balance is shared over which sets: all of it over all, until a reduction starts it anew. */
export interface BalanceBase {
  readonly quantity: number
  readonly balanceFen: Fen
  readonly balanceBaseFen: Fen | null
  readonly balanceBaseFrom: number
}

/** What accepting the sets from `before` to `after` pays out of the balance, in fen. */
export function balanceStepFen(order: BalanceBase, before: number, after: number): Fen {
  const { quantity, balanceBaseFen, balanceBaseFrom: from } = order
  if (balanceBaseFen === null) return stepShareFen(order.balanceFen, before, after, quantity)
  return stepShareFen(balanceBaseFen, before - from, after - from, quantity - from)
}
