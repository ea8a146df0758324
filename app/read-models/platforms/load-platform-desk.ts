import type { PlatformDeskView, QualificationRow } from '#app/contracts/views/platform-desk.ts'
import { dayKey, dayOf } from '#app/domain/bookings/local-time.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { platformAhead } from './platform-ahead.ts'
import { memberCards, platformCards, postOn } from './platform-rows.ts'

/** A qualification that ends within so many days is about to. */
const SOON_DAYS = 30

/** A platform's desk for whoever leads it; null for everybody else. */
export async function loadPlatformDesk(
  { sql }: Database,
  slug: string,
  actor: PersonActor,
  now: Date,
  idempotencyKey: string,
): Promise<PlatformDeskView | null> {
  const [platform] = await platformCards(sql, actor, sql`p.slug = ${slug}`)
  if (!platform || !(await postOn(sql, platform.id, actor)).isLead) return null
  const [members, staff, colleagues, qualifications, codes, firms, resources, ahead] = await Promise.all([
    memberCards(sql, platform.id, sql`m.state in ('invited', 'applied', 'active')`),
    sql<PlatformDeskView['staff']>`
      select u.id as "userId", u.login, u.display_name as name, s.role from platform_staff s
      join users u on u.id = s.user_id where s.platform_id = ${platform.id} order by s.role, u.login`,
    sql<PlatformDeskView['colleagues']>`
      select u.login, u.display_name as name from users u join memberships m on m.user_id = u.id
      where m.organisation_id = ${actor.organisationId} and m.role in ('lab_manager', 'technician') order by u.login`,
    qualificationRows(sql, platform.id, now),
    qualificationCodes(sql, platform.id),
    sql<PlatformDeskView['firms']>`
      select o.credit_code as "creditCode", o.name from platform_members m
      join organisations o on o.id = m.organisation_id
      where m.platform_id = ${platform.id} and m.state = 'active' order by o.name`,
    sql<PlatformDeskView['resources']>`
      select r.id, r.name, r.name_en as "nameEn", r.state = 'retired' as "isRetired", exists (
        select 1 from resource_closures c where c.resource_id = r.id and c.starts_at <= ${now} and c.ends_at > ${now}
      ) as "isDown" from resources r where r.platform_id = ${platform.id} order by r.state, r.created_at, r.id`,
    platformAhead(sql, platform.id),
  ])
  return {
    platform,
    members,
    staff: [...staff],
    colleagues: [...colleagues],
    qualifications,
    codes,
    firms: [...firms],
    resources: [...resources],
    ahead,
    isOwner: actor.role === 'owner',
    idempotencyKey,
  }
}

async function qualificationRows(sql: Sql, platformId: string, now: Date): Promise<QualificationRow[]> {
  const today = dayKey(dayOf(now.getTime()))
  const soon = dayKey(dayOf(now.getTime()) + SOON_DAYS)
  const rows = await sql<Omit<QualificationRow, 'standing'>[]>`
    select q.id, o.name as firm, q.code, q.expires_on::text as "expiresOn",
      (select count(*)::int from bookings b join resources r on r.id = b.resource_id
        where b.platform_id = q.platform_id and b.organisation_id = q.organisation_id
          and b.state in ('requested', 'confirmed') and r.rules->>'qualification' = q.code
          and ((b.ends_at - interval '1 millisecond') at time zone 'Asia/Shanghai')::date > q.expires_on
      ) as "bookingsAfter"
    from qualifications q join organisations o on o.id = q.organisation_id
    where q.platform_id = ${platformId} and q.revoked_at is null order by q.expires_on, o.name, q.id`
  return rows.map((row) => {
    const standing = row.expiresOn < today ? 'expired' : row.expiresOn <= soon ? 'soon' : 'valid'
    return { ...row, standing }
  })
}

/** What equipment of a platform asks for, and what was ever granted there. */
export async function qualificationCodes(sql: Sql, platformId: string): Promise<string[]> {
  const rows = await sql<{ code: string }[]>`
    select rules ->> 'qualification' as code from resources
    where platform_id = ${platformId} and rules ->> 'qualification' is not null
    union select code from qualifications where platform_id = ${platformId} order by code`
  return rows.map(({ code }) => code)
}
