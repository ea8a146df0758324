import type { CompareView } from '#app/contracts/views/catalogue.ts'
import type { SpecField } from '#app/domain/catalogue/spec-schema.ts'
import type { Database } from '#db/client.ts'
import { listingView, readListings } from './listing-rows.ts'

export const MOST_COMPARED = 4

/** Up to four published listings side by side, in the order asked; what is not public is left out. */
export async function loadComparison(
  { sql }: Database,
  ids: readonly string[],
  now: Date,
): Promise<CompareView> {
  const wanted = [...new Set(ids)].slice(0, MOST_COMPARED)
  if (wanted.length === 0) return { listings: [], specs: [] }
  const rows = await readListings(
    sql,
    sql`l.id = any(${wanted}) and l.state = 'published'`,
    sql`order by array_position(${wanted}::text[], l.id)`,
  )
  const fields = new Map<string, SpecField>()
  for (const { schema } of rows)
    for (const field of schema) if (!fields.has(field.key)) fields.set(field.key, field)
  return {
    listings: rows.map((row) => listingView(row, now)),
    specs: [...fields.values()].map((field) => ({
      field,
      values: rows.map(({ specs, schema }) =>
        schema.some(({ key }) => key === field.key) ? (specs[field.key] ?? null) : null,
      ),
    })),
  }
}
