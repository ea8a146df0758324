import type { Fen } from '../shared/money.ts'
import type { OrderEvent, OrderState } from './order-lifecycle.ts'
import { type BalanceBase, balanceStepFen, stepShareFen } from './order-money.ts'

/** What is known of a shipment when its sets are judged. */
export interface ShipmentFacts {
  readonly id: string
  readonly quantity: number
  readonly acceptedQuantity: number
  readonly rejectedQuantity: number
  readonly receivedAt: Date | null
}

/** Some sets of one shipment. */
export interface ShipmentPart {
  readonly shipmentId: string
  readonly quantity: number
}

/** Sets of a shipment that are neither accepted nor rejected. */
export function outstandingOf(shipment: ShipmentFacts): number {
  return shipment.quantity - shipment.acceptedQuantity - shipment.rejectedQuantity
}

/** Either the shipments that the quantity falls on, or how many sets there would have been. */
export type Allocation =
  | { readonly fits: true; readonly parts: readonly ShipmentPart[] }
  | { readonly fits: false; readonly outstanding: number }

/** Lays a judged quantity on the outstanding sets, first shipped first; a named shipment alone when given. */
export function allocateFirstShipped(
  quantity: number,
  shipments: readonly ShipmentFacts[],
  shipmentId: string | null = null,
): Allocation {
  const asked = shipments.filter((shipment) => shipmentId === null || shipment.id === shipmentId)
  const outstanding = asked.reduce((sum, shipment) => sum + outstandingOf(shipment), 0)
  if (quantity > outstanding) return { fits: false, outstanding }
  let left = quantity
  const parts: ShipmentPart[] = []
  for (const shipment of asked) {
    const taken = Math.min(left, outstandingOf(shipment))
    if (taken > 0) parts.push({ shipmentId: shipment.id, quantity: taken })
    left -= taken
  }
  return { fits: true, parts }
}

export interface AcceptedPart extends ShipmentPart {
  /** Of the balance, to be paid out now. */
  readonly balanceShareFen: Fen
  /** Of the retention, to be held for the warranty of these sets. */
  readonly retentionShareFen: Fen
}

/** What each accepted part is worth: cumulative over the order, so that the last one takes the rounding. */
export function priceAcceptance(
  order: BalanceBase & { readonly acceptedQuantity: number; readonly retentionFen: Fen },
  parts: readonly ShipmentPart[],
): AcceptedPart[] {
  let accepted = order.acceptedQuantity
  return parts.map((part) => {
    const before = accepted
    accepted += part.quantity
    return {
      ...part,
      balanceShareFen: balanceStepFen(order, before, accepted),
      retentionShareFen: stepShareFen(order.retentionFen, before, accepted, order.quantity),
    }
  })
}

/** The moves that a receipt or an acceptance leads to, in their order; none while sets are missing. */
export function movesOfDelivery(
  order: {
    readonly state: OrderState
    readonly quantity: number
    readonly shippedQuantity: number
    readonly acceptedQuantity: number
  },
  shipments: readonly ShipmentFacts[],
): OrderEvent[] {
  const moves: OrderEvent[] = []
  const isOnTheWay = shipments.some((shipment) => shipment.receivedAt === null && outstandingOf(shipment) > 0)
  const isThere = order.shippedQuantity === order.quantity && !isOnTheWay
  if (order.state === 'shipping' && isThere) moves.push('deliver')
  const isDelivered = order.state === 'delivered' || moves.length > 0
  if (isDelivered && order.acceptedQuantity === order.quantity) moves.push('accept')
  return moves
}

/** Sets that may still be shipped. A rejected set may be shipped again. */
export function remainingOf(order: { readonly quantity: number; readonly shippedQuantity: number }): number {
  return order.quantity - order.shippedQuantity
}

/** The moves that a shipment makes, or null where nothing can be shipped. Finishing production may fall with it. */
export function movesOfShipment(state: OrderState): OrderEvent[] | null {
  if (state === 'in_production') return ['finish_production', 'ship']
  if (state === 'awaiting_balance' || state === 'shipping') return ['ship']
  return null
}
