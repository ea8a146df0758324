import type { DemandView, GroupView } from '#app/contracts/views/demands.ts'
import { judgeConstraint, type SpecConstraint } from '#app/domain/demands/constraint.ts'
import { type GroupProposal, type OpenDemand, proposeGroup } from '#app/domain/demands/merge-constraints.ts'
import type { Sql } from '#db/client.ts'
import { type OpenDemandRow, openDemandsOf } from '#db/stores/demands.ts'
import type { ListingRow } from '../catalogue/listing-rows.ts'
import { type JudgedListing, standingPriceFen } from './match-listings.ts'

/**
 * What a pool of compatible open demands would look like; null when nobody's is compatible, and when the demand
 * itself is invited into a pool. Others are known by county and quantity only; no reserve price is read.
 */
export async function proposePool(
  sql: Sql,
  demand: DemandView,
  judged: readonly JudgedListing[],
  aloneFen: number | null,
  now: Date,
): Promise<GroupView | null> {
  const open = await openDemandsOf(sql, demand.category.slug, now)
  const own = open.find(({ id }) => id === demand.id)
  const rows = judged.map(({ row }) => row)
  const group = own && groupAround(own, open, rows)
  if (!own || !group) return null
  const view = groupView(group, open, rows)
  const isCheaper = aloneFen !== null && view.pooledFen !== null
  const savingFen = isCheaper ? Math.max(0, aloneFen - (view.pooledFen ?? 0)) * own.quantity : 0
  return { ...view, aloneFen, savingFen }
}

/** The group that a demand and the open ones of its category make; null when nobody's is compatible. */
export function groupAround(
  own: OpenDemand,
  open: readonly OpenDemand[],
  rows: readonly ListingRow[],
): GroupProposal | null {
  const others = open.filter(({ buyerId }) => buyerId !== own.buyerId)
  return proposeGroup(own, others, (common) => rows.some((row) => serves(row, common)))
}

/** A group by county and by what serves it; the saving is for its reader to add. */
export function groupView(
  group: GroupProposal,
  open: readonly OpenDemandRow[],
  rows: readonly ListingRow[],
): GroupView {
  const serving = rows.filter((row) => serves(row, group.common))
  const prices = serving.map((row) => Number(standingPriceFen(row, group.quantity)))
  const countyOf = new Map(open.map(({ id, county }) => [id, county]))
  return {
    firms: group.members.length,
    quantity: group.quantity,
    common: [...group.common],
    counties: sharesOf(group.members, countyOf),
    servedBy: serving.length,
    aloneFen: null,
    pooledFen: prices.length === 0 ? null : Math.min(...prices),
    savingFen: 0,
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
