import type { ListingChoice, OfferComposerView } from '#app/contracts/views/offers.ts'
import type { Permitted } from '#app/contracts/views/shell.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { offerView } from '../pools/offer-view.ts'
import { offering } from '../pools/pool-actions.ts'
import { isSeenBy, type PoolRow, poolColumns, poolSource } from '../pools/pool-rows.ts'
import { bestLadder, cardOf } from '../pools/pulse.ts'
import { type StoredTier, visibleOffers } from '../pools/visible-offers.ts'

interface ComposerQuestion {
  readonly poolId: string
  readonly actor: PersonActor
  readonly now: Date
  readonly idempotencyKey: string
}

/** The offer composer of a supplier in a pool; null when the pool is not there for it. */
export async function loadOfferComposer(
  { sql }: Database,
  { poolId, actor, now, idempotencyKey }: ComposerQuestion,
): Promise<OfferComposerView | null> {
  const { organisationId } = actor
  const [pools, offers, listings] = await Promise.all([
    sql<PoolRow[]>`
      select ${poolColumns(sql)} from ${poolSource(sql)}
      where p.id = ${poolId} and ${isSeenBy(sql, organisationId)}`,
    visibleOffers(sql, [poolId], organisationId, now),
    listingChoices(sql, poolId, organisationId),
  ])
  const pool = pools[0]
  if (!pool) return null
  const standing = offers.filter((offer) => offer.state === 'submitted' || offer.state === 'improved')
  const mine = standing.find((offer) => offer.supplierId === organisationId) ?? null
  const others = standing.filter((offer) => offer.isPublic && offer.supplierId !== organisationId)
  const isSealed = pool.visibility === 'sealed' && now < pool.offersCloseAt
  const open = standing.filter((offer) => offer.isPublic)
  const card = cardOf(pool, open, { offers: isSealed ? null : open.length, isJoinedByMe: false })
  return {
    pool: { ...card, ...names(pool), nextBestPriceFen: bestLadder(others, pool.quantity)?.priceFen ?? null },
    listings,
    standing: mine ? offerView(mine, pool.quantity, organisationId) : null,
    offer: isPermitted(actor, 'offer.submit') ? offering({ pool, actor, now }) : refused('NOT_PERMITTED'),
    withdraw: withdrawing(pool, mine !== null),
    idempotencyKey,
    nowAt: now.toISOString(),
  }
}

function names(pool: PoolRow) {
  return { categoryNameZh: pool.categoryZh, categoryNameEn: pool.categoryEn }
}

function withdrawing(pool: PoolRow, hasOffer: boolean): Permitted {
  if (!hasOffer) return refused('OFFER_NOT_FOUND')
  return ['draft', 'open', 'locked'].includes(pool.state) ? { isAllowed: true } : refused('OFFER_CLOSED')
}

function refused(code: 'NOT_PERMITTED' | 'OFFER_NOT_FOUND' | 'OFFER_CLOSED'): Permitted {
  return { isAllowed: false, refusal: { code, facts: {} } }
}

type ChoiceRow = Omit<ListingChoice, 'referencePriceFen' | 'standingTiers'> & {
  readonly priceFen: bigint
  readonly standingLadder: StoredTier[] | null
}

/** The supplier's published listings of the pool's category. */
async function listingChoices(sql: Sql, poolId: string, organisationId: string): Promise<ListingChoice[]> {
  const rows = await sql<ChoiceRow[]>`
    select l.id, l.title, l.price_fen as "priceFen", l.lead_time_days as "leadTimeDays",
      l.warranty_months as "warrantyMonths", null as "firstSet", l.standing_ladder as "standingLadder"
    from listings l join pools p on p.category_slug = l.category_slug
    where p.id = ${poolId} and l.supplier_id = ${organisationId} and l.state = 'published'
    order by l.title, l.id limit 100`
  return rows.map(({ priceFen, standingLadder, ...listing }) => ({
    ...listing,
    referencePriceFen: Number(priceFen),
    standingTiers: standingLadder ?? [],
  }))
}
