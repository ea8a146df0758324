import type { ClosureRow, HeldSpan, ResourceDeskView } from '#app/contracts/views/platform-desk.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { moveRows } from './move-rows.ts'
import { idleCards, postOn } from './platform-rows.ts'

type Found = Pick<ResourceDeskView, 'id' | 'name' | 'nameEn' | 'capacity' | 'isRetired' | 'platform'>

/** Closures, moves after breakdowns and idle offers of equipment, for its platform's people; null for others. */
export async function loadResourceDesk(
  { sql }: Database,
  resourceId: string,
  actor: PersonActor,
  now: Date,
  idempotencyKey: string,
): Promise<ResourceDeskView | null> {
  const [found] = await sql<Found[]>`
    select r.id, r.name, r.name_en as "nameEn", r.capacity, r.state = 'retired' as "isRetired",
      jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'nameEn', p.name_en) as platform
    from resources r join platforms p on p.id = r.platform_id where r.id = ${resourceId}`
  const post = found && (await postOn(sql, found.platform.id, actor))
  if (!found || !post?.isStaff) return null
  const [closures, moves, idle, held] = await Promise.all([
    closureRows(sql, resourceId, now),
    moveRows(sql, resourceId, now),
    idleCards(sql, now, sql`r.id = ${resourceId}`),
    heldSpans(sql, resourceId, now),
  ])
  return {
    ...found,
    closures,
    moves,
    idle,
    held,
    now: now.toISOString(),
    isLead: post.isLead,
    idempotencyKey,
  }
}

async function heldSpans(sql: Sql, resourceId: string, now: Date): Promise<HeldSpan[]> {
  const rows = await sql<(Omit<HeldSpan, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date })[]>`
    select lower(b.occupied) as "startsAt", upper(b.occupied) as "endsAt", u.number as "unitNumber",
      b.starts_at <= ${now} as "hasBegun"
    from bookings b join resource_units u on u.id = b.unit_id
    where u.resource_id = ${resourceId} and b.state in ('requested', 'confirmed', 'checked_in')
      and upper(b.occupied) > ${now}
    order by b.starts_at, b.id limit 2000`
  return rows.map((row) => ({
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  }))
}

async function closureRows(sql: Sql, resourceId: string, now: Date): Promise<ClosureRow[]> {
  const rows = await sql<(Omit<ClosureRow, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date })[]>`
    select c.id, c.kind, u.number as "unitNumber", c.starts_at as "startsAt", c.ends_at as "endsAt", c.reason,
      c.starts_at <= ${now} as "isRunning"
    from resource_closures c left join resource_units u on u.id = c.unit_id
    where c.resource_id = ${resourceId} and c.ends_at > ${now} order by c.starts_at, c.id limit 100`
  return rows.map((row) => ({
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  }))
}
