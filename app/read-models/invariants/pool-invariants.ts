import type { Invariant, Offence } from './invariant.ts'
import { MOST_OFFENCES } from './invariant.ts'

/** Quantities, prices and awards. */
export const POOL_INVARIANTS: readonly Invariant[] = [
  {
    number: 3,
    nameZh: '认购量不超过上限，且等于显示的台数',
    nameEn: 'Committed quantity is within the cap and is the quantity displayed',
    find: (sql) => sql<Offence[]>`
      select p.id || ': displayed ' || p.active_quantity || ', committed ' || coalesce(c.quantity, 0)
        || ', cap ' || coalesce(p.cap_quantity::text, 'none') as example
      from pools p left join (
        select pool_id, sum(quantity)::int as quantity from commitments group by 1) c on c.pool_id = p.id
      where p.active_quantity <> coalesce(c.quantity, 0) or p.active_quantity > p.cap_quantity
      order by p.id limit ${MOST_OFFENCES}`,
  },
  {
    number: 16,
    nameZh: '团购的企业数与预留台数等于其认购之和',
    nameEn: 'A pool’s counters of firms and reserved sets are the sums over its commitments',
    find: (sql) => sql<Offence[]>`
      select p.id || ': firms ' || p.active_firms || ' of ' || coalesce(c.firms, 0) || ', reserved '
        || p.reserved_quantity || ' of ' || coalesce(c.reserved, 0) as example
      from pools p left join (
        select pool_id, count(*) filter (where quantity > 0)::int as firms, sum(reserved_quantity)::int as reserved
        from commitments group by 1) c on c.pool_id = p.id
      where p.active_firms <> coalesce(c.firms, 0)
        or (p.state = 'open' and p.reserved_quantity <> coalesce(c.reserved, 0))
      order by p.id limit ${MOST_OFFENCES}`,
  },
  {
    number: 4,
    nameZh: '价格等于阶梯在成交台数处的单价',
    nameEn: 'A price is the ladder’s at its quantity',
    find: (sql) => sql<Offence[]>`
      with total as (
        select l.award_id, l.offer_id, sum(l.quantity) as quantity from award_lines l
        where l.offer_id is not null group by 1, 2)
      select 'award ' || a.id || ', member ' || l.organisation_id || ': pays ' || l.unit_price_fen
        || ', ladder ' || coalesce(t.price::text, 'none') || ' + ' || s.fen as example
      from awards a join award_lines l on l.award_id = a.id and l.offer_id is not null
        join total q on q.award_id = a.id and q.offer_id = l.offer_id
        join offers o on o.id = l.offer_id join commitments c on c.id = l.commitment_id
        cross join lateral (select coalesce((o.surcharge_by_county ->> c.county)::bigint, 0) as fen) s
        left join lateral (
          select (tier ->> 'unitPriceFen')::bigint as price from jsonb_array_elements(o.tiers) tier
          where (tier ->> 'fromQuantity')::int <= q.quantity
          order by (tier ->> 'fromQuantity')::int desc limit 1) t on true
      where a.voided_at is null and (t.price is null or l.unit_price_fen <> t.price + s.fen)
      order by a.id limit ${MOST_OFFENCES}`,
  },
  {
    number: 5,
    nameZh: '每份报价的成交台数不超过可供台数，且达到首档',
    nameEn: 'Awarded quantity per offer is within its capacity and its tier',
    find: (sql) => sql<Offence[]>`
      select 'award ' || a.id || ', offer ' || o.id || ': ' || sum(l.quantity) || ' sets, capacity ' || o.capacity as example
      from awards a join award_lines l on l.award_id = a.id join offers o on o.id = l.offer_id
      where a.voided_at is null group by a.id, o.id
      having sum(l.quantity) > o.capacity or sum(l.quantity) < (o.tiers -> 0 ->> 'fromQuantity')::int
      order by a.id limit ${MOST_OFFENCES}`,
  },
  {
    number: 6,
    nameZh: '成交价不高于成员的上限价',
    nameEn: 'No awarded price is above the member’s cap price',
    find: (sql) => sql<Offence[]>`
      select 'award ' || l.award_id || ', commitment ' || l.commitment_id as example
      from award_lines l join commitments c on c.id = l.commitment_id
      where l.unit_price_fen > l.cap_fen or l.unit_price_fen > l.reference_fen
        or (l.unit_price_fen > c.reserve_fen)
      order by l.award_id limit ${MOST_OFFENCES}`,
  },
]
