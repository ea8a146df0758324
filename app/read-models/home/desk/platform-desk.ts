import type { DeskFigure } from '#app/contracts/views/desk.ts'
import type { Sql } from '#db/client.ts'
import type { TaskRow } from './task-rows.ts'

/** What waits for the people of a chain leader's platforms; the subject is a platform's slug. */
export async function leaderTasks(sql: Sql, firm: string): Promise<TaskRow[]> {
  return sql<TaskRow[]>`
    select 'approveBookings' as kind, count(*)::int as count,
      (array_agg(p.slug order by b.starts_at))[1] as "subjectId", min(b.starts_at) as "dueAt"
    from bookings b join platforms p on p.id = b.platform_id
    where p.leader_id = ${firm} and b.state = 'requested' and b.awaits = 'platform'
    union all
    select 'admitMembers', count(*)::int, (array_agg(p.slug order by m.created_at))[1], null
    from platform_members m join platforms p on p.id = m.platform_id
    where p.leader_id = ${firm} and m.state = 'applied'
    union all
    select 'foundPlatform', 1, null, null
    where not exists (select 1 from platforms where leader_id = ${firm})`
}

/** What waits for a laboratory's people. `dueAt`: the day on which the soonest report is promised, at its end. */
export async function labTasks(sql: Sql, firm: string): Promise<TaskRow[]> {
  return sql<TaskRow[]>`
    select 'stepLab' as kind, count(*)::int as count,
      (array_agg(t.id order by t.due_on nulls last, t.created_at))[1] as "subjectId",
      ((min(t.due_on) + 1)::timestamp at time zone 'Asia/Shanghai') as "dueAt"
    from test_orders t
    where t.lab_id = ${firm} and (t.state in ('submitted', 'testing', 'amended', 'under_review')
      or (t.state in ('accepted', 'samples_received') and t.fee_held_at is not null))`
}

/** `from` and `to`: today in Shanghai, half-open. */
export async function leaderFigures(
  sql: Sql,
  firm: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<DeskFigure[]> {
  return sql<DeskFigure[]>`
    select 'machines' as kind, coalesce(sum(r.capacity), 0)::float8 as value
    from resources r join platforms p on p.id = r.platform_id where p.leader_id = ${firm} and r.state = 'open'
    union all
    select 'runningNow', count(*)::float8 from bookings b join platforms p on p.id = b.platform_id
    where p.leader_id = ${firm} and b.state = 'checked_in'
    union all
    select 'bookedToday', count(*)::float8 from bookings b join platforms p on p.id = b.platform_id
    where p.leader_id = ${firm} and b.state in ('confirmed', 'checked_in', 'completed')
      and b.starts_at < ${to} and b.ends_at > ${from}
    union all
    select 'members', count(*)::float8 from platform_members m join platforms p on p.id = m.platform_id
    where p.leader_id = ${firm} and m.state = 'active'`
}

export async function labFigures(sql: Sql, firm: string): Promise<DeskFigure[]> {
  return sql<DeskFigure[]>`
    select 'testsUnderWay' as kind, count(*)::float8 as value from test_orders t
    where t.lab_id = ${firm}
      and t.state in ('submitted', 'accepted', 'samples_received', 'testing', 'amended', 'under_review')
    union all
    select 'samplesHere', count(*)::float8 from test_samples s join test_orders t on t.id = s.order_id
    where t.lab_id = ${firm} and t.state in ('samples_received', 'testing', 'amended', 'under_review')`
}
