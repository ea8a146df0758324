import type { DisputeDeskView } from '#app/contracts/views/trade-desks.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { type DisputeState, LIVING_DISPUTES } from '#app/domain/orders/dispute-lifecycle.ts'
import type { Database } from '#db/client.ts'
import { orderCard } from './order-card.ts'
import { orderClaims } from './order-claims.ts'
import { type OrderRow, orderColumns, orderSource } from './order-rows.ts'

const MOST = 100

/** Disputes that are not over and contested claims: what waits for the operator, the oldest first. */
export async function loadDisputeDesk(
  { sql }: Database,
  actor: PersonActor,
  idempotencyKey: string,
): Promise<DisputeDeskView> {
  const [disputed, claimed] = await Promise.all([
    sql<(OrderRow & { disputeState: DisputeState; openedAt: Date; frozenFen: number })[]>`
      select ${orderColumns(sql)}, x.state as "disputeState", x.opened_at as "openedAt",
        (x.prepayment_fen + x.balance_fen + x.retention_fen)::float8 as "frozenFen"
      from ${orderSource(sql)} join disputes x on x.order_id = o.id
      where x.state in ${sql([...LIVING_DISPUTES])} order by x.opened_at, x.id limit ${MOST}`,
    sql<OrderRow[]>`
      select ${orderColumns(sql)} from ${orderSource(sql)}
      where exists (select 1 from warranty_claims y where y.order_id = o.id and y.state = 'contested')
      order by o.id limit ${MOST}`,
  ])
  const cards = new Map(claimed.map((row) => [row.id, orderCard(row, actor.organisationId)]))
  const claims = await orderClaims(sql, [...cards.keys()])
  return {
    disputes: disputed.map((row) => ({
      order: orderCard(row, actor.organisationId),
      state: row.disputeState,
      openedAt: row.openedAt.toISOString(),
      frozenFen: row.frozenFen,
    })),
    claims: claims.flatMap((claim) => {
      const order = cards.get(claim.orderId)
      return order && claim.state === 'contested' ? [{ ...claim, order }] : []
    }),
    mayDecide: isPermitted(actor, 'order.decide'),
    idempotencyKey,
  }
}
