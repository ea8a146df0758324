import type { ListingFormView } from '#app/contracts/views/catalogue.ts'
import type { CategoryView } from '#app/contracts/views/pools.ts'
import type { SpecSchema } from '#app/domain/catalogue/spec-schema.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import type { Database, Sql } from '#db/client.ts'
import { certificateView, listingView, readListings } from './listing-rows.ts'

interface Asked {
  readonly supplierId: string
  readonly idempotencyKey: string
}

/** The empty form of a category; null when there is no such category. */
export async function loadNewListingForm(
  { sql }: Database,
  categorySlug: string,
  asked: Asked,
): Promise<ListingFormView | null> {
  const [category] = await sql<(CategoryView & { schema: SpecSchema })[]>`
    select slug, name_zh as "nameZh", name_en as "nameEn", spec_schema as schema from categories
    where slug = ${categorySlug}`
  if (!category) return null
  const { schema, ...named } = category
  return { ...(await frame(sql, asked)), category: named, fields: [...schema], listing: null }
}

/** The form of one of the supplier's own listings, in any state; null when it is not theirs. */
export async function loadListingForm(
  { sql }: Database,
  listingId: string,
  asked: Asked,
  now: Date,
): Promise<ListingFormView | null> {
  const [row] = await readListings(sql, sql`l.id = ${listingId} and l.supplier_id = ${asked.supplierId}`)
  if (!row) return null
  const { state, version, sentBackReason, category } = row
  // Its owner sees all of its certificates, those that a bureau refused, too.
  const certificates = (row.certificates ?? []).map((each) => ({
    ...certificateView(each, now),
    refusedReason: each.refusedReason,
  }))
  return {
    ...(await frame(sql, asked)),
    category: { slug: category.slug, nameZh: category.nameZh, nameEn: category.nameEn },
    fields: [...row.schema],
    listing: { ...listingView(row, now), certificates, state, version, sentBackReason },
  }
}

async function frame(sql: Sql, { supplierId, idempotencyKey }: Asked) {
  const [firm] = await sql<{ name: string; county: string }[]>`
    select name, county from organisations where id = ${supplierId}`
  return {
    counties: COUNTIES.map(({ code }) => code),
    defaultMaker: firm?.name ?? '',
    defaultCounty: firm?.county ?? '',
    idempotencyKey,
  }
}
