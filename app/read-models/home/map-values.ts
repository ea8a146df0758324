import type { MapMeasure } from '#app/contracts/views/home.ts'
import type { PoolCard } from '#app/contracts/views/pools.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import type { Sql } from '#db/client.ts'
import { isNear } from './load-near.ts'

type Values = { county: string; value: number }[]

/** A public measure, county by county: sums and counts, no firm's own figure. */
export async function mapValues(
  sql: Sql,
  measure: MapMeasure,
  running: readonly PoolCard[],
): Promise<Values> {
  if (measure === 'pools') {
    return COUNTIES.map(({ code }) => ({
      county: code,
      value: running.filter((card) => isNear(card, code)).length,
    }))
  }
  if (measure === 'listings') {
    return [
      ...(await sql<Values>`
        select county, count(*)::int as value from listings where state = 'published' and county <> 'outside'
        group by county order by county`),
    ]
  }
  const rows = await sql<{ county: string; sets: number; firms: number }[]>`
    select c.county, sum(c.quantity)::int as sets, count(distinct c.organisation_id)::int as firms
    from commitments c join pools p on p.id = c.pool_id
    where c.state in ('active', 'awarded') and p.state in ('open', 'locked', 'awarded', 'fulfilling')
    group by c.county order by c.county`
  return rows.map((row) => ({ county: row.county, value: row[measure] }))
}
