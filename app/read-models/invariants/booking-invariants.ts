import type { Invariant, Offence } from './invariant.ts'
import { MOST_OFFENCES } from './invariant.ts'

/** Shared equipment: who has a unit has it alone, and holds the money that its booking says. */
export const BOOKING_INVARIANTS: readonly Invariant[] = [
  {
    number: 7,
    nameZh: '同一台设备的预约互不重叠，含前后缓冲',
    nameEn: 'Bookings of a unit never overlap, buffers included',
    find: (sql) => sql<Offence[]>`
      with holding as (
        select id, unit_id, lower(occupied) as from_at, upper(occupied) as to_at,
          max(upper(occupied)) over (partition by unit_id order by lower(occupied), id
            rows between unbounded preceding and 1 preceding) as taken_until
        from bookings where state in ('requested', 'confirmed', 'checked_in', 'completed') and not isempty(occupied))
      select 'unit ' || unit_id || ': ' || id || ' from ' || from_at || ', taken until ' || taken_until as example
      from holding where from_at < taken_until order by unit_id, from_at limit ${MOST_OFFENCES}`,
  },
  {
    number: 30,
    nameZh: '预约的预付款与其托管科目余额一致',
    nameEn: 'A booking’s held prepayment is its escrow account’s balance',
    find: (sql) => sql<Offence[]>`
      select 'booking account ' || m.money_id || ': bookings say ' || m.held || ', account ' || coalesce(a.balance_fen, 0) as example
      from (select money_id, sum(held_fen) as held from bookings group by 1) m
        left join accounts a on a.id = 'booking:' || m.money_id
      where m.held <> coalesce(a.balance_fen, 0) order by m.money_id limit ${MOST_OFFENCES}`,
  },
]
