import type { Capability, Role } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'

/** A living session with the person and the firm it stands for. */
export interface SessionRow {
  readonly userId: string
  readonly displayName: string
  readonly organisationId: string
  readonly organisationName: string
  readonly county: string
  readonly capabilities: readonly Capability[]
  readonly isVerified: boolean
  readonly role: Role
}

/** Null when the session has ended, has run out, or its person has left the firm. */
export async function findSession(
  { sql }: Database,
  tokenHash: string,
  now: Date,
): Promise<SessionRow | null> {
  const rows = await sql<SessionRow[]>`
    select s.user_id as "userId", u.display_name as "displayName", s.organisation_id as "organisationId",
      o.name as "organisationName", o.county, o.capabilities, o.verified_at is not null as "isVerified", m.role
    from sessions s
    join users u on u.id = s.user_id
    join organisations o on o.id = s.organisation_id
    join memberships m on m.user_id = s.user_id and m.organisation_id = s.organisation_id
    where s.token_hash = ${tokenHash} and s.expires_at > ${now}`
  return rows[0] ?? null
}
