import type { OrderDealings, ProposalView } from '#app/contracts/views/dealings.ts'
import type { OrderSide } from '#app/contracts/views/orders.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { LIVING_DISPUTES } from '#app/domain/orders/dispute-lifecycle.ts'
import type { Sql } from '#db/client.ts'
import { orderClaims } from './order-claims.ts'
import type { OrderRow } from './order-rows.ts'

const AMENDABLE = ['awaiting_prepayment', 'in_production', 'awaiting_balance', 'shipping', 'delivered']
const REDUCIBLE = ['in_production', 'awaiting_balance', 'shipping', 'delivered', 'accepted', 'in_warranty']
const UNDER_WAY = ['awaiting_prepayment', ...REDUCIBLE]

interface Sums {
  readonly dispute: OrderDealings['dispute']
  readonly amendment: { readonly version: number; readonly by: string } | null
  readonly balanceFen: number
  readonly ownFen: number
  readonly claimedFen: number
  readonly reducedFen: number
  readonly invoices: number
  readonly poolState: string
}

/** What an order's sides have between them: proposals, an amendment, claims, a dispute, invoices. */
export async function orderDealings(
  sql: Sql,
  order: OrderRow,
  side: OrderSide,
  actor: PersonActor,
  now: Date,
): Promise<OrderDealings> {
  const [sums, proposals, claims, claimable] = await Promise.all([
    sumsOf(sql, order.id),
    proposalsOf(sql, order.id, actor.organisationId),
    orderClaims(sql, [order.id]),
    claimableOf(sql, order.id, now),
  ])
  const isSide = side !== 'observer' && isPermitted(actor, 'order.dispute')
  const isEffective = sums.poolState === 'fulfilling'
  const isUnderWay = isSide && isEffective && UNDER_WAY.includes(order.state)
  const isWarranted = order.state !== 'terminated' || order.termination === 'supplier_default'
  const retainedFen = claimable.reduce((sum, one) => sum + one.heldFen, 0)
  const { amendment } = sums
  return {
    dispute: sums.dispute,
    proposals,
    amendment: amendment && {
      version: amendment.version,
      isMine: amendment.by === actor.organisationId,
    },
    claims,
    claimable,
    reducibleFen: (order.balanceHeldAt ? sums.balanceFen : 0) + retainedFen,
    bargainFen: sums.ownFen + sums.claimedFen,
    reducedFen: sums.reducedFen,
    invoices: sums.invoices,
    may: {
      dispute: isUnderWay,
      propose: isUnderWay,
      reduce: isUnderWay && REDUCIBLE.includes(order.state),
      amend: side !== 'observer' && isPermitted(actor, 'order.sign') && AMENDABLE.includes(order.state),
      claim: side === 'buyer' && isSide && isWarranted && order.state !== 'disputed',
      answer: side === 'supplier' && isSide,
    },
  }
}

async function sumsOf(sql: Sql, orderId: string): Promise<Sums> {
  const [row] = await sql<Sums[]>`
    select (select jsonb_build_object('id', d.id, 'state', d.state) from disputes d where d.order_id = o.id
        order by (d.state in ${sql([...LIVING_DISPUTES])}) desc, d.opened_at desc limit 1) as dispute,
      (select jsonb_build_object('version', v.version, 'by', v.proposed_by) from contract_versions v
        where v.order_id = o.id and v.state = 'proposed' and v.version > 1) as amendment,
      coalesce((select balance_fen from accounts where id = 'order_balance:' || o.id), 0)::float8 as "balanceFen",
      (select coalesce(sum(balance_fen), 0)::float8 from accounts where id in ('order_prepayment:' || o.id,
        'order_balance:' || o.id, 'order_retention:' || o.id)) as "ownFen",
      (select coalesce(sum(amount_fen), 0)::float8 from warranty_claims
        where order_id = o.id and state in ('open', 'contested')) as "claimedFen",
      o.reduced_fen::float8 as "reducedFen",
      (select count(*)::int from invoices where order_id = o.id) as invoices, p.state as "poolState"
    from orders o join pools p on p.id = o.pool_id where o.id = ${orderId}`
  if (!row) throw new Error(`order ${orderId} is gone`)
  return row
}

async function proposalsOf(sql: Sql, orderId: string, organisationId: string): Promise<ProposalView[]> {
  const rows = await sql<(Omit<ProposalView, 'proposedAt'> & { at: Date })[]>`
    select id, kind, proposed_by = ${organisationId} as "isMine", amount_fen::float8 as "amountFen",
      held_fen::float8 as "heldFen", proposed_at as at
    from order_proposals where order_id = ${orderId} and state = 'open' order by kind`
  return rows.map(({ at, ...row }) => ({ ...row, proposedAt: at.toISOString() }))
}

async function claimableOf(sql: Sql, orderId: string, now: Date): Promise<OrderDealings['claimable']> {
  const rows = await sql<{ acceptanceId: string; quantity: number; heldFen: number; until: Date }[]>`
    select id as "acceptanceId", quantity, (retention_fen - withheld_fen)::float8 as "heldFen",
      warranty_until as until
    from acceptances
    where order_id = ${orderId} and retention_held_at is not null and warranty_ended_at is null
      and warranty_until > ${now} and retention_fen > withheld_fen
    order by accepted_at, id`
  return rows.map(({ until, ...row }) => ({ ...row, warrantyUntilAt: until.toISOString() }))
}
