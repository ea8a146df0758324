import type { OfferVisibility, PoolOpening } from '#app/contracts/views/pools.ts'
import type { PoolState } from '#app/domain/pools/pool-lifecycle.ts'
import type { Sql } from '#db/client.ts'

/** A pool's public facts as the store has them. */
export interface PoolRow {
  readonly id: string
  readonly title: string
  readonly categorySlug: string
  readonly categoryZh: string
  readonly categoryEn: string
  readonly cluster: string
  readonly counties: string[]
  readonly state: PoolState
  readonly opening: PoolOpening
  readonly visibility: OfferVisibility
  readonly organiserId: string
  readonly organiserName: string
  readonly joinOpensAt: Date
  readonly joinClosesAt: Date
  readonly offersCloseAt: Date
  readonly isExtended: boolean
  readonly minQuantity: number
  readonly capQuantity: number | null
  readonly depositBasisPoints: number
  readonly bondBasisPoints: number
  readonly feeBasisPoints: number
  readonly terms: number[]
  readonly signDays: number
  readonly acceptDays: number
  readonly warrantyDays: number
  readonly quantity: number
  readonly firms: number
  readonly version: number
  /** The pool's own, else the lowest first tier among its open offers, else the category's (DOMAIN 6). */
  readonly referencePriceFen: bigint
}

/** What every reading of pools selects; `p` is the pool, `c` its category, `org` its organiser. */
export function poolColumns(sql: Sql) {
  return sql`
    p.id, p.title, p.category_slug as "categorySlug", c.name_zh as "categoryZh", c.name_en as "categoryEn",
    p.cluster, p.counties, p.state, p.opening, p.visibility, p.organiser_id as "organiserId",
    org.name as "organiserName", p.join_opens_at as "joinOpensAt", p.join_closes_at as "joinClosesAt",
    p.offers_close_at as "offersCloseAt", p.extended_at is not null as "isExtended",
    p.min_quantity as "minQuantity", p.cap_quantity as "capQuantity",
    p.deposit_basis_points as "depositBasisPoints", p.bond_basis_points as "bondBasisPoints",
    p.fee_basis_points as "feeBasisPoints", p.terms,
    p.sign_days as "signDays", p.accept_days as "acceptDays", p.warranty_days as "warrantyDays",
    p.active_quantity as quantity, p.active_firms as firms, p.version,
    coalesce(p.reference_price_fen,
      case when p.visibility = 'open' then (
        select min((r.tiers -> 0 ->> 'unitPriceFen')::bigint) from offers r
        where r.pool_id = p.id and r.state in ('submitted', 'improved', 'won')) end,
      c.reference_price_fen) as "referencePriceFen"`
}

export function poolSource(sql: Sql) {
  return sql`pools p join categories c on c.slug = p.category_slug join organisations org on org.id = p.organiser_id`
}

/** A draft is its organiser's alone. */
export function isSeenBy(sql: Sql, organisationId: string | null) {
  return sql`(p.state <> 'draft' or p.organiser_id = ${organisationId ?? ''})`
}
