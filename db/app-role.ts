import { openDatabase } from './client.ts'

/** What the running product may do: it adds to history and cannot change it (migration 0140). */
const APP_ROLE = 'hecai_app'

/** The role to take on, or undefined where this user may not: an external database without it works as well. */
export async function findAppRole(url: string): Promise<string | undefined> {
  const database = openDatabase(url, { max: 1 })
  try {
    const rows = await database.sql<{ mayTake: boolean }[]>`
      select pg_has_role(current_user, oid, 'member') as "mayTake" from pg_roles where rolname = ${APP_ROLE}`
    return rows[0]?.mayTake ? APP_ROLE : undefined
  } finally {
    await database.close()
  }
}
