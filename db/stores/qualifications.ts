import type { Tx } from '../transaction.ts'

/** A 上机资格 as the warning of its end needs it. */
export interface WarnedQualification {
  readonly code: string
  /** The last day on which it counts, `YYYY-MM-DD`. */
  readonly expiresOn: string
  readonly holder: string
  readonly firm: string
  readonly leader: string
  readonly slug: string
  /** The platform's name. */
  readonly title: string
  /** Bookings of its holder that need it and end after it. */
  readonly count: number
}

/** Null for one that was revoked, or is outlasted by another of the same code. */
export async function findWarnedQualification(tx: Tx, id: string): Promise<WarnedQualification | null> {
  const rows = await tx.sql<WarnedQualification[]>`
    select q.code, q.expires_on::text as "expiresOn", q.organisation_id as holder, o.name as firm,
      p.leader_id as leader, p.slug, p.name as title,
      (select count(*)::int from bookings b join resources r on r.id = b.resource_id
        where b.platform_id = q.platform_id and b.organisation_id = q.organisation_id
          and b.state in ('requested', 'confirmed') and r.rules->>'qualification' = q.code
          and ((b.ends_at - interval '1 millisecond') at time zone 'Asia/Shanghai')::date > q.expires_on) as count
    from qualifications q join organisations o on o.id = q.organisation_id join platforms p on p.id = q.platform_id
    where q.id = ${id} and q.revoked_at is null and not exists (
      select 1 from qualifications later
      where later.platform_id = q.platform_id and later.organisation_id = q.organisation_id
        and later.code = q.code and later.revoked_at is null and later.expires_on > q.expires_on
        and (later.user_id is null or later.user_id = q.user_id))
    for update of q`
  return rows[0] ?? null
}
