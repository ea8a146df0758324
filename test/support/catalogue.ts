import type { Capability, PersonActor, Role } from '#app/domain/identity/roles.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import type { Database } from '#db/client.ts'
import { insertCatalogue } from '#db/seed/catalogue.ts'
import { buildCategories } from '#db/seed/catalogue-categories.ts'
import { buildCertificates, buildListings } from '#db/seed/catalogue-listings.ts'
import { buildFirms, insertFirms } from '#db/seed/firms.ts'
import { type ManualClock, manualClock } from './clock.ts'
import { countingIds } from './ids.ts'

export const CATALOGUE_START = '2026-03-02T01:00:00Z'

export interface CatalogueBench {
  readonly database: Database
  readonly clock: ManualClock
  readonly ids: Ids
  /** A person of a seeded firm; the role is `owner` unless said otherwise. */
  as(organisationId: string, role?: Role): Ctx & { readonly actor: PersonActor }
}

/** The seeded firms, categories, listings and certificates in a database, and people to act for the firms. */
export async function openCatalogue(database: Database): Promise<CatalogueBench> {
  const clock = manualClock(CATALOGUE_START)
  const seed = { seed: 7, now: clock.now() }
  const firms = buildFirms(seed)
  const listings = buildListings(seed)
  await database.sql.begin(async (tx) => {
    await insertFirms(tx, firms)
    await insertCatalogue(tx, {
      categories: buildCategories(),
      listings,
      certificates: buildCertificates(listings, seed),
    })
  })
  const ids = countingIds()
  return {
    database,
    clock,
    ids,
    as: (organisationId, role = 'owner') => {
      const firm = firms.find(({ id }) => id === organisationId)
      if (!firm) throw new Error(`no firm ${organisationId} in the seed`)
      const capabilities = firm.capabilities as readonly Capability[]
      const userId = `usr_${organisationId}`
      const actor = {
        kind: 'person',
        userId,
        organisationId,
        role,
        capabilities,
        county: firm.county,
      } as const
      return { database, clock, ids, actor }
    },
  }
}
