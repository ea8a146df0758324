import type { AwardAlternatives } from '#app/domain/awards/award-alternatives.ts'
import type { Sql } from '#db/client.ts'

export interface AwardRow {
  readonly id: string
  readonly round: number
  readonly status: 'optimal' | 'gap'
  readonly savingFen: bigint
  readonly publicSavingFen: bigint
  readonly boundFen: bigint
  readonly servedQuantity: number
  readonly suppliers: number
  /** Private: reserves are in it. It never leaves a read model as it is. */
  readonly instance: unknown
  readonly evidence: { stability?: StoredStability } | null
  /** Private as well. */
  readonly alternatives: AwardAlternatives | null
  readonly proofSha256: string | null
  readonly decidedAt: Date
  readonly voidedAt: Date | null
}

export interface StoredStability {
  readonly stable: boolean | null
  readonly blocking: {
    readonly offer: string
    readonly members: readonly string[]
    readonly quantity: number
    readonly priceFen: Readonly<Record<string, number>>
  } | null
}

export interface AwardLineRow {
  readonly awardId: string
  readonly organisationId: string
  readonly offerId: string | null
  readonly quantity: number
  readonly unitPriceFen: bigint | null
}

export interface OfferNameRow {
  readonly id: string
  readonly supplierId: string
  readonly supplierName: string
  readonly listingTitle: string | null
}

/** The award of the highest round and the one before it. */
export function latestAwards(sql: Sql, poolId: string): Promise<AwardRow[]> {
  return sql<AwardRow[]>`
    select id, round, status, saving_fen as "savingFen", coalesce(public_saving_fen, 0) as "publicSavingFen",
      bound_fen as "boundFen", served_quantity as "servedQuantity", suppliers, instance, evidence, alternatives,
      proof_sha256 as "proofSha256", decided_at as "decidedAt", voided_at as "voidedAt"
    from awards where pool_id = ${poolId} order by round desc limit 2`.then((rows) => [...rows])
}

export function linesOfAwards(sql: Sql, poolId: string): Promise<AwardLineRow[]> {
  return sql<AwardLineRow[]>`
    select l.award_id as "awardId", l.organisation_id as "organisationId", l.offer_id as "offerId", l.quantity,
      l.unit_price_fen as "unitPriceFen"
    from award_lines l join awards a on a.id = l.award_id
    where a.pool_id = ${poolId} order by l.organisation_id`.then((rows) => [...rows])
}

export function offerNames(sql: Sql, poolId: string): Promise<OfferNameRow[]> {
  return sql<OfferNameRow[]>`
    select o.id, o.supplier_id as "supplierId", s.name as "supplierName", e.title as "listingTitle"
    from offers o join organisations s on s.id = o.supplier_id left join listings e on e.id = o.listing_id
    where o.pool_id = ${poolId}`.then((rows) => [...rows])
}
