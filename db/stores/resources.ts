import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import type { PlatformState } from '#app/domain/platforms/platform-lifecycle.ts'
import type { FirmClass } from '#app/domain/shared/firm-class.ts'
import type { Tx } from '../transaction.ts'

/** A resource as whoever books it needs it: its rules, its units, and whose platform it stands on. */
export interface ResourceRow {
  readonly id: string
  readonly name: string
  readonly platformId: string
  readonly platformState: PlatformState
  readonly leaderId: string
  readonly equivalence: string | null
  readonly state: 'open' | 'retired'
  readonly rules: ResourceRules
  readonly unitIds: readonly string[]
}

const COLUMNS = `r.id, r.name, r.platform_id as "platformId", p.state as "platformState", p.leader_id as "leaderId",
  r.equivalence, r.state, r.rules,
  array(select u.id::text from resource_units u where u.resource_id = r.id order by u.number) as "unitIds"`

/**
 * Resources in order of id. `share` lets many book at once while nobody changes the rules or closes a machine;
 * `update` is for whoever does that. Their platforms are share-locked with them: who closes one waits for those
 * who book, and who comes after sees it closed.
 */
export async function lockResources(
  tx: Tx,
  ids: readonly string[],
  lock: 'share' | 'update',
): Promise<ResourceRow[]> {
  if (ids.length === 0) return []
  const rows = await tx.sql<ResourceRow[]>`
    select ${tx.sql.unsafe(COLUMNS)} from resources r join platforms p on p.id = r.platform_id
    where r.id in ${tx.sql(ids)} order by r.id for ${tx.sql.unsafe(lock)} of r for share of p`
  return [...rows]
}

/**
 * Resources with all that could stand in for them, locked against changes in order of id from the start: two
 * machines of one kind that break down at once wait for each other and do not lock crosswise.
 */
export async function lockKinOf(tx: Tx, ids: readonly string[]): Promise<ResourceRow[]> {
  if (ids.length === 0) return []
  const kin = await tx.sql<{ id: string }[]>`
    select distinct k.id from resources r join resources k on k.platform_id = r.platform_id
      and (k.id = r.id or (k.equivalence = r.equivalence and k.state = 'open'))
    where r.id in ${tx.sql(ids)}`
  return lockResources(
    tx,
    kin.map((one) => one.id),
    'update',
  )
}

/** One resource, locked with all that could stand in for it. */
export async function lockWithKin(tx: Tx, id: string): Promise<ResourceRow | null> {
  const rows = await lockKinOf(tx, [id])
  return rows.find((row) => row.id === id) ?? null
}

/** A locked resource is bookable no more, and its idle time is no longer on offer. */
export async function retireMachine(tx: Tx, now: Date, id: string): Promise<void> {
  await tx.sql`update resources set state = 'retired' where id = ${id}`
  await tx.sql`
    update idle_offers set withdrawn_at = ${now}
    where resource_id = ${id} and withdrawn_at is null and ends_at > ${now}`
}

/** Pieces that a locked resource has; those that another has just added included. */
export async function countUnits(tx: Tx, resourceId: string): Promise<number> {
  const [row] = await tx.sql<{ count: number }[]>`
    select count(*)::int as count from resource_units where resource_id = ${resourceId}`
  return row?.count ?? 0
}

/** Those that can stand in for a resource, itself included, locked against changes in order of id. */
export async function lockEquivalents(tx: Tx, resource: ResourceRow): Promise<ResourceRow[]> {
  const ids = await tx.sql<{ id: string }[]>`
    select id from resources
    where platform_id = ${resource.platformId} and state = 'open'
      and (id = ${resource.id} or equivalence = ${resource.equivalence})`
  return lockResources(
    tx,
    ids.map(({ id }) => id),
    'update',
  )
}

export interface ClosureRow {
  readonly resourceId: string
  readonly unitId: string | null
  readonly fromMs: number
  readonly toMs: number
}

