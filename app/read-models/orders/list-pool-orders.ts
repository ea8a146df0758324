import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { OrderState } from '#app/domain/orders/order-lifecycle.ts'
import type { Database } from '#db/client.ts'
import { isOrderSeenBy } from './order-rows.ts'

/** An order as machines read it. */
export interface OrderLine {
  readonly id: string
  readonly poolId: string
  readonly buyerId: string
  readonly supplierId: string
  readonly offerId: string
  readonly state: OrderState
  readonly quantity: number
  readonly unitPriceFen: number
  readonly shippedQuantity: number
  readonly acceptedQuantity: number
  readonly buyerSignedAt: string | null
  readonly supplierSignedAt: string | null
  readonly balanceHeldAt: string | null
}

/** The reader's own orders in a pool, on either side. */
export async function listPoolOrders(
  { sql }: Database,
  poolId: string,
  actor: PersonActor,
): Promise<OrderLine[]> {
  const isOperator = actor.capabilities.includes('operator')
  const rows = await sql<OrderLine[]>`
    select o.id, o.pool_id as "poolId", o.buyer_id as "buyerId", o.supplier_id as "supplierId",
      o.offer_id as "offerId", o.state, o.quantity, o.unit_price_fen::float8 as "unitPriceFen",
      o.shipped_quantity as "shippedQuantity", o.accepted_quantity as "acceptedQuantity",
      o.buyer_signed_at as "buyerSignedAt", o.supplier_signed_at as "supplierSignedAt",
      o.balance_held_at as "balanceHeldAt"
    from orders o where o.pool_id = ${poolId} and ${isOrderSeenBy(sql, actor.organisationId, isOperator)}
    order by o.created_at, o.id`
  return [...rows]
}
