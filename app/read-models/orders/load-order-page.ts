import type { OrderPageView } from '#app/contracts/views/orders.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { orderActions } from './order-actions.ts'
import { orderCard } from './order-card.ts'
import { orderDealings } from './order-dealings.ts'
import { orderDeliveries } from './order-deliveries.ts'
import { orderMoney } from './order-money.ts'
import { isOrderSeenBy, type OrderRow, orderColumns, orderSource, sideOf } from './order-rows.ts'
import { orderStory } from './order-story.ts'

interface OrderQuestion {
  readonly orderId: string
  readonly actor: PersonActor
  readonly now: Date
  readonly idempotencyKey: string
}

interface PagedOrder extends OrderRow {
  readonly terms: number[]
  readonly soloPriceFen: bigint | null
}

/** One order for one of its firms; null when it is not there, or is two other firms'. */
export async function loadOrderPage(
  { sql }: Database,
  { orderId, actor, now, idempotencyKey }: OrderQuestion,
): Promise<OrderPageView | null> {
  const { organisationId } = actor
  const isOperator = actor.capabilities.includes('operator')
  // What the buyer would have paid alone is the buyer's own: its supplier learns nothing from it.
  const rows = await sql<PagedOrder[]>`
    select ${orderColumns(sql)}, p.terms, case when o.buyer_id = ${organisationId} then (
        select reference_fen from award_lines x
        where x.award_id = o.award_id and x.commitment_id = o.commitment_id) end as "soloPriceFen"
    from ${orderSource(sql)}
    where o.id = ${orderId} and ${isOrderSeenBy(sql, organisationId, isOperator)}`
  const row = rows[0]
  if (!row) return null
  const side = sideOf(row, organisationId)
  const [money, shipments, events, dealings] = await Promise.all([
    orderMoney(sql, row, actor),
    orderDeliveries(sql, orderId),
    orderStory(sql, orderId),
    orderDealings(sql, row, side, actor, now),
  ])
  const received = shipments.filter((shipment) => shipment.receivedAt !== null)
  return {
    ...orderCard(row, organisationId),
    ...money,
    ...agreed(row),
    shippedQuantity: row.shippedQuantity,
    receivedQuantity: received.reduce((sum, shipment) => sum + shipment.quantity, 0),
    acceptedQuantity: row.acceptedQuantity,
    shipments,
    events,
    dealings,
    actions: orderActions(row, side, actor, now),
    termination: row.termination,
    idempotencyKey,
    nowAt: now.toISOString(),
  }
}

function agreed(row: PagedOrder) {
  const [prepaymentBasisPoints = 0, balanceBasisPoints = 0, retentionBasisPoints = 0] = row.terms
  return {
    tierPriceFen: Number(row.unitPriceFen) - row.surchargeFen,
    surchargeFen: row.surchargeFen,
    soloPriceFen: row.soloPriceFen === null ? null : Number(row.soloPriceFen),
    terms: { prepaymentBasisPoints, balanceBasisPoints, retentionBasisPoints },
    contract: {
      sha256: row.contractHash,
      buyerSignedAt: row.buyerSignedAt?.toISOString() ?? null,
      supplierSignedAt: row.supplierSignedAt?.toISOString() ?? null,
      signBeforeAt: row.signBy.toISOString(),
    },
  }
}
