import type { ListingState } from '#app/domain/catalogue/listing-lifecycle.ts'
import type { SpecSchema, SpecValues } from '#app/domain/catalogue/spec-schema.ts'
import type { PriceTier } from '#app/domain/shared/price-ladder.ts'
import { tell } from '../outbox.ts'
import type { StoredLadder } from '../schema/pools.ts'
import type { Tx } from '../transaction.ts'
import { readLadder, storedLadder } from './offers.ts'

/** What a supplier states about a listing. Prices in fen, VAT included. */
export interface ListingContent {
  readonly title: string
  readonly model: string
  readonly maker: string
  readonly county: string
  readonly specs: SpecValues
  readonly priceFen: bigint
  readonly tiers: readonly PriceTier[] | null
  readonly capacity: number | null
  readonly leadTimeDays: number
  readonly warrantyMonths: number
  readonly energyGrade: number | null
  readonly summary: string
}

export interface ListingRow extends ListingContent {
  readonly id: string
  readonly supplierId: string
  readonly categorySlug: string
  readonly state: ListingState
  readonly version: number
}

type RawListing = Omit<ListingRow, 'tiers'> & { tiers: StoredLadder | null }

/** The listing under its row's lock; null when there is none. */
export async function lockListing(tx: Tx, id: string): Promise<ListingRow | null> {
  const rows = await tx.sql<RawListing[]>`
    select id, supplier_id as "supplierId", category_slug as "categorySlug", state, version, title, model, maker,
      county, specs, price_fen as "priceFen", standing_ladder as tiers, capacity, lead_time_days as "leadTimeDays",
      warranty_months as "warrantyMonths", energy_grade as "energyGrade", summary
    from listings where id = ${id} for update`
  const raw = rows[0]
  return raw ? { ...raw, tiers: raw.tiers === null ? null : readLadder(raw.tiers) } : null
}

/** The spec schema of a category; null when there is no such category. */
export async function loadSpecSchema(tx: Tx, categorySlug: string): Promise<SpecSchema | null> {
  const rows = await tx.sql<{ schema: SpecSchema }[]>`
    select spec_schema as schema from categories where slug = ${categorySlug}`
  return rows[0]?.schema ?? null
}

export async function insertListing(
  tx: Tx,
  now: Date,
  listing: ListingContent & Pick<ListingRow, 'id' | 'supplierId' | 'categorySlug'>,
): Promise<void> {
  await tx.sql`
    insert into listings (id, supplier_id, category_slug, title, model, maker, county, specs, price_fen,
      standing_ladder, capacity, lead_time_days, warranty_months, energy_grade, summary, state, updated_at)
    values (${listing.id}, ${listing.supplierId}, ${listing.categorySlug}, ${listing.title}, ${listing.model},
      ${listing.maker}, ${listing.county}, ${JSON.stringify(listing.specs)}::jsonb, ${listing.priceFen},
      ${ladderJson(listing.tiers)}::jsonb, ${listing.capacity}, ${listing.leadTimeDays},
      ${listing.warrantyMonths}, ${listing.energyGrade}, ${listing.summary}, 'draft', ${now})`
}

/** Replaces what a listing says; the caller holds its lock. */
export async function writeListing(tx: Tx, now: Date, id: string, content: ListingContent): Promise<void> {
  await tx.sql`
    update listings set title = ${content.title}, model = ${content.model}, maker = ${content.maker},
      county = ${content.county}, specs = ${JSON.stringify(content.specs)}::jsonb, price_fen = ${content.priceFen},
      standing_ladder = ${ladderJson(content.tiers)}::jsonb, capacity = ${content.capacity},
      lead_time_days = ${content.leadTimeDays}, warranty_months = ${content.warrantyMonths},
      energy_grade = ${content.energyGrade}, summary = ${content.summary}, version = version + 1,
      updated_at = ${now}
    where id = ${id}`
}

/** What the review came to: when it was published, or why it was sent back. */
export async function writeReview(
  tx: Tx,
  now: Date,
  id: string,
  review: { readonly publishedAt: Date } | { readonly sentBackReason: string },
): Promise<void> {
  if ('publishedAt' in review) {
    await tx.sql`
      update listings set published_at = ${review.publishedAt}, sent_back_reason = null, updated_at = ${now}
      where id = ${id}`
  } else {
    await tx.sql`
      update listings set sent_back_reason = ${review.sentBackReason}, updated_at = ${now} where id = ${id}`
  }
}

/** Says that what can be found of a listing may have changed; the search index follows. */
export async function tellListingChanged(tx: Tx, now: Date, listingId: string): Promise<void> {
  await tell(tx, now, [{ topic: 'listing.changed', key: listingId, payload: { listingId } }])
}

function ladderJson(tiers: readonly PriceTier[] | null): string | null {
  return tiers === null ? null : JSON.stringify(storedLadder(tiers))
}
