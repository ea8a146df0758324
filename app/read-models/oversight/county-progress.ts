import type { CountyProgress } from '#app/contracts/views/oversight.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import type { Sql } from '#db/client.ts'

interface YearSpan {
  readonly from: Date
  readonly until: Date
}

type Row = Omit<CountyProgress, 'contractedFen'> & { readonly contractedFen: bigint }

/** What the platform sees per county of the buyer; a county without anything stands there with zeros. */
export async function readCounties(
  sql: Sql,
  county: string | null,
  year: YearSpan,
): Promise<CountyProgress[]> {
  const rows = await sql<Row[]>`
    select f.county, count(*)::int as firms,
      count(*) filter (where exists (select 1 from commitments c join pools p on p.id = c.pool_id
        where c.organisation_id = f.id and c.state = 'active' and p.state in ('open', 'locked')))::int
        as "firmsInPools",
      coalesce(sum((select sum(c.quantity) from commitments c join pools p on p.id = c.pool_id
        where c.organisation_id = f.id and c.state = 'active' and p.state in ('open', 'locked'))), 0)::int
        as "pooledSets",
      coalesce(sum(s.sets), 0)::int as "contractedSets", coalesce(sum(s.fen), 0)::bigint as "contractedFen",
      coalesce(sum(s.first), 0)::int as "firstSetSets",
      count(*) filter (where exists (select 1 from retire_catalogue r
        where r.state = 'listed' and r.name_zh = any (f.equipment_in_use)))::int as "firmsToRetire",
      coalesce(sum((select count(*) from test_orders t join test_reports r on r.order_id = t.id
        where t.customer_id = f.id and r.version = 1 and r.issued_at >= ${year.from}
          and r.issued_at < ${year.until})), 0)::int as "testReports"
    from organisations f
      left join lateral (
        select sum(o.quantity) as sets, sum(o.quantity * o.unit_price_fen) as fen,
          sum(o.quantity) filter (where exists (select 1 from offers x join certificates c on c.listing_id = x.listing_id
            where x.id = o.offer_id and c.verified_at is not null and c.expires_on > o.contract_at::date)) as first
        from orders o
        where o.buyer_id = f.id and o.contract_at >= ${year.from} and o.contract_at < ${year.until}
          and o.state <> 'terminated') s on true
    where f.verified_at is not null and f.capabilities && array['buyer', 'chain_leader']
      and (${county}::text is null or f.county = ${county})
    group by f.county`
  const known = new Map(rows.map((row) => [row.county, row]))
  return COUNTIES.filter(({ code }) => county === null || code === county).map(({ code }) => {
    const row = known.get(code)
    return row ? { ...row, contractedFen: Number(row.contractedFen) } : emptyProgress(code)
  })
}

function emptyProgress(county: string): CountyProgress {
  return {
    county,
    firms: 0,
    firmsInPools: 0,
    pooledSets: 0,
    contractedSets: 0,
    contractedFen: 0,
    firstSetSets: 0,
    firmsToRetire: 0,
    testReports: 0,
  }
}
