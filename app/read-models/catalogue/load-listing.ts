import type { ListingPageView, SupplierSummary } from '#app/contracts/views/catalogue.ts'
import { distanceBetween } from '#app/domain/catalogue/similarity.ts'
import { isLocalCounty } from '#app/domain/identity/counties.ts'
import type { Database, Sql } from '#db/client.ts'
import { type ListingRow, listingCard, listingView, readListings } from './listing-rows.ts'
import { openPoolsOf } from './open-pools.ts'

const SIMILAR = 4
/** Looked at for likeness: those nearest in price. */
const CANDIDATES = 60

/** A published listing with all that belongs to it; null for any other: it is not there for anybody. */
export async function loadListing(
  { sql }: Database,
  listingId: string,
  organisationId: string | null,
  now: Date,
): Promise<ListingPageView | null> {
  const [row] = await readListings(sql, sql`l.id = ${listingId} and l.state = 'published'`)
  if (!row) return null
  const [supplier, pools, similar] = await Promise.all([
    supplierSummary(sql, row.supplierId),
    openPoolsOf(sql, row.category.slug, organisationId, now, 3),
    similarTo(sql, row),
  ])
  if (!supplier) return null
  return {
    listing: listingView(row, now),
    supplier,
    pools,
    similar: similar.map((each) => listingCard(each, now)),
    nowAt: now.toISOString(),
  }
}

async function similarTo(sql: Sql, row: ListingRow): Promise<ListingRow[]> {
  const others = await readListings(
    sql,
    sql`l.category_slug = ${row.category.slug} and l.state = 'published' and l.id <> ${row.id}`,
    sql`order by abs(l.price_fen - ${row.priceFen}), l.id limit ${CANDIDATES}`,
  )
  const likeness = ({ specs, priceFen }: ListingRow) =>
    distanceBetween(
      row.schema,
      { specs, priceFen: Number(priceFen) },
      { specs: row.specs, priceFen: Number(row.priceFen) },
    )
  return others
    .map((other) => ({ other, distance: likeness(other) }))
    .sort((a, b) => a.distance - b.distance || (a.other.id < b.other.id ? -1 : 1))
    .slice(0, SIMILAR)
    .map(({ other }) => other)
}

/** A supplier's public face; null when the firm is no supplier. */
export async function supplierSummary(sql: Sql, id: string): Promise<SupplierSummary | null> {
  const rows = await sql<(Omit<SupplierSummary, 'isLocal' | 'verifiedAt'> & { verifiedAt: Date | null })[]>`
    select id, name, name_en as "nameEn", county, industry, size, verified_at as "verifiedAt",
      (select count(*)::int from listings l where l.supplier_id = o.id and l.state = 'published') as listings
    from organisations o where id = ${id} and 'supplier' = any (capabilities)`
  const row = rows[0]
  return row
    ? { ...row, isLocal: isLocalCounty(row.county), verifiedAt: row.verifiedAt?.toISOString() ?? null }
    : null
}
