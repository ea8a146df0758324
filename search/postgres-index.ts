import type { Sql, TransactionSql } from '#db/client.ts'
import { type SearchDocument, stampOf } from './documents.ts'
import { loadCategories, loadDocuments } from './store.ts'
import type { KnownCategory } from './vocabulary.ts'

/** The index in use, and the one that a rebuild is filling, if there is one. */
export const ACTIVE = 'search_documents'
export const NEXT = 'search_documents_next'

/** Held shared by every writer and alone by who swaps the tables. */
export const SWAP_LOCK = 7_241_902
export const LISTING_LOCK = 7_241_903

/**
 * Brings the index up to date for these listings: what is published is written, what is not is taken out.
 * Any number of callers may do so at once, in any order: each reads the listing after it holds the listing's
 * lock, so the last writer has read the newest state. A rebuild that is under way is written to, too.
 */
export async function indexListings(
  sql: Sql,
  ids: readonly string[],
): Promise<{ written: number; removed: number }> {
  const categories = await knownCategories(sql)
  return (await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock_shared(${SWAP_LOCK})`
    const [next] = await tx<{ exists: boolean }[]>`select to_regclass(${NEXT}) is not null as exists`
    return writeListings(tx, categories, ids, next?.exists ? [ACTIVE, NEXT] : [ACTIVE])
  })) as { written: number; removed: number }
}

export async function knownCategories(sql: Sql): Promise<ReadonlyMap<string, KnownCategory>> {
  return new Map((await loadCategories(sql)).map((category) => [category.slug, category]))
}

/** As `indexListings`, inside a transaction and into the tables named. */
export async function writeListings(
  tx: TransactionSql,
  categories: ReadonlyMap<string, KnownCategory>,
  ids: readonly string[],
  tables: readonly string[],
): Promise<{ written: number; removed: number }> {
  const sorted = [...new Set(ids)].sort()
  await tx`select pg_advisory_xact_lock(${LISTING_LOCK}, hashtext(id)) from unnest(${sorted}::text[]) as wanted (id)`
  const documents = await loadDocuments(tx, categories, sorted)
  const published = new Set(documents.map(({ listingId }) => listingId))
  const gone = sorted.filter((id) => !published.has(id))
  for (const table of tables) {
    if (gone.length > 0) {
      await tx`
        with gone as (delete from ${tx(table)} where listing_id = any(${gone}) returning doc)
        insert into search_removed (doc) select doc from gone`
    }
    await writeDocuments(tx, table, documents)
  }
  return { written: documents.length, removed: gone.length }
}

/** Writes documents into a table; an unchanged one is left alone. */
export async function writeDocuments(
  tx: TransactionSql | Sql,
  table: string,
  documents: readonly SearchDocument[],
): Promise<void> {
  if (documents.length === 0) return
  const rows = documents.map((document) => ({ ...document, stamp: stampOf(document) }))
  await tx`
    insert into ${tx(table)} as known (doc, listing_id, stamp, category, cluster, county, is_local, supplier_id,
      international_until, national_until, provincial_until, energy_grade, price_fen, lead_time_days, quality,
      model_key, specs, words, shown)
    select coalesce((select doc from ${tx(table)} where listing_id = "listingId"), nextval('search_doc_numbers')),
      "listingId", stamp, category, cluster, county, "isLocal", "supplierId",
      ("until"->>'international')::date, ("until"->>'national')::date, ("until"->>'provincial')::date,
      "energyGrade", "priceFen", "leadTimeDays", quality, "modelKey", specs,
      array_to_tsvector(array(select jsonb_array_elements_text(tokens))), shown
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as document ("listingId" text, stamp text,
      category text, cluster text, county text, "isLocal" boolean, "supplierId" text, "until" jsonb,
      "energyGrade" smallint, "priceFen" bigint, "leadTimeDays" integer, quality smallint, "modelKey" text,
      specs jsonb, tokens jsonb, shown jsonb)
    on conflict (listing_id) do update set stamp = excluded.stamp, changed = pg_current_xact_id(), category = excluded.category,
      cluster = excluded.cluster, county = excluded.county, is_local = excluded.is_local,
      supplier_id = excluded.supplier_id, international_until = excluded.international_until,
      national_until = excluded.national_until, provincial_until = excluded.provincial_until,
      energy_grade = excluded.energy_grade, price_fen = excluded.price_fen,
      lead_time_days = excluded.lead_time_days, quality = excluded.quality, model_key = excluded.model_key,
      specs = excluded.specs, words = excluded.words, shown = excluded.shown
    where known.stamp <> excluded.stamp`
}
