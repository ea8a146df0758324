import type { MyCommitmentView } from '#app/contracts/views/pools.ts'
import type { PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import type { CommitmentState } from '#app/domain/pools/commitment-lifecycle.ts'
import type { Sql } from '#db/client.ts'

export interface MyCommitmentRow {
  readonly id: string
  readonly poolId: string
  readonly county: string
  readonly state: CommitmentState
  readonly quantity: number
  readonly wantedQuantity: number
  readonly reserveFen: bigint | null
  readonly accepts: string[] | null
  readonly latestDeliveryOn: string | null
  readonly depositDueFen: bigint
  readonly depositHeldFen: bigint
  readonly paymentId: string | null
  readonly paymentState: PaymentState | null
  readonly paymentFen: bigint | null
}

/** A firm's own commitments, in one pool or in all, the latest first, with the deposit payment that moves. */
export function myCommitments(
  sql: Sql,
  organisationId: string,
  poolId: string | null,
): Promise<MyCommitmentRow[]> {
  return sql<MyCommitmentRow[]>`
    select c.id, c.pool_id as "poolId", c.county, c.state, c.quantity, c.wanted_quantity as "wantedQuantity",
      c.reserve_fen as "reserveFen", c.accepts, c.latest_delivery_on::text as "latestDeliveryOn",
      c.deposit_due_fen as "depositDueFen", c.deposit_held_fen as "depositHeldFen",
      d.id as "paymentId", d.state as "paymentState", d.amount_fen as "paymentFen"
    from commitments c left join lateral (
      select id, state, amount_fen from payments
      where commitment_id = c.id and purpose = 'deposit'
        and state in ('payable', 'refused', 'instructed', 'processing', 'in_doubt')
      order by created_at desc, id desc limit 1) d on true
    where c.organisation_id = ${organisationId} ${poolId ? sql`and c.pool_id = ${poolId}` : sql``}
    order by c.state not in ('pending_deposit', 'active', 'awarded'), c.created_at desc, c.id desc
    limit ${poolId ? 1 : 200}`.then((rows) => [...rows])
}

/** What a set costs today, landed at the firm's county; null while there is no price. */
export interface PriceToday {
  readonly landedFen: number | null
  readonly referenceFen: number
}

export function commitmentView(
  row: MyCommitmentRow,
  { landedFen, referenceFen }: PriceToday,
): MyCommitmentView {
  const sets = Math.max(row.quantity, row.state === 'pending_deposit' ? row.wantedQuantity : 0)
  const isOver = row.state === 'withdrawn' || row.state === 'dropped' || row.state === 'unserved'
  const priceFen = isOver ? null : landedFen
  const { paymentId, paymentState, paymentFen } = row
  return {
    id: row.id,
    state: row.state,
    quantity: row.quantity,
    pendingQuantity: !isOver && row.wantedQuantity > row.quantity ? row.wantedQuantity : null,
    reserveFen: row.reserveFen === null ? null : Number(row.reserveFen),
    acceptedOfferIds: row.accepts,
    latestDeliveryOn: row.latestDeliveryOn,
    depositFen: Number(row.depositDueFen),
    depositHeldFen: Number(row.depositHeldFen),
    payment:
      paymentId && paymentState
        ? { id: paymentId, state: paymentState, amountFen: Number(paymentFen ?? 0) }
        : null,
    projectedTotalFen: priceFen === null ? null : priceFen * sets,
    projectedSavingFen: priceFen === null ? null : Math.max(0, referenceFen - priceFen) * sets,
  }
}
