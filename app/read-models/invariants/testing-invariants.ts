import { ENDED_WITHOUT_REPORT } from '#app/domain/testing/test-order-lifecycle.ts'
import type { Invariant, Offence } from './invariant.ts'
import { MOST_OFFENCES } from './invariant.ts'

/** 检测: fees and escrow, chains of custody, reports and who signed them. */
export const TESTING_INVARIANTS: readonly Invariant[] = [
  {
    number: 40,
    nameZh: '检测委托的托管余额 = 单价 × 可测样品数，了结后为零',
    nameEn:
      'A test order’s escrow balance is its price × samples to be tested, and nothing once it has ended',
    find: (sql) => sql<Offence[]>`
      with due as (
        select o.id, o.state, case
            when o.fee_held_at is null or o.state in ${sql(['closed', ...ENDED_WITHOUT_REPORT])} or exists (
              select 1 from payments p where p.test_order_id = o.id and p.purpose = 'payout') then 0
            else o.unit_price_fen * (
              select count(*) from test_samples s where s.order_id = o.id and s.untested_why is null) end as fen
        from test_orders o)
      select 'test order ' || due.id || ' (' || due.state || '): should hold ' || due.fen || ', account '
        || coalesce(a.balance_fen, 0) as example
      from due left join accounts a on a.id = 'testing:' || due.id
      where coalesce(a.balance_fen, 0) <> due.fen order by due.id limit ${MOST_OFFENCES}`,
  },
  {
    number: 41,
    nameZh: '检测只在费用足额托管之后进行，费用 = 单价 × 样品数',
    nameEn: 'Nothing is tested before its whole fee has come in; the fee is price × samples',
    find: (sql) => sql<Offence[]>`
      select 'test order ' || o.id || ' (' || o.state || '): fee ' || o.fee_fen || ', came in '
        || coalesce(came.fen, 0) || ', samples ' || listed.many || ' of ' || o.sample_count as example
      from test_orders o
        cross join lateral (select sum(amount_fen) as fen from payments p
          where p.test_order_id = o.id and p.direction = 'in' and p.state = 'settled') came
        cross join lateral (select count(*) as many from test_samples s where s.order_id = o.id) listed
      where (o.state in ('testing', 'under_review', 'reported', 'closed', 'amended') and o.fee_held_at is null)
        or (o.fee_held_at is not null and came.fen is distinct from o.fee_fen)
        or o.fee_fen <> o.unit_price_fen * o.sample_count
        or (listed.many <> o.sample_count and not (o.state in ('draft', 'cancelled') and listed.many = 0))
      order by o.id limit ${MOST_OFFENCES}`,
  },
  {
    number: 42,
    nameZh: '每件样品的流转链从登记到现状环环相扣',
    nameEn: 'Every sample’s chain of custody is unbroken from its label to its state',
    find: (sql) => sql<Offence[]>`
      with link as (
        select id, sample_id, event, coalesce(from_state, '') as from_state, to_state, at,
          lag(to_state, 1, '') over (partition by sample_id order by id) as before,
          lag(at) over (partition by sample_id order by id) as before_at,
          lead(id) over (partition by sample_id order by id) is null as is_last
        from test_custody)
      select 'sample ' || s.code || ', link ' || l.id || ': ' || case
          when l.from_state <> l.before then 'left "' || l.from_state || '" while in "' || l.before || '"'
          when l.at < l.before_at then 'is older than the link before it'
          when l.is_last and l.to_state <> s.state then 'ends at "' || l.to_state || '", the sample is "' || s.state || '"'
          else '"' || l.from_state || '" to "' || l.to_state || '" is no move' end as example
      from link l join test_samples s on s.id = l.sample_id
      where l.from_state <> l.before or l.at < l.before_at or (l.is_last and l.to_state <> s.state)
        or (l.from_state <> l.to_state and not exists (select 1 from lifecycle_edges e
          where e.machine = 'test_sample' and e.from_state = l.from_state and e.to_state = l.to_state))
      union all
      select 'sample ' || s.code || ': no link at all' from test_samples s
      where not exists (select 1 from test_custody c where c.sample_id = s.id)
      limit ${MOST_OFFENCES}`,
  },
  {
    number: 43,
    nameZh: '报告版本连续，每版代替前一版，已出报告的委托都有报告',
    nameEn: 'Versions of a report are consecutive, each supersedes the one before; what is reported has one',
    find: (sql) => sql<Offence[]>`
      with version as (
        select r.*, row_number() over w as place, lag(id) over w as before_id, lag(base_number) over w as before_base,
          lead(id) over w is not null as has_newer
        from test_reports r window w as (partition by order_id order by version))
      select 'report ' || number || ', version ' || version || ', place ' || place as example from version
      where version <> place or supersedes_id is distinct from before_id
        or base_number <> coalesce(before_base, base_number)
        or number <> base_number || case when version = 1 then '' else '-A' || version - 1 end
        or (has_newer and issued_at is null)
      union all
      select 'test order ' || o.id || ' is ' || o.state || ' without an issued report' from test_orders o
      where o.state in ('reported', 'closed', 'amended') and not exists (
        select 1 from test_reports r where r.order_id = o.id and r.issued_at is not null)
      limit ${MOST_OFFENCES}`,
  },
  {
    number: 44,
    nameZh: '四眼：审核人没有录入过其所审报告的任何结果',
    nameEn: 'Four eyes: nobody reviewed a report of results that they had entered',
    find: (sql) => sql<Offence[]>`
      select 'report ' || r.number || ': ' || r.reviewer_user_id || ' entered ' || count(*) || ' of its results' as example
      from test_reports r join test_results t
        on t.order_id = r.order_id and t.entered_by = r.reviewer_user_id and t.entered_at <= r.approved_at
      group by r.id order by r.id limit ${MOST_OFFENCES}`,
  },
  {
    number: 45,
    nameZh: '每家检测机构每年的委托号与报告号连续，无缺号',
    nameEn: 'Numbers of orders and reports of a laboratory’s year run without a gap',
    find: (sql) => sql<Offence[]>`
      with numbered as (
        select platform_id, 'order' as kind, number from test_orders
        union all select platform_id, 'report', base_number from test_reports where version = 1),
      run as (
        select platform_id, kind, substr(number, 2, 4)::int as year, count(*)::int as many,
          max(substring(number from '[0-9]+$')::int) as highest
        from numbered group by 1, 2, 3)
      select coalesce(run.platform_id, c.platform_id) || ', ' || coalesce(run.kind, c.kind) || 's of '
        || coalesce(run.year, c.year) || ': ' || coalesce(run.many, 0) || ', highest ' || coalesce(run.highest, 0)
        || ', counter ' || coalesce(c.last, 0) as example
      from run full join test_counters c using (platform_id, kind, year)
      where (run.many, run.highest) is distinct from (c.last, c.last)
      limit ${MOST_OFFENCES}`,
  },
]
