import type { DemandsView } from '#app/contracts/views/demands.ts'
import type { SpecSchema } from '#app/domain/catalogue/spec-schema.ts'
import type { Database } from '#db/client.ts'
import { ownDemands } from './demand-rows.ts'

const MOST = 200

/** The reader's own demands, what is open first. */
export async function listDemands({ sql }: Database, buyerId: string): Promise<DemandsView> {
  const demands = await ownDemands(sql, buyerId, null, MOST)
  const slugs = [...new Set(demands.map(({ category }) => category.slug))]
  const schemas = await sql<{ slug: string; schema: SpecSchema }[]>`
    select slug, spec_schema as schema from categories where slug = any(${slugs})`
  return { demands, fields: Object.fromEntries(schemas.map(({ slug, schema }) => [slug, [...schema]])) }
}
