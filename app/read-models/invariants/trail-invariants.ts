import type { Invariant, Offence } from './invariant.ts'
import { MOST_OFFENCES } from './invariant.ts'

const LATE_MS = 5 * 60_000

/** The audit trail and the clock. */
export const TRAIL_INVARIANTS: readonly Invariant[] = [
  {
    number: 8,
    nameZh: '每次状态变化都是合法的一步，只走一次，有据可查',
    nameEn: 'Every state change is a legal edge, made once, and in the audit trail',
    find: (sql) => sql<Offence[]>`
      with step as (
        select id, machine, subject_id, coalesce(from_state, '') as from_state, to_state,
          lag(to_state, 1, '') over (partition by machine, subject_id order by id) as before,
          lead(id) over (partition by machine, subject_id order by id) is null as is_last
        from audit_trail
        where machine in ('pool', 'commitment', 'offer', 'order', 'payment', 'dispute', 'claim', 'proposal', 'contract', 'booking', 'test_order', 'test_sample', 'engagement', 'provider_rating', 'test_service', 'retire_entry') and to_state is not null)
      select machine || ' ' || subject_id || ': "' || from_state || '" to "' || to_state || '" is no move' as example
      from step where from_state <> to_state and not exists (
        select 1 from lifecycle_edges e
        where e.machine = step.machine and e.from_state = step.from_state and e.to_state = step.to_state)
      union all
      select machine || ' ' || subject_id || ': left "' || from_state || '" while in "' || before || '"'
      from step where machine in ('pool', 'commitment', 'offer', 'order', 'booking', 'test_order', 'test_sample') and before <> '' and before <> from_state
      union all
      select machine || ' ' || subject_id || ': is "' || now_in.state || '", the trail ends at "' || to_state || '"'
      from step join (
        select 'pool' as of, id, state from pools union all select 'commitment', id, state from commitments
        union all select 'offer', id, state from offers union all select 'order', id, state from orders
        union all select 'booking', id, state from bookings
        union all select 'test_order', id, state from test_orders
        union all select 'test_sample', id, state from test_samples) now_in
        on now_in.of = step.machine and now_in.id = step.subject_id
      where is_last and now_in.state <> to_state
      limit ${MOST_OFFENCES}`,
  },
  {
    number: 17,
    nameZh: '没有到期五分钟仍未处理的期限',
    nameEn: 'No deadline is undone five minutes after its instant',
    find: (sql, now) => sql<Offence[]>`
      select kind || ' ' || subject_id || ', due ' || due_at as example from deadlines
      where done_at is null and due_at < ${new Date(now.getTime() - LATE_MS)}
      order by due_at limit ${MOST_OFFENCES}`,
  },
]
