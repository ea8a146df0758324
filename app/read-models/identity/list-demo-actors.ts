import type { DemoActor } from '#app/contracts/views/sign-in.ts'
import type { Capability } from '#app/domain/identity/roles.ts'
import { byName } from '#app/domain/shared/name-order.ts'
import type { Database } from '#db/client.ts'

const MOST = 500
/** Firms are shown under the first of these that they are. */
const KINDS: readonly Capability[] = [
  'operator',
  'city_bureau',
  'county_bureau',
  'chain_leader',
  'supplier',
  'provider',
  'buyer',
]
/** How many of each kind stand as cards; the rest are in the list. */
const FEATURED: Partial<Record<Capability, number>> = {
  operator: 1,
  city_bureau: 1,
  county_bureau: 1,
  chain_leader: 2,
  supplier: 3,
  provider: 1,
  buyer: 5,
}

type Row = Omit<DemoActor, 'kind' | 'isFeatured'> & { deeds: number; isNewToPool: boolean }

/**
 * Whom one may be in a demonstration, kind by kind and by pinyin. Of each kind those with most to show, orders
 * above all, are featured, county by county. Who comes from a pool
 * in order to join it is shown firms that it is meant for and that are not in it yet.
 */
export async function listDemoActors({ sql }: Database, poolId: string | null = null): Promise<DemoActor[]> {
  const rows = await sql<Row[]>`
    select u.id as "userId", u.display_name as name, o.name as "organisationName", o.county, o.capabilities, m.role,
      (3 * (select count(*) from orders t where o.id in (t.buyer_id, t.supplier_id))
        + (select count(*) from commitments c where c.organisation_id = o.id)
        + (select count(*) from offers f where f.supplier_id = o.id))::int as deeds,
      exists (select 1 from pools p where p.id = ${poolId} and (p.counties = '{}' or o.county = any (p.counties))
        and not exists (select 1 from commitments c where c.pool_id = p.id and c.organisation_id = o.id))
        as "isNewToPool"
    from users u
    join memberships m on m.user_id = u.id
    join organisations o on o.id = m.organisation_id
    where o.verified_at is not null
    order by o.id, m.role, u.id
    limit ${MOST}`
  return KINDS.flatMap((kind) => actorsOf(kind, rows))
}

function actorsOf(kind: Capability, rows: readonly Row[]): DemoActor[] {
  const own = rows.filter((row) => KINDS.find((one) => row.capabilities.includes(one)) === kind)
  const featured = new Set(acrossCounties(own).slice(0, FEATURED[kind] ?? 0))
  return own
    .toSorted((a, b) => byName(a.organisationName, b.organisationName))
    .map((row) => {
      const { deeds: _deeds, isNewToPool: _new, ...actor } = row
      return { ...actor, kind, isFeatured: featured.has(row) }
    })
}

/** The busiest of every county first, then the second of each: so that no cluster takes all the cards. */
function acrossCounties(rows: readonly Row[]): Row[] {
  const busiest = rows.toSorted((a, b) => b.deeds - a.deeds)
  const placeOf = (row: Row) => busiest.filter(({ county }) => county === row.county).indexOf(row)
  return busiest.toSorted(
    (a, b) => Number(b.isNewToPool) - Number(a.isNewToPool) || placeOf(a) - placeOf(b) || b.deeds - a.deeds,
  )
}
