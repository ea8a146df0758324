import type { CountyShare, PoolPageView } from '#app/contracts/views/pools.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { poolBaseline } from '../demands/pool-baseline.ts'
import { listQuestions } from '../questions/list-questions.ts'
import { commitmentView, type MyCommitmentRow, myCommitments } from './my-commitments.ts'
import { offerView } from './offer-view.ts'
import { poolActions } from './pool-actions.ts'
import { poolActivity } from './pool-activity.ts'
import { poolAward } from './pool-award.ts'
import { poolProjection } from './pool-projection.ts'
import { isSeenBy, type PoolRow, poolColumns, poolSource } from './pool-rows.ts'
import { priceHistory } from './price-history.ts'
import { bestLadder, cardOf } from './pulse.ts'
import { type OfferRow, visibleOffers } from './visible-offers.ts'

const LIVING = new Set(['pending_deposit', 'active', 'awarded'])
/** Before any award, and where there never was one. */
const UNAWARDED = new Set(['draft', 'open'])
const STANDING = new Set(['submitted', 'improved', 'won'])

interface PoolPageQuestion {
  readonly poolId: string
  readonly actor: PersonActor | null
  readonly now: Date
  readonly idempotencyKey: string
  /** For how many sets more the reader's projection is asked. */
  readonly nextSets?: number
}

/**
 * A pool's page for its reader; null when it is not there or not for this reader. One round of queries, and a second
 * only for what few pages have: an award, a member's projection.
 */
export async function loadPoolPage(
  { sql }: Database,
  { poolId, actor, now, idempotencyKey, nextSets = 5 }: PoolPageQuestion,
): Promise<PoolPageView | null> {
  const organisationId = actor?.organisationId ?? null
  const [pools, offers, members, activity, mine, history, questions, baseline, county] = await Promise.all([
    sql<PoolRow[]>`
      select ${poolColumns(sql)} from ${poolSource(sql)}
      where p.id = ${poolId} and ${isSeenBy(sql, organisationId)}`,
    visibleOffers(sql, [poolId], organisationId, now),
    countyShares(sql, poolId),
    poolActivity(sql, poolId, now),
    organisationId ? myCommitments(sql, organisationId, poolId) : [],
    priceHistory(sql, poolId, now),
    listQuestions(sql, poolId, actor, now),
    poolBaseline(sql, poolId, organisationId, now),
    organisationId ? countyOf(sql, organisationId) : null,
  ])
  const pool = pools[0]
  if (!pool) return null
  const isIn = mine[0] !== undefined && LIVING.has(mine[0].state)
  const [award, projection] = await Promise.all([
    UNAWARDED.has(pool.state) ? null : poolAward(sql, poolId, organisationId),
    isIn && organisationId ? poolProjection(sql, poolId, organisationId, now, nextSets) : null,
  ])
  const standing = offers.filter((offer) => offer.isPublic && STANDING.has(offer.state))
  const isSealed = pool.visibility === 'sealed' && now < pool.offersCloseAt
  return {
    ...cardOf(pool, standing, { offers: isSealed ? null : standing.length, isJoinedByMe: isIn }),
    ...termsOf(pool),
    hasStatement: actor !== null && isPermitted(actor, 'operator.watch'),
    members,
    standingOffers: offers.map((offer) => offerView(offer, pool.quantity, organisationId)),
    activity,
    mine: mine[0] ? commitmentView(mine[0], priceToday(pool, standing, mine[0])) : null,
    actions: poolActions({ pool, actor, now, isIn }),
    // The trail's reason is the operator's; the closed list has no code of its own for a pool that failed.
    failure: null,
    award,
    priceHistory: history,
    questions,
    baseline,
    projection,
    myCounty: mine[0]?.county ?? county,
    idempotencyKey,
    nowAt: now.toISOString(),
  }
}

function termsOf(pool: PoolRow) {
  const [prepaymentBasisPoints = 0, balanceBasisPoints = 0, retentionBasisPoints = 0] = pool.terms
  return {
    description: null,
    organiserName: pool.organiserName,
    openedAt: pool.joinOpensAt.toISOString(),
    depositBasisPoints: pool.depositBasisPoints,
    bondBasisPoints: pool.bondBasisPoints,
    feeBasisPoints: pool.feeBasisPoints,
    terms: { prepaymentBasisPoints, balanceBasisPoints, retentionBasisPoints },
    signingDays: pool.signDays,
    acceptanceDays: pool.acceptDays,
    warrantyDays: pool.warrantyDays,
    isExtended: pool.isExtended,
  }
}

async function countyOf(sql: Sql, organisationId: string): Promise<string | null> {
  const [firm] = await sql<
    { county: string }[]
  >`select county from organisations where id = ${organisationId}`
  return firm?.county ?? null
}

/** Sums by county: no firm's own figure, and none that does not count. */
function countyShares(sql: Sql, poolId: string): Promise<CountyShare[]> {
  return sql<CountyShare[]>`
    select county, count(*)::int as firms, sum(quantity)::int as quantity from commitments
    where pool_id = ${poolId} and quantity > 0 and state in ('active', 'awarded', 'unserved')
    group by county order by 3 desc, 1`.then((rows) => [...rows])
}

/** Today's price landed at the firm's county, by the offer that leads now. */
export function priceToday(pool: PoolRow, standing: readonly OfferRow[], mine: MyCommitmentRow) {
  const best = bestLadder(standing, pool.quantity)
  const surchargeFen = best?.ladder.surchargeByCounty[mine.county] ?? 0
  return {
    landedFen: best ? best.priceFen + surchargeFen : null,
    referenceFen: Number(pool.referencePriceFen),
  }
}
