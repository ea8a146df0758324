import type { CommitmentRow, CommitmentsView } from '#app/contracts/views/commitments.ts'
import type { MyAwardView } from '#app/contracts/views/pools.ts'
import type { Database, Sql } from '#db/client.ts'
import { commitmentView, myCommitments } from '../pools/my-commitments.ts'
import { lineOf } from '../pools/pool-award.ts'
import { type PoolRow, poolColumns, poolSource } from '../pools/pool-rows.ts'
import { bestLadder, pulseOf } from '../pools/pulse.ts'
import { visibleOffers } from '../pools/visible-offers.ts'

/** What a firm has promised in every pool, what it has deposited, and what came of it. */
export async function listCommitments(
  { sql }: Database,
  organisationId: string,
  now: Date,
): Promise<CommitmentsView> {
  const mine = await myCommitments(sql, organisationId, null)
  const poolIds = [...new Set(mine.map((row) => row.poolId))]
  const [pools, offers, awards] = await Promise.all([
    poolsById(sql, poolIds),
    visibleOffers(sql, poolIds, organisationId, now),
    myAwards(sql, organisationId),
  ])
  const rows = mine.flatMap((row): CommitmentRow[] => {
    const pool = pools.get(row.poolId)
    if (!pool) return []
    const ladders = offers.filter(
      (offer) => offer.poolId === pool.id && offer.isPublic && !['lost', 'withdrawn'].includes(offer.state),
    )
    const best = bestLadder(ladders, pool.quantity)
    const landedFen = best ? best.priceFen + (best.ladder.surchargeByCounty[row.county] ?? 0) : null
    const referenceFen = Number(pool.referencePriceFen)
    const { projectedPriceFen, joinClosesAt } = pulseOf(pool, ladders)
    const { id, title, state, quantity, firms } = pool
    return [
      {
        commitment: commitmentView(row, { landedFen, referenceFen }),
        award: awards.get(row.id) ?? null,
        pool: {
          ...{ id, title, state, quantity, firms, joinClosesAt, projectedPriceFen },
          referencePriceFen: referenceFen,
        },
      },
    ]
  })
  const counting = rows.filter(({ commitment }) => ['active', 'awarded'].includes(commitment.state))
  return {
    rows,
    activeQuantity: sumOf(counting, (row) => row.commitment.quantity),
    depositHeldFen: sumOf(rows, (row) => row.commitment.depositHeldFen),
    projectedSavingFen: sumOf(
      counting,
      (row) => row.award?.savingFen ?? row.commitment.projectedSavingFen ?? 0,
    ),
    nowAt: now.toISOString(),
  }
}

function sumOf(rows: readonly CommitmentRow[], amount: (row: CommitmentRow) => number): number {
  return rows.reduce((sum, row) => sum + amount(row), 0)
}

async function poolsById(sql: Sql, ids: readonly string[]): Promise<Map<string, PoolRow>> {
  if (ids.length === 0) return new Map()
  const rows = await sql<PoolRow[]>`
    select ${poolColumns(sql)} from ${poolSource(sql)} where p.id = any (${[...ids]})`
  return new Map(rows.map((row) => [row.id, row]))
}

interface LineRow {
  readonly commitmentId: string
  readonly supplierName: string | null
  readonly quantity: number
  readonly priceFen: bigint | null
  readonly soloPriceFen: bigint | null
  readonly orderId: string | null
}

async function myAwards(sql: Sql, organisationId: string): Promise<Map<string, MyAwardView>> {
  const rows = await sql<LineRow[]>`
    select l.commitment_id as "commitmentId", s.name as "supplierName", l.quantity,
      l.unit_price_fen as "priceFen", l.reference_fen as "soloPriceFen",
      (select r.id from orders r where r.commitment_id = l.commitment_id
        order by (r.state = 'terminated'), r.created_at desc limit 1) as "orderId"
    from award_lines l join awards a on a.id = l.award_id and a.voided_at is null
      left join offers o on o.id = l.offer_id left join organisations s on s.id = o.supplier_id
    where l.organisation_id = ${organisationId} order by a.round`
  return new Map(rows.map((row) => [row.commitmentId, lineOf(row)]))
}
