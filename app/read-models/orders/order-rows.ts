import type { OrderSide } from '#app/contracts/views/orders.ts'
import type { PaymentPurpose, PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import type { OrderState, TerminationReason } from '#app/domain/orders/order-lifecycle.ts'
import type { PoolState } from '#app/domain/pools/pool-lifecycle.ts'
import type { Sql } from '#db/client.ts'

/** An order with the names that its readers need, and what moves it on. */
export interface OrderRow {
  readonly id: string
  readonly poolId: string
  readonly poolTitle: string
  readonly poolState: PoolState
  readonly buyerId: string
  readonly buyerName: string
  readonly supplierId: string
  readonly supplierName: string
  readonly listingTitle: string
  readonly state: OrderState
  readonly termination: TerminationReason | null
  readonly quantity: number
  readonly unitPriceFen: bigint
  readonly prepaymentFen: bigint
  readonly balanceFen: bigint
  readonly retentionFen: bigint
  readonly surchargeFen: number
  readonly contractHash: string
  readonly signBy: Date
  readonly buyerSignedAt: Date | null
  readonly supplierSignedAt: Date | null
  readonly deliveryDueAt: Date | null
  readonly balanceHeldAt: Date | null
  readonly shippedQuantity: number
  readonly acceptedQuantity: number
  readonly createdAt: Date
  /** Sets on the way that nobody has received, and sets received that wait for acceptance. */
  readonly unreceived: number
  readonly unaccepted: number
  readonly acceptBy: Date | null
  readonly warrantyUntil: Date | null
  /** The payment of the buyer that is the next to move; null when none is open. */
  readonly duePurpose: PaymentPurpose | null
  readonly dueState: PaymentState | null
  readonly dueFen: bigint | null
  readonly dueAt: Date | null
}

export function orderColumns(sql: Sql) {
  return sql`
    o.id, o.pool_id as "poolId", p.title as "poolTitle", p.state as "poolState", o.buyer_id as "buyerId", b.name as "buyerName",
    o.supplier_id as "supplierId", s.name as "supplierName", coalesce(l.title, c.name_zh) as "listingTitle",
    o.state, o.termination_reason as termination, o.quantity, o.unit_price_fen as "unitPriceFen",
    o.prepayment_fen as "prepaymentFen", o.balance_fen as "balanceFen", o.retention_fen as "retentionFen",
    coalesce((f.surcharge_by_county ->> m.county)::int, 0) as "surchargeFen",
    o.contract_hash as "contractHash", o.sign_by as "signBy", o.buyer_signed_at as "buyerSignedAt",
    o.supplier_signed_at as "supplierSignedAt", o.delivery_due_at as "deliveryDueAt",
    o.balance_held_at as "balanceHeldAt", o.shipped_quantity as "shippedQuantity",
    o.accepted_quantity as "acceptedQuantity", o.created_at as "createdAt",
    h.unreceived, h.unaccepted, h.accept_by as "acceptBy", w.warranty_until as "warrantyUntil",
    d.purpose as "duePurpose", d.state as "dueState", d.amount_fen as "dueFen", d.due_at as "dueAt"`
}

export function orderSource(sql: Sql) {
  return sql`orders o join pools p on p.id = o.pool_id join categories c on c.slug = p.category_slug
    join organisations b on b.id = o.buyer_id join organisations s on s.id = o.supplier_id
    join offers f on f.id = o.offer_id join commitments m on m.id = o.commitment_id
    left join listings l on l.id = f.listing_id
    cross join lateral (
      select coalesce(sum(quantity - accepted_quantity - rejected_quantity)
          filter (where received_at is null), 0)::int as unreceived,
        coalesce(sum(quantity - accepted_quantity - rejected_quantity)
          filter (where received_at is not null), 0)::int as unaccepted,
        min(accept_by) filter (where accepted_quantity + rejected_quantity < quantity) as accept_by
      from shipments where order_id = o.id) h
    cross join lateral (
      select min(warranty_until) as warranty_until from acceptances
      where order_id = o.id and warranty_ended_at is null) w
    left join lateral (
      select purpose, state, amount_fen, due_at from payments
      where order_id = o.id and direction = 'in'
        and state in ('payable', 'refused', 'instructed', 'processing', 'in_doubt')
      order by state not in ('payable', 'refused'), due_at nulls last, id limit 1) d on true`
}

/** Only its two firms see an order; the operator looks on. */
export function isOrderSeenBy(sql: Sql, organisationId: string, isOperator: boolean) {
  return sql`(o.buyer_id = ${organisationId} or o.supplier_id = ${organisationId} or ${isOperator})`
}

export function sideOf(row: Pick<OrderRow, 'buyerId' | 'supplierId'>, organisationId: string): OrderSide {
  if (row.buyerId === organisationId) return 'buyer'
  return row.supplierId === organisationId ? 'supplier' : 'observer'
}

/** An order's number for people: the end of its id, which no other order shares. */
export function orderNumber(id: string): string {
  return `HC-${id.replace(/^ord_/, '').slice(-10).toUpperCase()}`
}
