import type { SupplierPageView } from '#app/contracts/views/catalogue.ts'
import type { Database } from '#db/client.ts'
import { listingCard, readListings } from './listing-rows.ts'
import { supplierSummary } from './load-listing.ts'

const MOST = 120

/** A supplier and what it has published; null for a firm that is no verified supplier. */
export async function loadSupplier(
  { sql }: Database,
  supplierId: string,
  now: Date,
): Promise<SupplierPageView | null> {
  const supplier = await supplierSummary(sql, supplierId)
  if (!supplier || supplier.verifiedAt === null) return null
  const rows = await readListings(
    sql,
    sql`l.supplier_id = ${supplierId} and l.state = 'published'`,
    sql`order by c.position, l.price_fen, l.id limit ${MOST}`,
  )
  const listings = rows.map((row) => listingCard(row, now))
  return { supplier, listings, firstSets: listings.filter(({ firstSet }) => firstSet !== null).length }
}
