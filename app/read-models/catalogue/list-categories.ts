import type { CategoriesView, CategoryCard } from '#app/contracts/views/catalogue.ts'
import { CLUSTERS } from '#app/domain/identity/counties.ts'
import type { Database, Sql } from '#db/client.ts'

type Row = Omit<CategoryCard, 'referencePriceFen'> & { referencePriceFen: bigint }

/** Every category with what is public in it, grouped by cluster; what all share comes last. */
export async function listCategories({ sql }: Database): Promise<CategoriesView> {
  const rows = await categoryRows(sql)
  const clusters = [...new Set(rows.map(({ cluster }) => cluster))]
  const places = new Map<string | null, number>(CLUSTERS.map(({ slug }, index) => [slug, index]))
  const placeOf = (cluster: string | null) =>
    cluster === null ? CLUSTERS.length + 1 : (places.get(cluster) ?? CLUSTERS.length)
  return {
    groups: clusters
      .sort((a, b) => placeOf(a) - placeOf(b))
      .map((cluster) => ({ cluster, categories: rows.filter((row) => row.cluster === cluster) })),
  }
}

/** Categories in the order of the plan: all, or those named. */
export async function categoryRows(
  sql: Sql,
  slugs: readonly string[] | null = null,
): Promise<CategoryCard[]> {
  const rows = await sql<Row[]>`
    select slug, name_zh as "nameZh", name_en as "nameEn", cluster, synonyms,
      reference_price_fen as "referencePriceFen",
      (select count(*)::int from listings l where l.category_slug = slug and l.state = 'published') as listings,
      (select count(*)::int from pools p where p.category_slug = slug and p.state = 'open') as "openPools"
    from categories ${slugs === null ? sql`` : sql`where slug = any(${[...slugs]})`}
    order by position, slug`
  return rows.map((row) => ({ ...row, referencePriceFen: Number(row.referencePriceFen) }))
}
