import type { MemberState, Membership, StaffRole } from '#app/domain/platforms/member-lifecycle.ts'
import type { PlatformState } from '#app/domain/platforms/platform-lifecycle.ts'
import type { FirmClass } from '#app/domain/shared/firm-class.ts'
import type { Tx } from '../transaction.ts'

export interface PlatformRow {
  readonly id: string
  readonly leaderId: string
  readonly slug: string
  readonly name: string
  readonly membership: Membership
  readonly state: PlatformState
}

export async function lockPlatform(tx: Tx, id: string): Promise<PlatformRow | null> {
  const rows = await tx.sql<PlatformRow[]>`
    select id, leader_id as "leaderId", slug, name, membership, state
    from platforms where id = ${id} for update`
  return rows[0] ?? null
}

/** Whether a platform takes new work; it stays so until the transaction ends. Null when there is none. */
export async function sharePlatformState(tx: Tx, id: string): Promise<PlatformState | null> {
  const rows = await tx.sql<
    { state: PlatformState }[]
  >`select state from platforms where id = ${id} for share`
  return rows[0]?.state ?? null
}

export interface PlatformContent {
  readonly slug: string
  readonly name: string
  readonly nameEn: string | null
  readonly story: string
  readonly chain: string
  readonly county: string
  readonly membership: Membership
  readonly memberDiscountBasisPoints: number
}

/** A new platform, or what an existing one says. False when another platform has the address. */
export async function writePlatform(
  tx: Tx,
  now: Date,
  id: string,
  leaderId: string,
  content: PlatformContent,
): Promise<boolean> {
  const { slug, name, nameEn, story, chain, county, membership, memberDiscountBasisPoints } = content
  // Two who want one address wait for each other here: the later one is told, not thrown out by the index.
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`platform.slug ${slug}`}, 0))`
  const taken = await tx.sql`select 1 from platforms where slug = ${slug} and id <> ${id}`
  if (taken.length > 0) return false
  const rows = await tx.sql`
    insert into platforms (id, leader_id, slug, name, name_en, story, chain, county, membership,
      member_discount_basis_points, state, created_at)
    values (${id}, ${leaderId}, ${slug}, ${name}, ${nameEn}, ${story}, ${chain}, ${county}, ${membership},
      ${memberDiscountBasisPoints}, 'open', ${now})
    on conflict (id) do update set slug = excluded.slug, name = excluded.name, name_en = excluded.name_en,
      story = excluded.story, chain = excluded.chain, county = excluded.county, membership = excluded.membership,
      member_discount_basis_points = excluded.member_discount_basis_points
    returning 1`
  return rows.length === 1
}

export interface MemberRow {
  readonly id: string
  readonly platformId: string
  readonly organisationId: string
  readonly class: FirmClass
  readonly state: MemberState
}

export async function lockMember(tx: Tx, id: string): Promise<MemberRow | null> {
  const rows = await tx.sql<MemberRow[]>`
    select id, platform_id as "platformId", organisation_id as "organisationId", class, state
    from platform_members where id = ${id} for update`
  return rows[0] ?? null
}

/** False when the firm is a member already, or asked, or was asked. */
export async function insertMember(
  tx: Tx,
  now: Date,
  member: MemberRow & { readonly note: string },
): Promise<boolean> {
  const rows = await tx.sql`
    insert into platform_members (id, platform_id, organisation_id, class, state, note, created_at)
    values (${member.id}, ${member.platformId}, ${member.organisationId}, ${member.class}, ${member.state},
      ${member.note}, ${now})
    on conflict do nothing returning 1`
  return rows.length === 1
}

export async function findFirm(tx: Tx, creditCode: string): Promise<string | null> {
  const [row] = await tx.sql<{ id: string }[]>`select id from organisations where credit_code = ${creditCode}`
  return row?.id ?? null
}

/** What the chain is left of an outside price on a platform, in basis points. */
export async function memberDiscountOf(tx: Tx, platformId: string): Promise<number> {
  const [row] = await tx.sql<{ basisPoints: number }[]>`
    select member_discount_basis_points as "basisPoints" from platforms where id = ${platformId}`
  return row?.basisPoints ?? 0
}

/** Gives a person a post on a platform; a post it had there before is replaced. */
export async function appoint(
  tx: Tx,
  now: Date,
  platformId: string,
  userId: string,
  role: StaffRole,
): Promise<void> {
  await tx.sql`
    insert into platform_staff (platform_id, user_id, role, created_at)
    values (${platformId}, ${userId}, ${role}, ${now})
    on conflict (platform_id, user_id) do update set role = excluded.role`
}
