import type { Certificate, CertificateLevel } from '#app/domain/catalogue/certificate.ts'
import type { SpecSchema, SpecValues } from '#app/domain/catalogue/spec-schema.ts'
import type { Sql, TransactionSql } from '#db/client.ts'
import { documentOf, type ListingFacts, type SearchDocument } from './documents.ts'
import { foldText } from './fold.ts'
import type { KnownCategory } from './vocabulary.ts'

export type AnySql = Sql | TransactionSql

/** Every category, as search needs to know it. */
export async function loadCategories(sql: AnySql): Promise<KnownCategory[]> {
  const rows = await sql<
    {
      slug: string
      name_zh: string
      name_en: string
      cluster: string | null
      synonyms: string[]
      spec_schema: SpecSchema
    }[]
  >`select slug, name_zh, name_en, cluster, synonyms, spec_schema from categories order by position`
  return rows.map((row) => ({
    slug: row.slug,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    cluster: row.cluster,
    synonyms: row.synonyms,
    specSchema: row.spec_schema,
  }))
}

interface ListingRow {
  id: string
  version: number
  supplier_id: string
  supplier_name: string
  category_slug: string
  title: string
  model: string
  maker: string
  county: string
  specs: SpecValues
  price_fen: bigint
  has_ladder: boolean
  lead_time_days: number
  energy_grade: number | null
  certificates: { level: CertificateLevel; issuedOn: string; verifiedAt: string | null }[] | null
}

/** The documents of those of the listings that are published; drafts, withdrawn and unknown ones have none. */
export async function loadDocuments(
  sql: AnySql,
  categories: ReadonlyMap<string, KnownCategory>,
  ids: readonly string[],
): Promise<SearchDocument[]> {
  const rows = await sql<ListingRow[]>`
    select listing.id, listing.version, listing.supplier_id, supplier.name as supplier_name, category_slug, title,
      model, maker, listing.county, specs, price_fen, standing_ladder is not null as has_ladder, lead_time_days,
      energy_grade,
      (select jsonb_agg(jsonb_build_object('level', level, 'issuedOn', issued_on, 'verifiedAt', certificate.verified_at)
        order by certificate.id) from certificates certificate where listing_id = listing.id) as certificates
    from listings listing join organisations supplier on supplier.id = listing.supplier_id
    where listing.id = any(${ids as string[]}) and state = 'published'
    order by listing.id`
  return rows.flatMap((row) => {
    const category = categories.get(row.category_slug)
    return category ? [documentOf(category, factsOf(row))] : []
  })
}

function factsOf(row: ListingRow): ListingFacts {
  return {
    id: row.id,
    version: row.version,
    supplierId: row.supplier_id,
    supplierName: row.supplier_name,
    title: row.title,
    model: row.model,
    maker: row.maker,
    county: row.county,
    specs: row.specs,
    priceFen: Number(row.price_fen),
    hasLadder: row.has_ladder,
    leadTimeDays: row.lead_time_days,
    energyGrade: row.energy_grade,
    certificates: (row.certificates ?? []).map(
      ({ level, issuedOn, verifiedAt }): Certificate => ({
        level,
        issuedOn,
        verifiedAt: verifiedAt === null ? null : new Date(verifiedAt),
      }),
    ),
  }
}

/** Ids of listings after an id, in order, whatever their state: what a rebuild walks through. */
export async function listingIdsAfter(sql: AnySql, after: string, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from listings where id > ${after} order by id limit ${limit}`
  return rows.map(({ id }) => id)
}

export interface KnownSupplier {
  readonly id: string
  readonly name: string
  readonly folded: string
}

/** Every supplier by name; whether one has anything public is asked when it is suggested. */
export async function loadSuppliers(sql: AnySql): Promise<KnownSupplier[]> {
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from organisations where capabilities @> array['supplier'] order by id limit 20000`
  return rows.map(({ id, name }) => ({ id, name, folded: foldText(name) }))
}

/** Every listing of a supplier, whatever its state. */
export async function listingIdsOfSupplier(sql: AnySql, supplierId: string): Promise<string[]> {
  const rows = await sql<
    { id: string }[]
  >`select id from listings where supplier_id = ${supplierId} order by id`
  return rows.map(({ id }) => id)
}
