import type { Sql } from '#db/client.ts'
import { insertCatalogue } from '#db/seed/catalogue.ts'
import { buildCategories } from '#db/seed/catalogue-categories.ts'
import { buildCertificates, buildListings } from '#db/seed/catalogue-listings.ts'
import { buildFirms, insertFirms } from '#db/seed/firms.ts'
import { rebuildPostgres } from '#search/rebuild.ts'

export const SEED_NOW = new Date('2026-03-02T01:00:00Z')

/** Writes the seed's firms and catalogue and builds the index. */
export async function seedSearch(sql: Sql): Promise<void> {
  const seed = { seed: 20260302, now: SEED_NOW }
  const listings = buildListings(seed)
  await insertFirms(sql, buildFirms(seed))
  await insertCatalogue(sql, {
    categories: buildCategories(),
    listings,
    certificates: buildCertificates(listings, seed),
  })
  await rebuildPostgres(sql, { now: () => SEED_NOW })
}
