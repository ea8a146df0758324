import type { PlatformToday } from '#app/contracts/views/insights.ts'
import { dayOf, monthOf, startOfDay } from '#app/domain/bookings/local-time.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Sql } from '#db/client.ts'
import { incomeRows, incomeSums } from './income-rows.ts'

/**
 * The platforms a person works for, each with its day: requests that wait, check-ins of today that are due, machines
 * that are down, and for who leads it what escrow has paid out this month so far (nothing for others).
 */
export async function loadPlatformsToday(
  sql: Sql,
  actor: PersonActor | null,
  now: Date,
): Promise<PlatformToday[]> {
  if (!actor?.capabilities.includes('chain_leader')) return []
  const day = dayOf(now.getTime())
  const tomorrow = new Date(startOfDay(day + 1))
  const month = new Date(monthOf(day).fromMs)
  const rows = await sql<(Omit<PlatformToday, 'thisMonth'> & { id: string })[]>`
    select p.id, p.slug, p.name, p.name_en as "nameEn",
      coalesce(b.requests, 0) as requests, coalesce(b."checkInsDue", 0) as "checkInsDue",
      coalesce(b.running, 0) as running, r.machines, r."machinesDown",
      m.role = 'owner' or coalesce(s.role = 'lab_manager', false) as "isLead"
    from platforms p
      join memberships m on m.organisation_id = p.leader_id and m.user_id = ${actor.userId}
      left join platform_staff s on s.platform_id = p.id and s.user_id = m.user_id
      left join lateral (
        select count(*) filter (where b.state = 'requested' and b.awaits = 'platform')::int as requests,
          count(*) filter (where b.state = 'confirmed' and b.starts_at < ${tomorrow} and b.ends_at > ${now})::int
            as "checkInsDue",
          count(*) filter (where b.state = 'checked_in')::int as running
        from bookings b where b.platform_id = p.id) b on true
      left join lateral (
        select count(*)::int as machines, count(*) filter (where exists (
          select 1 from resource_closures c where c.resource_id = r.id and c.starts_at <= ${now}
            and c.ends_at > ${now}))::int as "machinesDown"
        from resources r where r.platform_id = p.id and r.state = 'open') r on true
    where p.leader_id = ${actor.organisationId} and p.state <> 'closed' and (m.role = 'owner' or s.role is not null)
    order by p.created_at, p.id`
  const led = rows.filter(({ isLead }) => isLead).map(({ id }) => id)
  const income = await incomeRows(sql, sql`t.platform_id = any(${led}) and t.at >= ${month}`)
  return rows.map(({ id, ...row }) => ({
    ...row,
    thisMonth: incomeSums(income.filter(({ platformId }) => platformId === id)),
  }))
}
