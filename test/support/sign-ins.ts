import { hash } from '@node-rs/argon2'
import type { Role } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { PASSWORD, START } from './house.ts'

let passwordHash: string | null = null

/** A person who signs in for a firm that is there already; verified, if it was not. */
export async function addSignIn(
  { sql }: Database,
  { login, firm, role }: { login: string; firm: string; role: Role },
): Promise<void> {
  passwordHash ??= await hash(PASSWORD)
  const id = `usr_${firm}_${role}`
  await sql`update organisations set verified_at = coalesce(verified_at, ${START}) where id = ${firm}`
  await sql`
    insert into users (id, login, display_name, password_hash, created_at)
    values (${id}, ${login}, ${`post of ${firm}`}, ${passwordHash}, ${START})`
  await sql`insert into memberships (user_id, organisation_id, role) values (${id}, ${firm}, ${role})`
}
