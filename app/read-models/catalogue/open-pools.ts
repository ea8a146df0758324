import type { PoolCard } from '#app/contracts/views/pools.ts'
import type { Sql } from '#db/client.ts'
import { cardsOf } from '../pools/pool-cards.ts'
import { type PoolRow, poolColumns, poolSource } from '../pools/pool-rows.ts'

/** Pools of a category that can be joined now, the soonest to close first. */
export async function openPoolsOf(
  sql: Sql,
  category: string,
  organisationId: string | null,
  now: Date,
  limit: number,
): Promise<PoolCard[]> {
  return cardsOf(sql, await openPoolRows(sql, category, now, limit), organisationId, now)
}

export async function openPoolRows(sql: Sql, category: string, now: Date, limit: number): Promise<PoolRow[]> {
  const rows = await sql<PoolRow[]>`
    select ${poolColumns(sql)} from ${poolSource(sql)}
    where p.category_slug = ${category} and p.state = 'open' and p.join_closes_at > ${now}
    order by p.join_closes_at, p.id limit ${limit}`
  return [...rows]
}