/** Maintenance and breakdowns of resources that touch a stretch of time. */
export async function closuresOf(
  tx: Tx,
  resourceIds: readonly string[],
  from: Date,
  to: Date,
): Promise<ClosureRow[]> {
  if (resourceIds.length === 0) return []
  const rows = await tx.sql<{ resourceId: string; unitId: string | null; startsAt: Date; endsAt: Date }[]>`
    select resource_id as "resourceId", unit_id::text as "unitId", starts_at as "startsAt", ends_at as "endsAt"
    from resource_closures
    where resource_id in ${tx.sql(resourceIds)} and ends_at > ${from} and starts_at < ${to}`
  return rows.map(({ startsAt, endsAt, ...row }) => ({
    ...row,
    fromMs: startsAt.getTime(),
    toMs: endsAt.getTime(),
  }))
}

/** What a firm is to a platform: its class as a member, or null. */
export interface Standing {
  readonly organisationId: string
  readonly platformId: string
  readonly class: FirmClass
}

export async function standingsOf(
  tx: Tx,
  firmIds: readonly string[],
  platformIds: readonly string[],
): Promise<Standing[]> {
  if (firmIds.length === 0 || platformIds.length === 0) return []
  const rows = await tx.sql<Standing[]>`
    select organisation_id as "organisationId", platform_id as "platformId", class from platform_members
    where organisation_id in ${tx.sql(firmIds)} and platform_id in ${tx.sql(platformIds)} and state = 'active'`
  return [...rows]
}

export interface QualificationRow {
  readonly organisationId: string
  readonly userId: string | null
  readonly platformId: string
  readonly code: string
  readonly expiresOn: string
}

export async function qualificationsOf(
  tx: Tx,
  firmIds: readonly string[],
  platformIds: readonly string[],
): Promise<QualificationRow[]> {
  if (firmIds.length === 0 || platformIds.length === 0) return []
  const rows = await tx.sql<QualificationRow[]>`
    select organisation_id as "organisationId", user_id as "userId", platform_id as "platformId", code,
      expires_on::text as "expiresOn"
    from qualifications
    where organisation_id in ${tx.sql(firmIds)} and platform_id in ${tx.sql(platformIds)} and revoked_at is null`
  return [...rows]
}

export interface IdleRow {
  readonly resourceId: string
  readonly fromMs: number
  readonly toMs: number
  readonly priceBasisPoints: number
}

/** Idle time offered to firms outside the chain, standing now. */
export async function idleOffersOf(tx: Tx, resourceIds: readonly string[], from: Date): Promise<IdleRow[]> {
  if (resourceIds.length === 0) return []
  const rows = await tx.sql<{ resourceId: string; startsAt: Date; endsAt: Date; priceBasisPoints: number }[]>`
    select resource_id as "resourceId", starts_at as "startsAt", ends_at as "endsAt",
      price_basis_points as "priceBasisPoints"
    from idle_offers
    where resource_id in ${tx.sql(resourceIds)} and ends_at > ${from} and withdrawn_at is null`
  return rows.map(({ startsAt, endsAt, ...row }) => ({
    ...row,
    fromMs: startsAt.getTime(),
    toMs: endsAt.getTime(),
  }))
}

/** True when the person works for the platform: its leader's owner, or appointed to it in one of the roles. */
export async function isStaffOf(
  tx: Tx,
  platformId: string,
  userId: string,
  roles: readonly ('lab_manager' | 'technician')[],
): Promise<boolean> {
  const rows = await tx.sql`
    select 1 from platforms p join memberships m on m.user_id = ${userId} and m.organisation_id = p.leader_id
    where p.id = ${platformId} and (m.role = 'owner' or exists (
      select 1 from platform_staff s
      where s.platform_id = p.id and s.user_id = ${userId} and s.role in ${tx.sql(roles)}))`
  return rows.length === 1
}
