import type { OwnListing, OwnListingsView } from '#app/contracts/views/catalogue.ts'
import type { CategoryView } from '#app/contracts/views/pools.ts'
import type { Database } from '#db/client.ts'

const MOST = 300

type Row = Omit<OwnListing, 'priceFen' | 'updatedAt'> & { priceFen: bigint; updatedAt: Date }

/** All listings of one supplier, whatever their state; what waits for the supplier comes first. */
export async function listOwnListings({ sql }: Database, supplierId: string): Promise<OwnListingsView> {
  const [rows, categories] = await Promise.all([
    sql<Row[]>`
      select l.id, l.title, l.model, l.price_fen as "priceFen", l.state, l.sent_back_reason as "sentBackReason",
        l.updated_at as "updatedAt",
        jsonb_build_object('slug', c.slug, 'nameZh', c.name_zh, 'nameEn', c.name_en) as category
      from listings l join categories c on c.slug = l.category_slug
      where l.supplier_id = ${supplierId}
      order by array_position(array['sent_back','draft','submitted','published','withdrawn'], l.state),
        l.updated_at desc, l.id
      limit ${MOST}`,
    sql<CategoryView[]>`
      select slug, name_zh as "nameZh", name_en as "nameEn" from categories order by position, slug`,
  ])
  return {
    listings: rows.map((row) => ({
      ...row,
      priceFen: Number(row.priceFen),
      updatedAt: row.updatedAt.toISOString(),
    })),
    categories: [...categories],
  }
}
