import { openDatabase } from '../client.ts'

/**
 * A demonstration whose laying was cut off, because its process was killed, has firms without people and pools without
 * members: it is cleared away, so that the next start lays it anew. Nobody has used it: doors open after it is laid.
 * For the database that came with the product alone, in which there is nothing else. Answers whether it did anything.
 */
export async function clearHalfLaid(url: string): Promise<boolean> {
  const database = openDatabase(url, { max: 1, applicationName: 'hecai-seed' })
  try {
    const [table] = await database.sql<{ name: string | null }[]>`
      select to_regclass('public.seedings')::text as name`
    if (!table?.name) return false
    const half = await database.sql`select 1 from seedings where finished_at is null`
    if (half.length === 0) return false
    await database.sql.begin(async (tx) => {
      await tx`drop schema if exists bullmq cascade`
      await tx`drop schema if exists mock_bank cascade`
      await tx`drop schema public cascade`
      await tx`create schema public`
    })
    return true
  } finally {
    await database.close()
  }
}
