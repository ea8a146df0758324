import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { creditCodeWithCheckDigit } from '#app/domain/identity/credit-code.ts'
import { type Database, openDatabase, type TransactionSql } from '#db/client.ts'
import { startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { insertCategories } from '#db/seed/catalogue.ts'
import { buildCategories } from '#db/seed/catalogue-categories.ts'
import { type SyntheticListing, syntheticListings } from '#test/search/synthetic-listings.ts'

export const STAGE_NOW = new Date('2026-03-02T01:00:00Z')
const BATCH = 2_000

export interface SearchStage {
  readonly database: Database
  /** Makes the catalogue so large with made-up listings, published. */
  fill(size: number): Promise<void>
  close(): Promise<void>
}

/** A throw-away database with every category and as many made-up listings as wanted. */
export async function openSearchStage(): Promise<SearchStage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hecai-bench-search-'))
  const log = { info: () => {}, warn: () => {} }
  const server = await startEmbedded({ dataDir, ephemeral: true, log })
  await migrate(server.url)
  const database = openDatabase(server.url, { max: 8 })
  await insertCategories(database.sql, buildCategories())
  const suppliers = new Set<string>()
  const made = syntheticListings(5)
  let size = 0
  return {
    database,
    async fill(wanted) {
      for (; size < wanted; size += BATCH) {
        const batch = Array.from({ length: Math.min(BATCH, wanted - size) }, () => made.next().value)
        // The lifecycle's guard is for people; made-up listings are born published.
        await database.sql.begin(async (tx) => {
          await tx`set local session_replication_role = replica`
          await insertSuppliers(tx, batch, suppliers)
          await insertListings(tx, batch)
        })
      }
      await database.sql`vacuum analyze listings`
    },
    async close() {
      await database.close()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function insertSuppliers(
  tx: TransactionSql,
  batch: readonly SyntheticListing[],
  known: Set<string>,
): Promise<void> {
  const fresh = new Map(
    batch.filter(({ supplierId }) => !known.has(supplierId)).map((one) => [one.supplierId, one]),
  )
  const rows = [...fresh.values()].map(({ supplierId, supplierName, county }) => {
    known.add(supplierId)
    const code = creditCodeWithCheckDigit(`91330481${String(known.size).padStart(9, '0')}`)
    return { id: supplierId, name: supplierName, code, county }
  })
  await tx`
    insert into organisations (id, name, credit_code, county, capabilities, bank_account, verified_at, created_at)
    select id, name, code, county, array['supplier'], '623000000001', ${STAGE_NOW}, ${STAGE_NOW}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as firm (id text, name text, code text, county text)`
}

async function insertListings(tx: TransactionSql, batch: readonly SyntheticListing[]): Promise<void> {
  const rows = JSON.stringify(batch)
  await tx`
    insert into listings (id, supplier_id, category_slug, title, model, maker, county, specs, price_fen,
      lead_time_days, warranty_months, energy_grade, state, published_at, updated_at)
    select id, "supplierId", category, title, model, maker, county, specs, "priceFen", "leadTimeDays", 12,
      "energyGrade", 'published', ${STAGE_NOW}, ${STAGE_NOW}
    from jsonb_to_recordset(${rows}::jsonb) as listing (id text, "supplierId" text, category text, title text,
      model text, maker text, county text, specs jsonb, "priceFen" bigint, "leadTimeDays" integer,
      "energyGrade" smallint)`
  await tx`
    insert into certificates (id, listing_id, level, number, issued_on, verified_at, verified_by, created_at)
    select 'crt_' || id, id, "firstSet"->>'level', 'SYN-' || id, ("firstSet"->>'issuedOn')::date, ${STAGE_NOW},
      "supplierId", ${STAGE_NOW}
    from jsonb_to_recordset(${rows}::jsonb) as listing (id text, "supplierId" text, "firstSet" jsonb)
    where jsonb_typeof("firstSet") = 'object'`
}
