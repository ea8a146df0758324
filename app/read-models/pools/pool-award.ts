import type { AwardedOfferView, AwardView, MyAwardView } from '#app/contracts/views/pools.ts'
import type { Sql } from '#db/client.ts'
import type { StoredTier } from './visible-offers.ts'

interface AwardRow {
  readonly id: string
  readonly status: 'optimal' | 'gap'
  readonly decidedAt: Date
  readonly savingFen: bigint
  readonly gapFen: bigint
  readonly isStable: boolean | null
  readonly servedQuantity: number
  readonly served: number
  readonly unserved: number
}

interface WinnerRow {
  readonly offerId: string
  readonly supplierName: string
  readonly listingTitle: string | null
  readonly quantity: number
  readonly firms: number
  readonly tiers: StoredTier[]
}

interface MineRow {
  readonly commitmentId: string
  readonly supplierName: string | null
  readonly quantity: number
  readonly priceFen: bigint | null
  readonly soloPriceFen: bigint | null
  readonly orderId: string | null
}

/**
 * The award that stands: sums for everybody, its own line for the reader. What another firm was awarded, and
 * what it would have paid, is not read.
 */
export async function poolAward(
  sql: Sql,
  poolId: string,
  organisationId: string | null,
): Promise<AwardView | null> {
  const [awards, winners, mine] = await Promise.all([
    sql<AwardRow[]>`
      select a.id, a.status, a.decided_at as "decidedAt", coalesce(a.public_saving_fen, 0) as "savingFen",
        a.bound_fen - a.saving_fen as "gapFen",
        (a.evidence -> 'stability' ->> 'stable')::boolean as "isStable",
        a.served_quantity as "servedQuantity",
        (select count(*)::int from award_lines l where l.award_id = a.id and l.offer_id is not null) as served,
        (select count(*)::int from award_lines l where l.award_id = a.id and l.offer_id is null) as unserved
      from awards a where a.pool_id = ${poolId} and a.voided_at is null order by a.round desc limit 1`,
    sql<WinnerRow[]>`
      select o.id as "offerId", s.name as "supplierName", e.title as "listingTitle",
        sum(l.quantity)::int as quantity, count(*)::int as firms, o.tiers
      from awards a join award_lines l on l.award_id = a.id join offers o on o.id = l.offer_id
        join organisations s on s.id = o.supplier_id left join listings e on e.id = o.listing_id
      where a.pool_id = ${poolId} and a.voided_at is null
      group by o.id, s.name, e.title order by 4 desc, o.id`,
    organisationId ? myLines(sql, poolId, organisationId) : [],
  ])
  const award = awards[0]
  if (!award) return null
  const { status, decidedAt, savingFen, gapFen, servedQuantity, served, unserved } = award
  return {
    status,
    awardedAt: decidedAt.toISOString(),
    savingFen: Number(savingFen),
    boundFen: Number(savingFen + gapFen),
    servedQuantity,
    servedFirms: served,
    unservedFirms: unserved,
    offers: winners.map(winnerOf),
    isStable: award.isStable,
    mine: mine[0] ? lineOf(mine[0]) : null,
  }
}

function winnerOf(row: WinnerRow): AwardedOfferView {
  const tier = row.tiers.findLast(({ fromQuantity }) => fromQuantity <= row.quantity)
  const { offerId, supplierName, listingTitle, quantity, firms } = row
  return {
    offerId,
    supplierName,
    listingTitle: listingTitle ?? '',
    quantity,
    firms,
    unitPriceFen: tier?.unitPriceFen ?? 0,
  }
}

function myLines(sql: Sql, poolId: string, organisationId: string): Promise<MineRow[]> {
  return sql<MineRow[]>`
    select l.commitment_id as "commitmentId", s.name as "supplierName", l.quantity,
      l.unit_price_fen as "priceFen", l.reference_fen as "soloPriceFen",
      (select r.id from orders r where r.commitment_id = l.commitment_id
        order by (r.state = 'terminated'), r.created_at desc limit 1) as "orderId"
    from awards a join award_lines l on l.award_id = a.id
      left join offers o on o.id = l.offer_id left join organisations s on s.id = o.supplier_id
    where a.pool_id = ${poolId} and a.voided_at is null and l.organisation_id = ${organisationId}`.then(
    (rows) => [...rows],
  )
}

export function lineOf(row: Omit<MineRow, 'commitmentId'>): MyAwardView {
  const { supplierName, quantity, orderId } = row
  const priceFen = row.priceFen === null ? null : Number(row.priceFen)
  const soloPriceFen = row.soloPriceFen === null ? null : Number(row.soloPriceFen)
  const savingFen = priceFen === null || soloPriceFen === null ? 0 : (soloPriceFen - priceFen) * quantity
  return { isServed: priceFen !== null, supplierName, quantity, priceFen, soloPriceFen, savingFen, orderId }
}
