import type { EvidenceView } from '#app/contracts/views/dealings.ts'
import type { DisputeView } from '#app/contracts/views/trade-desks.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { LIVING_DISPUTES } from '#app/domain/orders/dispute-lifecycle.ts'
import type { Database, Sql } from '#db/client.ts'
import type { disputes } from '#db/schema/disputes.ts'
import { fileLinks } from './file-links.ts'
import { findOrderRow } from './find-order-row.ts'
import { orderCard } from './order-card.ts'
import { orderDealings } from './order-dealings.ts'
import { sideOf } from './order-rows.ts'

interface DisputeQuestion {
  readonly orderId: string
  readonly actor: PersonActor
  readonly now: Date
  readonly idempotencyKey: string
}

type DisputeRow = typeof disputes.$inferSelect

/** The dispute of an order, or the form to open one; null for whoever is neither a side nor the operator. */
export async function loadDispute(
  database: Database,
  question: DisputeQuestion,
): Promise<DisputeView | null> {
  const { actor, now, orderId, idempotencyKey } = question
  const { sql } = database
  const order = await findOrderRow(sql, orderId, actor)
  if (!order) return null
  const side = sideOf(order, actor.organisationId)
  const [row, dealings] = await Promise.all([
    latestDispute(sql, orderId),
    orderDealings(sql, order, side, actor, now),
  ])
  const sideOfFirm = (firmId: string | null) =>
    firmId === null ? null : firmId === order.buyerId ? 'buyer' : 'supplier'
  const isLiving = row !== null && (LIVING_DISPUTES as readonly string[]).includes(row.state)
  const isSide = side !== 'observer' && isPermitted(actor, 'order.dispute')
  const isInWindow = row?.state === 'ruled' && row.appealUntil !== null && now < row.appealUntil
  return {
    order: orderCard(order, actor.organisationId),
    dispute: row && disputeOf(row, sideOfFirm),
    heldFen: dealings.bargainFen,
    evidence: row ? await evidenceOf(sql, row.id, order.buyerId) : [],
    may: {
      open: dealings.may.dispute,
      state: isSide && isLiving,
      withdraw: isSide && row?.state === 'open' && row.openedBy === actor.organisationId,
      appeal: isSide && isInWindow,
      decide: side === 'observer' && isPermitted(actor, 'order.decide') && isLiving && row?.state !== 'ruled',
    },
    idempotencyKey,
    nowAt: now.toISOString(),
  }
}

async function latestDispute(sql: Sql, orderId: string): Promise<DisputeRow | null> {
  const rows = await sql<DisputeRow[]>`
    select id, state, opened_by as "openedBy", opened_at as "openedAt", prepayment_fen as "prepaymentFen",
      balance_fen as "balanceFen", retention_fen as "retentionFen", to_buyer_fen as "toBuyerFen",
      to_supplier_fen as "toSupplierFen", decision_reason as "decisionReason", appeal_until as "appealUntil",
      appealed_by as "appealedBy", appeal_reason as "appealReason", closed_at as "closedAt"
    from disputes where order_id = ${orderId}
    order by (state in ${sql([...LIVING_DISPUTES])}) desc, opened_at desc, id desc limit 1`
  return rows[0] ?? null
}

function disputeOf(
  row: DisputeRow,
  sideOfFirm: (id: string | null) => 'buyer' | 'supplier' | null,
): DisputeView['dispute'] {
  const fen = (amount: bigint | null) => (amount === null ? null : Number(amount))
  const { id, state, decisionReason, appealReason } = row
  return {
    ...{ id, state, decisionReason, appealReason },
    openedBy: sideOfFirm(row.openedBy) ?? 'supplier',
    openedAt: row.openedAt.toISOString(),
    frozenFen: Number(row.prepaymentFen + row.balanceFen + row.retentionFen),
    ofPrepaymentFen: Number(row.prepaymentFen),
    ofBalanceFen: Number(row.balanceFen),
    ofRetentionFen: Number(row.retentionFen),
    toBuyerFen: fen(row.toBuyerFen),
    toSupplierFen: fen(row.toSupplierFen),
    appealUntilAt: row.appealUntil?.toISOString() ?? null,
    appealedBy: sideOfFirm(row.appealedBy),
    closedAt: row.closedAt?.toISOString() ?? null,
  }
}

async function evidenceOf(sql: Sql, disputeId: string, buyerId: string): Promise<EvidenceView[]> {
  const rows = await sql<
    { id: string; firmId: string; firmName: string; statement: string; fileIds: string[]; at: Date }[]
  >`
    select e.id, e.organisation_id as "firmId", o.name as "firmName", e.statement, e.file_ids as "fileIds",
      e.stated_at as at
    from dispute_evidence e join organisations o on o.id = e.organisation_id
    where e.dispute_id = ${disputeId} order by e.stated_at, e.id`
  const links = await fileLinks(
    sql,
    rows.flatMap((row) => row.fileIds),
  )
  return rows.map(({ id, firmId, firmName, statement, fileIds, at }) => ({
    ...{ id, firmName, statement },
    by: firmId === buyerId ? 'buyer' : 'supplier',
    files: links(fileIds),
    statedAt: at.toISOString(),
  }))
}
