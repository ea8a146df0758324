import { type SearchWords, searchParamsOf } from '#app/contracts/search.ts'
import type { SavedSearchesView } from '#app/contracts/views/saved-searches.ts'
import type { Database } from '#db/client.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly words: SearchWords
  readonly alerts: boolean
  readonly lastToldAt: Date | null
  readonly createdAt: Date
}

/** A person's own saved searches, the newest first. */
export async function listSavedSearches(
  { sql }: Database,
  userId: string,
  idempotencyKey: string,
): Promise<SavedSearchesView> {
  const rows = await sql<Row[]>`
    select id, name, query as words, alerts, last_told_at as "lastToldAt", created_at as "createdAt"
    from saved_searches where user_id = ${userId} order by created_at desc, id limit 100`
  return {
    searches: rows.map(({ words, lastToldAt, createdAt, ...row }) => ({
      ...row,
      query: searchParamsOf(words).toString(),
      lastToldAt: lastToldAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    })),
    idempotencyKey,
  }
}
