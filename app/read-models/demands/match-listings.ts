import type { CheckView, DemandView, ListingMatchView, MatchView } from '#app/contracts/views/demands.ts'
import { dayAfter, type Match, matchDemand, type Wish } from '#app/domain/demands/match-demand.ts'
import { standingPriceAt } from '#app/domain/demands/standing-price.ts'
import { dayInShanghai } from '#app/domain/shared/clock.ts'
import type { Sql } from '#db/client.ts'
import { type ListingRow, listingCard, readListings } from '../catalogue/listing-rows.ts'

/** So many listings of a category are judged at most, the cheapest first: work per page is bounded. */
const MOST_JUDGED = 500

/** A listing of the category with how it fares and what a set costs at the demand's own quantity, in fen. */
export interface JudgedListing {
  readonly row: ListingRow
  readonly match: Match
  readonly unitPriceFen: bigint
}

export function wishOf(demand: DemandView): Wish {
  const { constraints, quantity, maxPriceFen, latestDeliveryOn, county } = demand
  return {
    constraints,
    quantity,
    maxPriceFen: maxPriceFen === null ? null : BigInt(maxPriceFen),
    latestDeliveryOn,
    county,
  }
}

/** Unit price of a listing's row for a quantity, in fen. */
export function standingPriceFen(row: Pick<ListingRow, 'tiers' | 'priceFen'>, quantity: number): bigint {
  const tiers = (row.tiers ?? []).map((tier) => ({ ...tier, unitPriceFen: BigInt(tier.unitPriceFen) }))
  return standingPriceAt({ priceFen: row.priceFen, tiers }, quantity)
}

/** Every listing of the demand's category: what fails least first, then the cheaper. */
export async function judgeListings(sql: Sql, demand: DemandView, now: Date): Promise<JudgedListing[]> {
  const rows = await readListings(
    sql,
    sql`l.category_slug = ${demand.category.slug} and l.state = 'published'`,
    sql`order by l.price_fen, l.id limit ${MOST_JUDGED}`,
  )
  const wish = wishOf(demand)
  const today = dayInShanghai(now)
  return rows
    .map((row): JudgedListing => {
      const unitPriceFen = standingPriceFen(row, demand.quantity)
      const deliveryOn = dayAfter(today, row.leadTimeDays)
      const offered = { specs: row.specs, unitPriceFen, deliveryOn, available: row.capacity, counties: [] }
      return { row, unitPriceFen, match: matchDemand(wish, offered) }
    })
    .sort(
      (a, b) =>
        a.match.failed - b.match.failed ||
        Number(a.unitPriceFen - b.unitPriceFen) ||
        (a.row.id < b.row.id ? -1 : 1),
    )
}

export function listingMatchView(judged: JudgedListing, quantity: number, now: Date): ListingMatchView {
  const unitPriceFen = Number(judged.unitPriceFen)
  return {
    listing: listingCard(judged.row, now),
    match: matchView(judged.match),
    unitPriceFen,
    totalFen: unitPriceFen * quantity,
  }
}

/** A match as JSON: fen as numbers. */
export function matchView({ checks, failed, areSpecsKnown }: Match): MatchView {
  const views = checks.map((check): CheckView => {
    if (check.subject !== 'price') return check
    const { limitFen, actualFen, overFen, ...rest } = check
    return {
      ...rest,
      limitFen: Number(limitFen),
      actualFen: Number(actualFen),
      overFen: Number(overFen),
    }
  })
  return { checks: views, failed, areSpecsKnown }
}
