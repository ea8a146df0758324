import type { PlatformView, ResourceCard } from '#app/contracts/views/platforms.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { idleCards, memberCards, platformCards, postOn } from './platform-rows.ts'

/** A platform's page by its address, also when it is closed; null when there is none. */
export async function loadPlatform(
  { sql }: Database,
  slug: string,
  actor: PersonActor | null,
  now: Date,
  idempotencyKey: string,
): Promise<PlatformView | null> {
  const firm = actor?.organisationId ?? ''
  const [platform] = await platformCards(sql, actor, sql`p.slug = ${slug}`)
  if (!platform) return null
  const [resources, services, members, idle, mine, post] = await Promise.all([
    resourceCards(sql, platform.id, now),
    listServices(sql, platform.id),
    memberCards(sql, platform.id, sql`m.state = 'active'`),
    idleCards(sql, now, sql`p.id = ${platform.id}`),
    sql<NonNullable<PlatformView['myMembership']>[]>`
      select id, state, class from platform_members
      where platform_id = ${platform.id} and organisation_id = ${firm} and state in ('invited', 'applied', 'active')`,
    postOn(sql, platform.id, actor),
  ])
  const myMembership = mine[0] ?? null
  return { platform, resources, services, members, idle, myMembership, ...post, idempotencyKey }
}

async function resourceCards(sql: Sql, platformId: string, now: Date): Promise<ResourceCard[]> {
  const rows = await sql<(ResourceCard & { rules: ResourceRules })[]>`
    select r.id, r.name, r.name_en as "nameEn", r.description, r.location, r.capacity, r.rules, r.photos,
      exists (select 1 from resource_closures c where c.resource_id = r.id and c.unit_id is null
        and c.starts_at <= ${now} and c.ends_at > ${now}) as "isDown"
    from resources r where r.platform_id = ${platformId} and r.state = 'open' order by r.created_at, r.id`
  return rows.map(({ rules, ...row }) => ({
    ...row,
    isApproval: rules.approval === 'approval',
    qualification: rules.qualification,
    chainPeakFen: rules.tariff.hourFen.chain.peakFen,
    chainOffPeakFen: rules.tariff.hourFen.chain.offPeakFen,
    outsidePeakFen: rules.tariff.hourFen.outside.peakFen,
    outsideOffPeakFen: rules.tariff.hourFen.outside.offPeakFen,
  }))
}

async function listServices(sql: Sql, platformId: string): Promise<PlatformView['services']> {
  const rows = await sql<PlatformView['services']>`
    select id, name_zh as name, price_fen::float8 as "priceFen" from test_services
    where platform_id = ${platformId} and state = 'offered' order by position, id`
  return [...rows]
}
