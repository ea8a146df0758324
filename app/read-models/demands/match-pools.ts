import type { DemandView, PoolMatchView } from '#app/contracts/views/demands.ts'
import type { PoolCard } from '#app/contracts/views/pools.ts'
import type { SpecValues } from '#app/domain/catalogue/spec-schema.ts'
import { intersectConstraints, type SpecConstraint } from '#app/domain/demands/constraint.ts'
import { type Check, dayAfter, type Match, matchDemand, type Wish } from '#app/domain/demands/match-demand.ts'
import { dayInShanghai } from '#app/domain/shared/clock.ts'
import type { Sql } from '#db/client.ts'
import { openPoolRows } from '../catalogue/open-pools.ts'
import { cardsOf } from '../pools/pool-cards.ts'
import type { PoolRow } from '../pools/pool-rows.ts'
import { priceAt } from '../pools/pulse.ts'
import { type OfferRow, visibleOffers } from '../pools/visible-offers.ts'
import { matchView, wishOf } from './match-listings.ts'

const MOST_POOLS = 12

interface Judged {
  readonly offer: OfferRow
  readonly match: Match
  readonly unitPriceFen: number | null
}

/** Open pools of the demand's category, judged by their public offers, with what joining would cost. */
export async function matchPools(
  sql: Sql,
  demand: DemandView,
  organisationId: string,
  now: Date,
  aloneFen: number | null,
): Promise<PoolMatchView[]> {
  const pools = await openPoolRows(sql, demand.category.slug, now, MOST_POOLS)
  const ids = pools.map(({ id }) => id)
  const [cards, offers] = await Promise.all([
    cardsOf(sql, pools, organisationId, now),
    visibleOffers(sql, ids, organisationId, now),
  ])
  const standing = offers.filter(
    ({ isPublic, state }) => isPublic && (state === 'submitted' || state === 'improved'),
  )
  const [specs, baselines] = await Promise.all([specsOf(sql, standing), baselinesOf(sql, ids)])
  return pools
    .flatMap((pool, index) => {
      const card = cards[index]
      if (!card) return []
      const own = standing.filter(({ poolId }) => poolId === pool.id)
      const judged = own.map((offer) => judge(pool, offer, demand, specs.get(offer.listingId ?? '') ?? null))
      const conflicts = conflictsWith(demand.constraints, baselines.get(pool.id) ?? [])
      return [viewOf(pool, card, judged, demand, { aloneFen, conflicts })]
    })
    .sort(
      (a, b) =>
        a.match.failed - b.match.failed ||
        (a.unitPriceFen ?? Number.MAX_SAFE_INTEGER) - (b.unitPriceFen ?? Number.MAX_SAFE_INTEGER) ||
        (a.pool.poolId < b.pool.poolId ? -1 : 1),
    )
}

async function specsOf(sql: Sql, offers: readonly OfferRow[]): Promise<ReadonlyMap<string, SpecValues>> {
  const ids = [...new Set(offers.flatMap(({ listingId }) => (listingId === null ? [] : [listingId])))]
  if (ids.length === 0) return new Map()
  const rows = await sql<{ id: string; specs: SpecValues }[]>`
    select id, specs from listings where id = any(${ids})`
  return new Map(rows.map(({ id, specs }) => [id, specs]))
}

/** How many more sets the pool may take; null: no cap. */
function leftIn({ capQuantity, quantity }: PoolRow): number | null {
  return capQuantity === null ? null : Math.max(0, capQuantity - quantity)
}

function judge(pool: PoolRow, offer: OfferRow, demand: DemandView, specs: SpecValues | null): Judged {
  const atQuantity = priceAt(offer, pool.quantity + demand.quantity)
  const surchargeFen = offer.surchargeByCounty[demand.county] ?? 0
  const unitPriceFen = atQuantity === null ? null : atQuantity + surchargeFen
  const left = leftIn(pool)
  // A contract comes after offers and joining have closed and both sides have had their days to sign.
  let closesAt = pool.joinClosesAt
  if (pool.offersCloseAt > closesAt) closesAt = pool.offersCloseAt
  const match = matchDemand(wishOf(demand), {
    specs,
    unitPriceFen: unitPriceFen === null ? null : BigInt(unitPriceFen),
    deliveryOn: dayAfter(dayInShanghai(closesAt), pool.signDays + offer.deliveryDays),
    available: left === null ? offer.capacity : Math.min(left, offer.capacity),
    counties: pool.counties,
  })
  return { offer, match, unitPriceFen }
}

/** Before anybody has offered, only what the pool itself says is judged: its baseline, cap and counties. */
function unjudged(pool: PoolRow, wish: Wish, conflicts: readonly Check[]): Match {
  const unknown = { specs: null, unitPriceFen: null, deliveryOn: null }
  const match = matchDemand(wish, { ...unknown, available: leftIn(pool), counties: pool.counties })
  return { ...match, checks: [...conflicts, ...match.checks], failed: match.failed + conflicts.length }
}

/** Wishes that no machine can hold together with a pool's baseline. */
function conflictsWith(wishes: readonly SpecConstraint[], baseline: readonly SpecConstraint[]): Check[] {
  return wishes.flatMap((constraint): Check[] => {
    const common = baseline.find(({ key }) => key === constraint.key)
    if (!common || intersectConstraints(common, constraint) !== null) return []
    const verdict = { held: false, constraint, actual: null, why: 'other', by: null } as const
    return [{ subject: 'spec', isHeld: false, verdict }]
  })
}

async function baselinesOf(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, SpecConstraint[]>> {
  if (ids.length === 0) return new Map()
  const rows = await sql<{ id: string; baseline: SpecConstraint[] }[]>`
    select id, coalesce(baseline_spec -> 'constraints', '[]'::jsonb) as baseline
    from pools where id = any(${[...ids]})`
  return new Map(rows.map(({ id, baseline }) => [id, baseline]))
}

function viewOf(
  pool: PoolRow,
  card: PoolCard,
  judged: readonly Judged[],
  demand: DemandView,
  { aloneFen, conflicts }: { readonly aloneFen: number | null; readonly conflicts: readonly Check[] },
): PoolMatchView {
  const best = judged.toSorted(
    (a, b) =>
      a.match.failed - b.match.failed ||
      (a.unitPriceFen ?? Number.MAX_SAFE_INTEGER) - (b.unitPriceFen ?? Number.MAX_SAFE_INTEGER) ||
      (a.offer.id < b.offer.id ? -1 : 1),
  )[0]
  const fitting = judged.filter(({ match }) => match.failed === 0)
  const unitPriceFen = best?.unitPriceFen ?? null
  const isSelective = fitting.length > 0 && fitting.length < judged.length
  return {
    pool: card,
    match: matchView(best?.match ?? unjudged(pool, wishOf(demand), conflicts)),
    supplierName: best?.offer.supplierName ?? null,
    listingTitle: best?.offer.listingTitle ?? null,
    quantityWithMe: pool.quantity + (card.isJoinedByMe ? 0 : demand.quantity),
    unitPriceFen,
    totalFen: unitPriceFen === null ? null : unitPriceFen * demand.quantity,
    savingFen:
      unitPriceFen === null || aloneFen === null ? null : (aloneFen - unitPriceFen) * demand.quantity,
    acceptOfferIds: isSelective ? fitting.map(({ offer }) => offer.id) : null,
  }
}
