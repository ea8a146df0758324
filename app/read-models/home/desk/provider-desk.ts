import type { DeskFigure } from '#app/contracts/views/desk.ts'
import type { Sql } from '#db/client.ts'
import type { TaskRow } from './task-rows.ts'

/** What waits for a service provider's people: its directory entry, requests, work agreed on, stars without a word. */
export async function providerTasks(sql: Sql, firm: string): Promise<TaskRow[]> {
  return sql<TaskRow[]>`
    select 'listProvider' as kind, 1 as count, null as "subjectId", null::timestamptz as "dueAt"
    where not exists (select 1 from provider_profiles where organisation_id = ${firm} and is_listed)
    union all
    select 'answerRequests', count(*)::int, (array_agg(id order by created_at))[1], null
    from engagements where provider_id = ${firm} and state = 'requested'
    union all
    select 'finishEngagements', count(*)::int, (array_agg(id order by updated_at))[1], null
    from engagements where provider_id = ${firm} and state = 'agreed'
    union all
    select 'answerRatings', count(*)::int, ${firm}, null
    from provider_ratings where provider_id = ${firm} and state = 'visible' and reply is null`
}

/** What waits for a provider's client: work delivered that it has not confirmed; the clock confirms it at last. */
export async function clientTasks(sql: Sql, firm: string): Promise<TaskRow[]> {
  return sql<TaskRow[]>`
    select 'confirmEngagements' as kind, count(*)::int as count,
      (array_agg(e.id order by d.due_at nulls last))[1] as "subjectId", min(d.due_at) as "dueAt"
    from engagements e left join deadlines d
      on d.kind = 'engagement.confirm' and d.subject_id = e.id and d.done_at is null
    where e.client_id = ${firm} and e.state = 'delivered'`
}

export async function providerFigures(sql: Sql, firm: string): Promise<DeskFigure[]> {
  return sql<DeskFigure[]>`
    select 'dealingsUnderWay' as kind,
      (select count(*) from engagements where provider_id = ${firm} and state in ('agreed', 'delivered'))::float8 as value
    union all
    select 'dealingsDone',
      (select count(*) from engagements where provider_id = ${firm} and state = 'completed')::float8
    union all
    select 'ratingsHad',
      (select count(*) from provider_ratings where provider_id = ${firm} and state = 'visible')::float8`
}
