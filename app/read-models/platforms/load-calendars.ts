import type { CalendarsView } from '#app/contracts/views/calendar-feeds.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { listFeeds } from './list-feeds.ts'

/** A firm's calendar addresses, and for whom its reader may open another: the firm, and platforms it works for. */
export async function loadCalendars(
  { sql }: Database,
  actor: PersonActor,
  idempotencyKey: string,
): Promise<CalendarsView> {
  const [feeds, firms, platforms] = await Promise.all([
    listFeeds(sql, actor.organisationId),
    sql<CalendarsView['firm'][]>`select id, name from organisations where id = ${actor.organisationId}`,
    sql<CalendarsView['platforms']>`
      select p.id, p.name, coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) order by r.created_at, r.id)
        from resources r where r.platform_id = p.id and r.state = 'open'), '[]'::jsonb) as resources
      from platforms p
        join memberships m on m.organisation_id = p.leader_id and m.user_id = ${actor.userId}
        left join platform_staff s on s.platform_id = p.id and s.user_id = m.user_id
      where p.leader_id = ${actor.organisationId} and (m.role = 'owner' or s.role is not null)
      order by p.created_at, p.id`,
  ])
  const firm = firms[0] ?? { id: actor.organisationId, name: '' }
  return { feeds, firm, platforms: [...platforms], idempotencyKey }
}
