import type { IdleCard, MemberCard, PlatformCard } from '#app/contracts/views/platforms.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Sql } from '#db/client.ts'

type Fragment = ReturnType<typeof fragment>
const fragment = (sql: Sql) => sql`true`

/** Platforms that a condition on `p` picks, with what the reader's firm is to each. */
export async function platformCards(
  sql: Sql,
  actor: PersonActor | null,
  where: Fragment,
): Promise<PlatformCard[]> {
  const firm = actor?.organisationId ?? ''
  const rows = await sql<PlatformCard[]>`
    select p.id, p.slug, p.name, p.name_en as "nameEn", p.story, p.chain, p.county, o.name as "leaderName", p.membership,
      p.member_discount_basis_points as "memberDiscountBasisPoints", p.photos,
      case when p.state = 'closed' then jsonb_build_object('at', p.closed_at, 'reason', p.closed_reason) end as closed,
      (select count(*)::int from resources r where r.platform_id = p.id and r.state = 'open') as resources,
      (select count(*)::int from platform_members m where m.platform_id = p.id and m.state = 'active') as members,
      case when p.leader_id = ${firm} then 'leader' else (
        select state from platform_members m where m.platform_id = p.id and m.organisation_id = ${firm}
          and m.state in ('invited', 'applied', 'active') limit 1) end as mine
    from platforms p join organisations o on o.id = p.leader_id
    where ${where} order by p.state = 'closed', p.created_at, p.id`
  return [...rows]
}

/** Idle time that is offered and not over. */
export async function idleCards(sql: Sql, now: Date, where: Fragment): Promise<IdleCard[]> {
  const rows = await sql<(Omit<IdleCard, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date })[]>`
    select i.id, i.resource_id as "resourceId", r.name as "resourceName", p.name as "platformName",
      i.starts_at as "startsAt", i.ends_at as "endsAt", i.price_basis_points as "priceBasisPoints"
    from idle_offers i join resources r on r.id = i.resource_id join platforms p on p.id = r.platform_id
    where i.withdrawn_at is null and i.ends_at > ${now} and ${where} order by i.starts_at, i.id limit 100`
  return rows.map((row) => ({
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  }))
}

export async function memberCards(sql: Sql, platformId: string, where: Fragment): Promise<MemberCard[]> {
  const rows = await sql<MemberCard[]>`
    select m.id, o.name, m.class, m.state, m.note
    from platform_members m join organisations o on o.id = m.organisation_id
    where m.platform_id = ${platformId} and ${where} order by m.state, m.created_at, m.id`
  return [...rows]
}

/** Whether a reader works for a platform, and whether it may decide there. */
export async function postOn(
  sql: Sql,
  platformId: string,
  actor: PersonActor | null,
): Promise<{ isStaff: boolean; isLead: boolean }> {
  if (!actor) return { isStaff: false, isLead: false }
  const [row] = await sql<{ role: string; post: string | null }[]>`
    select m.role, s.role as post from platforms p
      join memberships m on m.organisation_id = p.leader_id and m.user_id = ${actor.userId}
      left join platform_staff s on s.platform_id = p.id and s.user_id = m.user_id
    where p.id = ${platformId} and p.leader_id = ${actor.organisationId}`
  const isOwner = row?.role === 'owner'
  return {
    isStaff: isOwner || row?.post === 'lab_manager' || row?.post === 'technician',
    isLead: isOwner || row?.post === 'lab_manager',
  }
}
