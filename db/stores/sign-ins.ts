import type { Capability, Role } from '#app/domain/identity/roles.ts'
import type { Sql, TransactionSql } from '../client.ts'

type Speaker = Sql | TransactionSql

/** A user with what decides whether the password is right, and the firm that it acts for first. */
export interface SignInRow {
  readonly userId: string
  readonly passwordHash: string
  readonly organisationId: string
}

export async function findSignIn(sql: Speaker, login: string): Promise<SignInRow | null> {
  const rows = await sql<SignInRow[]>`
    select u.id as "userId", u.password_hash as "passwordHash", m.organisation_id as "organisationId"
    from users u join memberships m on m.user_id = u.id
    where u.login in (${login}, ${login.toLowerCase()})
    order by u.login = ${login} desc, m.organisation_id limit 1`
  return rows[0] ?? null
}

export async function findMembership(
  sql: Speaker,
  userId: string,
): Promise<{ readonly organisationId: string } | null> {
  const rows = await sql<{ organisationId: string }[]>`
    select organisation_id as "organisationId" from memberships
    where user_id = ${userId} order by organisation_id limit 1`
  return rows[0] ?? null
}

export interface NewSession {
  readonly tokenHash: string
  readonly userId: string
  readonly organisationId: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** Opens a session, and clears away this user's that have run out. */
export async function insertSession(sql: Speaker, session: NewSession): Promise<void> {
  await sql`delete from sessions where user_id = ${session.userId} and expires_at <= ${session.createdAt}`
  await sql`
    insert into sessions (token_hash, user_id, organisation_id, created_at, expires_at)
    values (${session.tokenHash}, ${session.userId}, ${session.organisationId}, ${session.createdAt},
      ${session.expiresAt})`
}

export async function deleteSession(sql: Speaker, tokenHash: string): Promise<void> {
  await sql`delete from sessions where token_hash = ${tokenHash}`
}

/** Answers how many sessions were ended. */
export async function deleteSessionsOf(sql: Speaker, userId: string): Promise<number> {
  const rows = await sql`delete from sessions where user_id = ${userId} returning 1`
  return rows.length
}

export interface NewOrganisation {
  readonly id: string
  readonly name: string
  readonly creditCode: string
  readonly county: string
  readonly capabilities: readonly Capability[]
  readonly bankAccount: string
}

export interface NewUser {
  readonly id: string
  readonly login: string
  readonly displayName: string
  readonly passwordHash: string
  readonly role: Role
}

/** A firm that nobody has verified yet, with its first user. False when its code or the login is taken. */
export async function insertRegistration(
  sql: TransactionSql,
  now: Date,
  organisation: NewOrganisation,
  user: NewUser,
): Promise<boolean> {
  const firms = await sql`
    insert into organisations (id, name, credit_code, county, capabilities, bank_account, created_at)
    values (${organisation.id}, ${organisation.name}, ${organisation.creditCode}, ${organisation.county},
      ${[...organisation.capabilities]}, ${organisation.bankAccount}, ${now})
    on conflict do nothing returning 1`
  if (firms.length === 0) return false
  const users = await sql`
    insert into users (id, login, display_name, password_hash, created_at)
    values (${user.id}, ${user.login}, ${user.displayName}, ${user.passwordHash}, ${now})
    on conflict do nothing returning 1`
  if (users.length === 0) return false
  await sql`
    insert into memberships (user_id, organisation_id, role)
    values (${user.id}, ${organisation.id}, ${user.role})`
  return true
}

/** `missing` when there is no such firm, `before` when it had been verified already. */
export async function markVerified(
  sql: TransactionSql,
  now: Date,
  organisationId: string,
): Promise<'missing' | 'before' | 'now'> {
  const rows = await sql<{ verifiedAt: Date | null }[]>`
    select verified_at as "verifiedAt" from organisations where id = ${organisationId} for update`
  const row = rows[0]
  if (!row) return 'missing'
  if (row.verifiedAt) return 'before'
  await sql`update organisations set verified_at = ${now} where id = ${organisationId}`
  return 'now'
}
