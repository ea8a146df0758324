import type { DemandView } from '#app/contracts/views/demands.ts'
import type { Sql } from '#db/client.ts'

type Row = Omit<DemandView, 'maxPriceFen' | 'createdAt'> & { maxPriceFen: bigint | null; createdAt: Date }

/** A firm's own demands, reserve price included: `buyerId` is always the reader's own firm. */
export async function ownDemands(
  sql: Sql,
  buyerId: string,
  demandId: string | null,
  limit: number,
): Promise<DemandView[]> {
  const rows = await sql<Row[]>`
    select d.id, jsonb_build_object('slug', c.slug, 'nameZh', c.name_zh, 'nameEn', c.name_en) as category,
      d.constraints, d.quantity, d.max_price_fen as "maxPriceFen",
      d.latest_delivery_on::text as "latestDeliveryOn", d.county, d.retires, d.note, d.state,
      d.created_at as "createdAt", d.version, case when d.state = 'pooled' then d.pool_id end as "poolId"
    from demands d join categories c on c.slug = d.category_slug
    where d.buyer_id = ${buyerId} ${demandId === null ? sql`` : sql`and d.id = ${demandId}`}
    order by array_position(array['open','pooled','draft'], d.state), d.created_at desc, d.id limit ${limit}`
  return rows.map((row) => ({
    ...row,
    maxPriceFen: row.maxPriceFen === null ? null : Number(row.maxPriceFen),
    createdAt: row.createdAt.toISOString(),
  }))
}
