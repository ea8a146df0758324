import type { ContractVersionView } from '#app/contracts/views/dealings.ts'
import type { ContractView } from '#app/contracts/views/trade-desks.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import type { contractVersions } from '#db/schema/contracts.ts'
import { findOrderRow } from './find-order-row.ts'
import { orderCard } from './order-card.ts'
import { orderDealings } from './order-dealings.ts'
import { sideOf } from './order-rows.ts'

type VersionRow = typeof contractVersions.$inferSelect

/** Every version of an order's contract, the latest first; null for whoever may not see the order. */
export async function loadContract(
  { sql }: Database,
  question: {
    readonly orderId: string
    readonly actor: PersonActor
    readonly now: Date
    readonly idempotencyKey: string
  },
): Promise<ContractView | null> {
  const { orderId, actor, now, idempotencyKey } = question
  const order = await findOrderRow(sql, orderId, actor)
  if (!order) return null
  const side = sideOf(order, actor.organisationId)
  const [rows, dealings] = await Promise.all([
    sql<VersionRow[]>`
      select version, state, text, sha256, delivery_days as "deliveryDays", accept_days as "acceptDays",
        warranty_days as "warrantyDays", clause, proposed_by as "proposedBy", proposed_at as "proposedAt",
        buyer_signed_at as "buyerSignedAt", supplier_signed_at as "supplierSignedAt"
      from contract_versions where order_id = ${orderId} order by version desc`,
    orderDealings(sql, order, side, actor, now),
  ])
  const isSigner = side !== 'observer' && isPermitted(actor, 'order.sign')
  const { amendment } = dealings
  return {
    order: orderCard(order, actor.organisationId),
    versions: rows.map((row) => versionOf(row, order.buyerId)),
    deliveryDueAt: order.deliveryDueAt?.toISOString() ?? null,
    may: {
      propose: dealings.may.amend,
      sign: isSigner && amendment !== null && !amendment.isMine && order.state !== 'disputed',
      drop: isSigner && amendment !== null,
    },
    idempotencyKey,
  }
}

function versionOf(row: VersionRow, buyerId: string): ContractVersionView {
  const { version, state, text, sha256, deliveryDays, acceptDays, warrantyDays, clause } = row
  return {
    ...{ version, state, text, sha256, deliveryDays, acceptDays, warrantyDays, clause },
    proposedBy: row.proposedBy === null ? null : row.proposedBy === buyerId ? 'buyer' : 'supplier',
    proposedAt: row.proposedAt.toISOString(),
    buyerSignedAt: row.buyerSignedAt?.toISOString() ?? null,
    supplierSignedAt: row.supplierSignedAt?.toISOString() ?? null,
  }
}
