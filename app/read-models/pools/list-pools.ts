import type { CategoryView, PoolFilters, PoolsView } from '#app/contracts/views/pools.ts'
import { CLUSTERS } from '#app/domain/identity/counties.ts'
import type { Database, Sql } from '#db/client.ts'
import { cardsOf } from './pool-cards.ts'
import { isSeenBy, type PoolRow, poolColumns, poolSource } from './pool-rows.ts'

const PAGE_SIZE = 18

/** Pools that the reader may see, filtered, a page at a time. `page` counts from 1. */
export async function listPools(
  { sql }: Database,
  organisationId: string | null,
  now: Date,
  { filters, page }: { readonly filters: PoolFilters; readonly page: number },
): Promise<PoolsView> {
  const where = conditions(sql, organisationId, filters)
  const [rows, counted, categories] = await Promise.all([
    sql<PoolRow[]>`
      select ${poolColumns(sql)} from ${poolSource(sql)} where ${where}
      order by ${orderBy(sql, filters.sort)} limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`,
    sql<{ total: number }[]>`select count(*)::int as total from ${poolSource(sql)} where ${where}`,
    listCategories(sql),
  ])
  const pools = await cardsOf(sql, rows, organisationId, now)
  return {
    pools,
    total: counted[0]?.total ?? 0,
    page,
    pageSize: PAGE_SIZE,
    filters,
    categories,
    nowAt: now.toISOString(),
  }
}

export function listCategories(sql: Sql): Promise<CategoryView[]> {
  return sql<CategoryView[]>`
    select slug, name_zh as "nameZh", name_en as "nameEn" from categories order by position, slug`.then(
    (rows) => [...rows],
  )
}

function conditions(sql: Sql, organisationId: string | null, filters: PoolFilters) {
  const { cluster, category, county, state, query } = filters
  const words = `%${query.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql`${isSeenBy(sql, organisationId)}
    ${cluster ? sql`and p.cluster = ${cluster}` : sql``}
    ${category ? sql`and p.category_slug = ${category}` : sql``}
    ${county ? sql`and (${county} = any (p.counties) or p.cluster in ${sql(clustersIn(county))})` : sql``}
    ${state ? sql`and p.state = ${state}` : sql``}
    ${
      query
        ? sql`and (p.title ilike ${words} or c.name_zh ilike ${words} or c.name_en ilike ${words}
            or exists (select 1 from unnest(c.synonyms) word where word ilike ${words}))`
        : sql``
    }`
}

/** A pool is near where its counties say so, or where its cluster sits. */
function clustersIn(county: string): string[] {
  return ['', ...CLUSTERS.filter((cluster) => cluster.county === county).map(({ slug }) => slug)]
}

/** What is open comes first, soonest deadline first; sorting never looks at what a reader may not see. */
function orderBy(sql: Sql, sort: PoolFilters['sort']) {
  if (sort === 'newest') return sql`p.created_at desc, p.id`
  if (sort === 'saving') {
    return sql`case when p.visibility = 'open' then coalesce(p.reference_price_fen, c.reference_price_fen)
      - coalesce((select min((tier ->> 'unitPriceFen')::bigint) from offers o, jsonb_array_elements(o.tiers) tier
          where o.pool_id = p.id and o.state in ('submitted', 'improved', 'won')
            and (tier ->> 'fromQuantity')::int <= p.active_quantity),
        coalesce(p.reference_price_fen, c.reference_price_fen)) else 0 end * p.active_quantity desc,
      p.join_closes_at, p.id`
  }
  return sql`p.state <> 'open', case when p.state = 'open' then p.join_closes_at end, p.join_closes_at desc, p.id`
}
