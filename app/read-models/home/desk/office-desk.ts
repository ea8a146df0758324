import type { DeskFigure } from '#app/contracts/views/desk.ts'
import { LIVING_DISPUTES } from '#app/domain/orders/dispute-lifecycle.ts'
import type { Sql } from '#db/client.ts'
import type { TaskRow } from './task-rows.ts'

/** What waits for the operator's people. */
export async function operatorTasks(sql: Sql): Promise<TaskRow[]> {
  return sql<TaskRow[]>`
    select 'reviewListings' as kind, count(*)::int as count, min(id) as "subjectId", null::timestamptz as "dueAt"
    from listings where state = 'submitted'
    union all
    select 'verifyFirms', count(*)::int, min(id), null from organisations where verified_at is null
    union all
    select 'ruleDisputes', count(*)::int, (array_agg(order_id order by opened_at))[1], null from disputes
    where state in ${sql([...LIVING_DISPUTES])} and state <> 'ruled'
    union all
    select 'decideClaims', count(*)::int, min(order_id), null from warranty_claims where state = 'contested'
    union all
    select 'seeLetters', count(*)::int, min(id), null from dead_letters where state = 'open'
    union all
    select 'seeBankCases', count(*)::int, min(id), null from bank_cases where state in ('open', 'checking')`
}

/** `county` null: the city's bureau sees all. */
export async function bureauTasks(sql: Sql, county: string | null): Promise<TaskRow[]> {
  return sql<TaskRow[]>`
    select 'verifyCertificates' as kind, count(*)::int as count, min(k.id) as "subjectId",
      null::timestamptz as "dueAt"
    from certificates k join listings l on l.id = k.listing_id
    where k.verified_at is null and k.refused_reason is null
      and (${county}::text is null or l.county = ${county})`
}

export async function operatorFigures(sql: Sql, now: Date, held: readonly string[]): Promise<DeskFigure[]> {
  return sql<DeskFigure[]>`
    select 'escrowFen' as kind, coalesce(sum(balance_fen), 0)::float8 as value from accounts
    where kind in ${sql([...held])}
    union all
    select 'openPools', count(*)::float8 from pools where state = 'open'
    union all
    select 'ordersUnderWay', count(*)::float8 from orders where state not in ('completed', 'terminated')
    union all
    select 'overdueDeadlines', count(*)::float8 from deadlines where done_at is null and due_at <= ${now}`
}

/** Sums alone: no price before an award, no firm's own figure. */
export async function bureauFigures(sql: Sql, county: string | null): Promise<DeskFigure[]> {
  return sql<DeskFigure[]>`
    select 'firmsInPools' as kind, count(distinct c.organisation_id)::float8 as value
    from commitments c join pools p on p.id = c.pool_id
    where c.state = 'active' and p.state in ('open', 'locked')
      and (${county}::text is null or c.county = ${county})
    union all
    select 'pooledSets', coalesce(sum(c.quantity), 0)::float8
    from commitments c join pools p on p.id = c.pool_id
    where c.state = 'active' and p.state in ('open', 'locked')
      and (${county}::text is null or c.county = ${county})
    union all
    select 'contractedFen', coalesce(sum(o.quantity * o.unit_price_fen), 0)::float8
    from orders o join organisations b on b.id = o.buyer_id
    where o.contract_at is not null and o.state <> 'terminated'
      and (${county}::text is null or b.county = ${county})
    union all
    select 'validCertificates', count(*)::float8
    from certificates k join listings l on l.id = k.listing_id
    where k.verified_at is not null and k.expires_on > current_date
      and (${county}::text is null or l.county = ${county})`
}
