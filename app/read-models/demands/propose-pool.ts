import type { DemandView, GroupView } from '#app/contracts/views/demands.ts'
import { judgeConstraint, type SpecConstraint } from '#app/domain/demands/constraint.ts'
import { type OpenDemand, proposeGroup } from '#app/domain/demands/merge-constraints.ts'
import type { Sql } from '#db/client.ts'
import type { ListingRow } from '../catalogue/listing-rows.ts'
import { type JudgedListing, standingPriceFen } from './match-listings.ts'

const MOST_OTHERS = 200

/**
 * What a pool of compatible open demands would look like; null when nobody's is compatible. Others are known
 * by county and quantity only, and no reserve price is read.
 */
export async function proposePool(
  sql: Sql,
  demand: DemandView,
  buyerId: string,
  judged: readonly JudgedListing[],
  aloneFen: number | null,
): Promise<GroupView | null> {
  const others = await sql<(OpenDemand & { county: string })[]>`
    select id, buyer_id as "buyerId", quantity, constraints, county from demands
    where category_slug = ${demand.category.slug} and state = 'open' and buyer_id <> ${buyerId}
    order by quantity desc, id limit ${MOST_OTHERS}`
  const rows = judged.map(({ row }) => row)
  const own = { id: demand.id, buyerId, quantity: demand.quantity, constraints: demand.constraints }
  const group = proposeGroup(own, others, (common) => rows.some((row) => serves(row, common)))
  if (!group) return null
  const serving = rows.filter((row) => serves(row, group.common))
  const prices = serving.map((row) => Number(standingPriceFen(row, group.quantity)))
  const pooledFen = prices.length === 0 ? null : Math.min(...prices)
  const countyOf = new Map(others.map(({ id, county }) => [id, county]))
  return {
    firms: group.members.length,
    quantity: group.quantity,
    common: [...group.common],
    counties: sharesOf(group.members, countyOf),
    servedBy: serving.length,
    aloneFen,
    pooledFen,
    savingFen:
      aloneFen === null || pooledFen === null ? 0 : Math.max(0, aloneFen - pooledFen) * demand.quantity,
  }
}

function serves({ specs }: ListingRow, common: readonly SpecConstraint[]): boolean {
  return common.every((constraint) => judgeConstraint(constraint, specs).held)
}

function sharesOf(
  members: readonly OpenDemand[],
  countyOf: ReadonlyMap<string, string>,
): GroupView['counties'] {
  const shares = new Map<string, { county: string; firms: number; quantity: number }>()
  for (const { id, quantity } of members) {
    const county = countyOf.get(id) ?? ''
    const share = shares.get(county) ?? { county, firms: 0, quantity: 0 }
    shares.set(county, { county, firms: share.firms + 1, quantity: share.quantity + quantity })
  }
  return [...shares.values()].sort((a, b) => b.quantity - a.quantity || (a.county < b.county ? -1 : 1))
}
