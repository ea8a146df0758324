import type { DeskFigure } from '#app/contracts/views/desk.ts'
import type { Sql } from '#db/client.ts'
import type { TaskRow } from './task-rows.ts'

/** What a firm that buys has to do beside its orders. */
export async function buyerTasks(sql: Sql, firm: string, now: Date): Promise<TaskRow[]> {
  return sql<TaskRow[]>`
    select 'payDeposits' as kind, count(*)::int as count,
      (array_agg(c.pool_id order by p.join_closes_at))[1] as "subjectId", min(p.join_closes_at) as "dueAt"
    from commitments c join pools p on p.id = c.pool_id
    where c.organisation_id = ${firm} and c.state = 'pending_deposit' and p.state = 'open'
    union all
    select 'answerInvitations', count(*)::int, (array_agg(i.demand_id order by p.join_closes_at))[1],
      min(p.join_closes_at)
    from invitations i join pools p on p.id = i.pool_id
    where i.organisation_id = ${firm} and i.state = 'invited' and p.state = 'open'
      and p.join_closes_at > ${now}`
}

/** What a firm that uses others' equipment and laboratories has to do. */
export async function userTasks(sql: Sql, firm: string): Promise<TaskRow[]> {
  return sql<TaskRow[]>`
    select 'answerReplacements' as kind, count(*)::int as count, min(b.id) as "subjectId",
      min(b.starts_at) as "dueAt"
    from bookings b where b.organisation_id = ${firm} and b.state = 'requested' and b.awaits = 'holder'
    union all
    select 'payBookings', count(*)::int, min(y.id), min(y.due_at) from payments y
    where y.organisation_id = ${firm} and y.purpose = 'booking' and y.state in ('payable', 'refused')
    union all
    select 'stepTests', count(distinct t.id)::int, (array_agg(t.id order by d.due_at nulls last))[1], min(d.due_at)
    from test_orders t left join deadlines d
      on d.kind in ('test.fee_due', 'test.close') and d.subject_id = t.id and d.done_at is null
    where t.customer_id = ${firm} and (t.state in ('draft', 'reported')
      or (t.state in ('accepted', 'samples_received') and t.fee_held_at is null))`
}

export async function buyerFigures(sql: Sql, firm: string): Promise<DeskFigure[]> {
  return sql<DeskFigure[]>`
    select 'joinedPools' as kind, count(distinct c.pool_id)::float8 as value
    from commitments c join pools p on p.id = c.pool_id
    where c.organisation_id = ${firm} and c.state in ('active', 'awarded')
      and p.state in ('open', 'locked', 'awarded', 'fulfilling')
    union all
    select 'depositFen', coalesce(sum(y.amount_fen), 0)::float8 from payments y
      join commitments c on c.id = y.commitment_id
    where y.organisation_id = ${firm} and y.purpose = 'deposit' and y.state = 'settled' and c.state = 'active'
    union all
    select 'savingFen', coalesce(sum((l.reference_fen - l.unit_price_fen) * l.quantity), 0)::float8
    from award_lines l join awards a on a.id = l.award_id and a.voided_at is null
    where l.organisation_id = ${firm} and l.unit_price_fen is not null
    union all
    select 'ordersUnderWay', count(*)::float8 from orders o
    where o.buyer_id = ${firm} and o.state not in ('completed', 'terminated')`
}
