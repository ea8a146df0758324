import type { Category } from '#app/domain/catalogue/category.ts'
import type { Sql, TransactionSql } from '../client.ts'
import type { CertificateRow, ListingRow } from './catalogue-listings.ts'

type AnySql = Sql | TransactionSql

const asJson = (rows: unknown): string =>
  JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? Number(value) : value))

/** Writes categories, listings and certificates; firms must be there. Listings walk their lifecycle. */
export async function insertCatalogue(
  sql: AnySql,
  rows: {
    readonly categories: readonly Category[]
    readonly listings: readonly ListingRow[]
    readonly certificates: readonly CertificateRow[]
  },
): Promise<void> {
  await insertCategories(sql, rows.categories)
  await insertListings(sql, rows.listings)
  await sql`
    insert into certificates (id, listing_id, level, number, issued_on, verified_at, verified_by, created_at)
    select id, "listingId", level, number, "issuedOn", "verifiedAt", "verifiedBy", "createdAt"
    from jsonb_to_recordset(${asJson(rows.certificates)}::jsonb) as certificate (id text, "listingId" text,
      level text, number text, "issuedOn" date, "verifiedAt" timestamptz, "verifiedBy" text, "createdAt" timestamptz)`
}

/** Writes the categories; what a category of that slug said before is replaced. */
export async function insertCategories(sql: AnySql, categories: readonly Category[]): Promise<void> {
  await sql`
    insert into categories (slug, name_zh, name_en, cluster, spec_schema, synonyms, reference_price_fen, position)
    select slug, "nameZh", "nameEn", cluster, "specSchema",
      array(select jsonb_array_elements_text(synonyms)), "referencePriceFen", position
    from jsonb_to_recordset(${asJson(categories)}::jsonb) as category (slug text, "nameZh" text, "nameEn" text,
      cluster text, "specSchema" jsonb, synonyms jsonb, "referencePriceFen" bigint, position integer)
    on conflict (slug) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
      cluster = excluded.cluster, spec_schema = excluded.spec_schema, synonyms = excluded.synonyms,
      reference_price_fen = excluded.reference_price_fen, position = excluded.position`
}

/** Writes listings as drafts and moves them on to their states along the lifecycle. */
export async function insertListings(sql: AnySql, listings: readonly ListingRow[]): Promise<void> {
  const rows = asJson(listings)
  await sql`
    insert into listings (id, supplier_id, category_slug, title, model, maker, county, specs, price_fen,
      standing_ladder, capacity, lead_time_days, warranty_months, energy_grade, summary, state, sent_back_reason,
      published_at, updated_at)
    select id, "supplierId", "categorySlug", title, model, maker, county, specs, "priceFen",
      nullif("standingLadder", 'null'::jsonb), capacity, "leadTimeDays", "warrantyMonths", "energyGrade", summary,
      'draft', "sentBackReason", "publishedAt", "updatedAt"
    from jsonb_to_recordset(${rows}::jsonb) as listing (id text, "supplierId" text, "categorySlug" text,
      title text, model text, maker text, county text, specs jsonb, "priceFen" bigint, "standingLadder" jsonb,
      capacity integer, "leadTimeDays" integer, "warrantyMonths" integer, "energyGrade" smallint, summary text,
      "sentBackReason" text, "publishedAt" timestamptz, "updatedAt" timestamptz)`
  const steps = [
    ['submitted', ['submitted', 'published', 'sent_back']],
    ['published', ['published']],
    ['sent_back', ['sent_back']],
    ['withdrawn', ['withdrawn']],
  ] as const
  for (const [step, states] of steps) {
    const ids = listings
      .filter(({ state }) => (states as readonly string[]).includes(state))
      .map(({ id }) => id)
    if (ids.length > 0) await sql`update listings set state = ${step} where id = any(${ids})`
  }
}
