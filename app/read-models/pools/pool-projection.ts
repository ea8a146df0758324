import type { MyProjectionView } from '#app/contracts/views/pools.ts'
import { type BindingCommitment, instanceOf } from '#app/domain/awards/pool-instance.ts'
import { type MoreSets, projectAward, projectNextSets } from '#app/domain/awards/project-award.ts'
import type { Sql } from '#db/client.ts'
import { isPublicOffer, type StoredTier } from './visible-offers.ts'

interface OfferRow {
  readonly id: string
  readonly supplierName: string
  readonly capacity: number
  readonly deliveryDays: number
  readonly tiers: StoredTier[]
  readonly surchargeByCounty: Record<string, number>
}

/** Beyond so many member-and-offer pairs a page does not wait for a projection. */
const MOST_PAIRS = 100_000
/** Up to so many lines each set has one; beyond, those at which the price changes and the last. */
const MOST_LINES = 10

/**
 * What the reader would get if its pool closed now, and what the next sets on its offer would bring. Everybody's
 * wishes are weighed here, and only the reader's own result leaves. Null for who is not in it, while offers are
 * sealed, and when the pool is not open or locked.
 */
export async function poolProjection(
  sql: Sql,
  poolId: string,
  organisationId: string,
  now: Date,
  nextSets: number,
): Promise<MyProjectionView | null> {
  const [pools, members, offers] = await Promise.all([
    sql<{ minQuantity: number }[]>`
      select min_quantity as "minQuantity" from pools where id = ${poolId} and state in ('open', 'locked')`,
    sql<BindingCommitment[]>`
      select organisation_id as "organisationId", county, quantity, reserve_fen as "reserveFen", accepts,
        latest_delivery_on::text as "latestDeliveryOn"
      from commitments where pool_id = ${poolId} and state = 'active' and quantity > 0`,
    standingOffers(sql, poolId, now),
  ])
  const pool = pools[0]
  const mine = members.find((member) => member.organisationId === organisationId)
  if (pool === undefined || mine === undefined || offers.length === 0) return null
  if (members.length * offers.length > MOST_PAIRS) return null
  const standing = offers.map((offer) => ({
    ...offer,
    tiers: offer.tiers.map((tier) => ({ ...tier, unitPriceFen: BigInt(tier.unitPriceFen) })),
  }))
  const instance = instanceOf(pool.minQuantity, members, standing, now)
  const projection = projectAward(instance)
  const told = projection.members[organisationId]
  const offer = offers.find(({ id }) => id === told?.offerId)
  if (told === undefined || offer === undefined || told.priceFen === null) {
    return { meetsMinimum: projection.meetsMinimum, askedSets: nextSets, served: null }
  }
  const surcharge = offer.surchargeByCounty[mine.county] ?? 0
  return {
    meetsMinimum: projection.meetsMinimum,
    askedSets: nextSets,
    served: {
      supplierName: offer.supplierName,
      priceFen: Number(told.priceFen),
      savingFen: Number(told.savingFen),
      nextSets: telling(
        projectNextSets(instance, projection, nextSets).filter((line) => line.offerId === offer.id),
      ).map(({ sets, unitPriceFen, costsLessInTotal }) => ({
        sets,
        priceFen: Number(unitPriceFen) + surcharge,
        costsLessInTotal,
      })),
    },
  }
}

function telling(lines: readonly MoreSets[]): readonly MoreSets[] {
  if (lines.length <= MOST_LINES) return lines
  return lines.filter(
    (line, at) => at === 0 || at === lines.length - 1 || line.unitPriceFen !== lines[at - 1]?.unitPriceFen,
  )
}

function standingOffers(sql: Sql, poolId: string, now: Date): Promise<OfferRow[]> {
  return sql<OfferRow[]>`
    select o.id, s.name as "supplierName", o.capacity, o.delivery_days as "deliveryDays", o.tiers,
      o.surcharge_by_county as "surchargeByCounty"
    from offers o join pools p on p.id = o.pool_id join organisations s on s.id = o.supplier_id
    where o.pool_id = ${poolId} and o.state in ('submitted', 'improved') and o.bond_held_fen >= o.bond_due_fen
      and (o.valid_until is null or o.valid_until > ${now}) and ${isPublicOffer(sql, now)}`.then((rows) => [
    ...rows,
  ])
}
