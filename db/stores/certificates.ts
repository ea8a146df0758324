import type { CertificateLevel } from '#app/domain/catalogue/certificate.ts'
import type { ListingState } from '#app/domain/catalogue/listing-lifecycle.ts'
import type { Tx } from '../transaction.ts'

export interface CertificateRow {
  readonly id: string
  readonly listingId: string
  readonly level: CertificateLevel
  readonly number: string
  readonly issuedOn: string
  readonly verifiedAt: Date | null
  readonly refusedReason: string | null
  /** Of the listing that it belongs to. */
  readonly county: string
  readonly listingState: ListingState
}

/** The certificate under its row's lock, with what decides who may judge it; null when there is none. */
export async function lockCertificate(tx: Tx, id: string): Promise<CertificateRow | null> {
  const rows = await tx.sql<CertificateRow[]>`
    select certificate.id, listing_id as "listingId", level, number, issued_on::text as "issuedOn",
      verified_at as "verifiedAt", refused_reason as "refusedReason", listing.county, listing.state as "listingState"
    from certificates certificate join listings listing on listing.id = listing_id
    where certificate.id = ${id} for update of certificate`
  return rows[0] ?? null
}

/**
 * Registers a certificate that nobody has verified. A number is borne once; one that a bureau refused on the
 * same listing may be put right. Answers its id, or null when the number is taken.
 */
export async function putCertificate(
  tx: Tx,
  now: Date,
  certificate: Pick<CertificateRow, 'id' | 'listingId' | 'level' | 'number' | 'issuedOn'>,
): Promise<string | null> {
  const { id, listingId, level, number, issuedOn } = certificate
  const rows = await tx.sql<{ id: string }[]>`
    insert into certificates as known (id, listing_id, level, number, issued_on, created_at)
    values (${id}, ${listingId}, ${level}, ${number}, ${issuedOn}::date, ${now})
    on conflict (number) do update set level = excluded.level, issued_on = excluded.issued_on,
      refused_reason = null, created_at = excluded.created_at
    where known.listing_id = excluded.listing_id and known.refused_reason is not null
    returning id`
  return rows[0]?.id ?? null
}

export async function markVerified(tx: Tx, now: Date, id: string, verifiedBy: string): Promise<void> {
  await tx.sql`update certificates set verified_at = ${now}, verified_by = ${verifiedBy} where id = ${id}`
}

export async function markRefused(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.sql`update certificates set refused_reason = ${reason} where id = ${id}`
}
