import type { PayoutCause } from '#app/contracts/views/statement.ts'
import type { PaymentPurpose } from '#app/domain/escrow/payment-lifecycle.ts'

const OF_ORDERS = ['shipment', 'acceptance', 'warranty'] as const

interface PaidOut {
  readonly purpose: PaymentPurpose | null
  /** Of the invoice that was written for it: `shipment:shp_…`. */
  readonly event: string | null
  readonly testOrderId?: string | null
  readonly bookingId?: string | null
}

/** What earned an order's money, by the event that paid it out; a decision or an agreement where it is no other. */
export function causeOfEvent(event: string): (typeof OF_ORDERS)[number] | 'settlement' {
  return OF_ORDERS.find((cause) => event.startsWith(`${cause}:`)) ?? 'settlement'
}

/** What earned the money of a payment; null for one that pays nobody out. */
export function payoutCause({ purpose, event, testOrderId, bookingId }: PaidOut): PayoutCause | null {
  if (purpose !== 'payout') return null
  if (testOrderId) return 'testing'
  if (bookingId) return 'booking'
  return event === null ? null : causeOfEvent(event)
}
