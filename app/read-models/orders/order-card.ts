import type { OrderCard } from '#app/contracts/views/orders.ts'
import { nextAction } from './next-action.ts'
import { type OrderRow, orderNumber, sideOf } from './order-rows.ts'

/** An order in a list, with what its reader has to do next. */
export function orderCard(row: OrderRow, organisationId: string): OrderCard {
  const side = sideOf(row, organisationId)
  return {
    id: row.id,
    number: orderNumber(row.id),
    state: row.state,
    side,
    pool: { id: row.poolId, title: row.poolTitle },
    buyerName: row.buyerName,
    supplierName: row.supplierName,
    listingTitle: row.listingTitle,
    quantity: row.quantity,
    priceFen: Number(row.unitPriceFen),
    totalFen: Number(row.unitPriceFen) * row.quantity,
    agreedDeliveryAt: row.deliveryDueAt?.toISOString() ?? null,
    next: nextAction(row, side),
  }
}
