import type { CertificateLevel } from '#app/domain/catalogue/certificate.ts'
import type { OfferState } from '#app/domain/offers/offer-lifecycle.ts'
import { dayInShanghai } from '#app/domain/shared/clock.ts'
import type { Sql } from '#db/client.ts'

export interface StoredTier {
  readonly fromQuantity: number
  readonly unitPriceFen: number
}

/** An offer that its reader may see whole. */
export interface OfferRow {
  readonly id: string
  readonly poolId: string
  readonly supplierId: string
  readonly supplierName: string
  readonly supplierCounty: string
  readonly listingId: string | null
  readonly listingTitle: string | null
  readonly firstSet: CertificateLevel | null
  readonly state: OfferState
  readonly isPinned: boolean
  readonly tiers: StoredTier[]
  readonly capacity: number
  readonly deliveryDays: number
  readonly warrantyMonths: number | null
  readonly surchargeByCounty: Record<string, number>
  readonly version: number
  readonly submittedAt: Date
  /** Everybody may see it: the pool is open, or its sealed offers have closed. */
  readonly isPublic: boolean
}

/**
 * The law of sealed offers (DOMAIN 6, 12.11), in the one place where offers are read for others: until offers
 * close, a sealed offer does not leave the store for anybody but its supplier. Not its price, not its being.
 */
export function isPublicOffer(sql: Sql, now: Date) {
  return sql`(p.visibility = 'open' or p.offers_close_at <= ${now})`
}

export function visibleOffers(
  sql: Sql,
  poolIds: readonly string[],
  organisationId: string | null,
  now: Date,
): Promise<OfferRow[]> {
  if (poolIds.length === 0) return Promise.resolve([])
  const today = dayInShanghai(now)
  return sql<OfferRow[]>`
    select o.id, o.pool_id as "poolId", o.supplier_id as "supplierId", s.name as "supplierName",
      s.county as "supplierCounty", o.listing_id as "listingId", l.title as "listingTitle",
      (select case min(case level when 'international' then 1 when 'national' then 2 else 3 end)
          when 1 then 'international' when 2 then 'national' when 3 then 'provincial' end
        from certificates k where k.listing_id = o.listing_id and k.verified_at <= ${now}
          and k.issued_on <= ${today}::date and k.expires_on > ${today}::date) as "firstSet",
      o.state, o.pinned as "isPinned", o.tiers, o.capacity, o.delivery_days as "deliveryDays",
      o.warranty_months as "warrantyMonths", o.surcharge_by_county as "surchargeByCounty", o.version,
      o.submitted_at as "submittedAt", ${isPublicOffer(sql, now)} as "isPublic"
    from offers o join pools p on p.id = o.pool_id join organisations s on s.id = o.supplier_id
      left join listings l on l.id = o.listing_id
    where o.pool_id = any (${[...poolIds]}) and (${isPublicOffer(sql, now)} or o.supplier_id = ${organisationId ?? ''})
    order by o.pinned desc, o.submitted_at, o.id`.then((rows) => [...rows])
}

/** Ladders alone, for lists and live figures: of offers that stand and that everybody may see. */
export function publicLadders(
  sql: Sql,
  poolIds: readonly string[],
  now: Date,
): Promise<{ id: string; poolId: string; tiers: StoredTier[]; capacity: number }[]> {
  if (poolIds.length === 0) return Promise.resolve([])
  return sql<{ id: string; poolId: string; tiers: StoredTier[]; capacity: number }[]>`
    select o.id, o.pool_id as "poolId", o.tiers, o.capacity
    from offers o join pools p on p.id = o.pool_id
    where o.pool_id = any (${[...poolIds]}) and o.state in ('submitted', 'improved', 'won')
      and ${isPublicOffer(sql, now)}
    order by o.id`.then((rows) => [...rows])
}
