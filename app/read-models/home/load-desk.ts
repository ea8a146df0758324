import type { DeskTask } from '#app/contracts/views/home.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Sql } from '#db/client.ts'

/** What waits for a reader beside its orders, by what its firm is; nothing that waits for nobody. */
export async function loadDesk(sql: Sql, actor: PersonActor, now: Date): Promise<DeskTask[]> {
  const isA = (one: PersonActor['capabilities'][number]) => actor.capabilities.includes(one)
  const isBureau = isA('city_bureau') || isA('county_bureau')
  const { organisationId } = actor
  const counted = await Promise.all([
    isA('buyer') ? pendingDeposits(sql, organisationId) : null,
    isA('supplier') ? poolsToOffer(sql, organisationId, now) : null,
    isA('operator') ? listingsToReview(sql) : null,
    isBureau ? certificatesToVerify(sql, isA('city_bureau') ? null : actor.county) : null,
  ])
  return counted.flatMap((task) => (task && task.count > 0 ? [task] : []))
}

async function pendingDeposits(sql: Sql, organisationId: string): Promise<DeskTask> {
  const [row] = await sql<{ count: number; poolId: string | null }[]>`
    select count(*)::int as count, min(c.pool_id) as "poolId" from commitments c join pools p on p.id = c.pool_id
    where c.organisation_id = ${organisationId} and c.state = 'pending_deposit' and p.state = 'open'`
  return { kind: 'payDeposits', count: row?.count ?? 0, poolId: row?.poolId ?? null }
}

/** Open pools of what it makes, where it has not offered. */
async function poolsToOffer(sql: Sql, organisationId: string, now: Date): Promise<DeskTask> {
  const [row] = await sql<{ count: number; poolId: string | null }[]>`
    select count(*)::int as count, min(p.id) as "poolId" from pools p
    where p.state = 'open' and p.offers_close_at > ${now}
      and exists (select 1 from listings l where l.supplier_id = ${organisationId}
        and l.state = 'published' and l.category_slug = p.category_slug)
      and not exists (select 1 from offers o where o.pool_id = p.id and o.supplier_id = ${organisationId})`
  return { kind: 'makeOffers', count: row?.count ?? 0, poolId: row?.poolId ?? null }
}

async function listingsToReview(sql: Sql): Promise<DeskTask> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from listings where state = 'submitted'`
  return { kind: 'reviewListings', count: row?.count ?? 0, poolId: null }
}

/** `county` null: the city's bureau sees all. */
async function certificatesToVerify(sql: Sql, county: string | null): Promise<DeskTask> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from certificates k join listings l on l.id = k.listing_id
    where k.verified_at is null and k.refused_reason is null
      and (${county}::text is null or l.county = ${county})`
  return { kind: 'verifyCertificates', count: row?.count ?? 0, poolId: null }
}
