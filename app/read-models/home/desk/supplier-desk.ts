import type { DeskFigure } from '#app/contracts/views/desk.ts'
import type { Sql } from '#db/client.ts'
import type { TaskRow } from './task-rows.ts'

/** What a firm that sells has to do beside its orders: ladders, bonds, papers, answers. */
export async function supplierTasks(sql: Sql, firm: string, now: Date): Promise<TaskRow[]> {
  return sql<TaskRow[]>`
    select 'makeOffers' as kind, count(*)::int as count,
      (array_agg(p.id order by p.offers_close_at))[1] as "subjectId", min(p.offers_close_at) as "dueAt"
    from pools p
    where p.state = 'open' and p.offers_close_at > ${now}
      and exists (select 1 from listings l where l.supplier_id = ${firm}
        and l.state = 'published' and l.category_slug = p.category_slug)
      and not exists (select 1 from offers o where o.pool_id = p.id and o.supplier_id = ${firm})
    union all
    select 'payBonds', count(*)::int, min(y.pool_id), min(y.due_at) from payments y
    where y.organisation_id = ${firm} and y.purpose = 'bond' and y.state in ('payable', 'refused')
    union all
    select 'issueInvoices', count(*)::int, min(v.order_id), null from invoices v
    where v.seller_id = ${firm} and v.number is null
    union all
    select 'answerClaims', count(*)::int, (array_agg(w.order_id order by w.answer_by))[1], min(w.answer_by)
    from warranty_claims w join orders o on o.id = w.order_id
    where o.supplier_id = ${firm} and w.state = 'open'
    union all
    select 'mendListings', count(*)::int, min(l.id), null from listings l
    where l.supplier_id = ${firm} and l.state = 'sent_back'
    union all
    select 'answerQuestions', count(*)::int, (array_agg(q.pool_id order by p.join_closes_at))[1],
      min(p.join_closes_at)
    from questions q join pools p on p.id = q.pool_id
    where q.state = 'visible' and p.state = 'open' and q.organisation_id <> ${firm}
      and exists (select 1 from offers o where o.pool_id = q.pool_id and o.supplier_id = ${firm}
        and o.state in ('submitted', 'improved'))
      and not exists (select 1 from answers a where a.question_id = q.id)
    union all
    select 'listFirst', 1, null, null
    where not exists (select 1 from listings where supplier_id = ${firm})`
}

export async function supplierFigures(sql: Sql, firm: string): Promise<DeskFigure[]> {
  return sql<DeskFigure[]>`
    select 'standingOffers' as kind, count(*)::float8 as value from offers o
    where o.supplier_id = ${firm} and o.state in ('submitted', 'improved')
    union all
    select 'soldSets', coalesce(sum(o.quantity), 0)::float8 from orders o
    where o.supplier_id = ${firm} and o.state <> 'terminated'
    union all
    select 'receivedFen', coalesce(sum(y.amount_fen), 0)::float8 from payments y
    where y.organisation_id = ${firm} and y.purpose = 'payout' and y.state = 'settled'
    union all
    select 'listingsOut', count(*)::float8 from listings l
    where l.supplier_id = ${firm} and l.state = 'published'`
}
