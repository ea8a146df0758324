import type { Database } from '#db/client.ts'

/** Changes whenever anything public about this pool does (its version), or about any pool when none is named. */
export async function poolsStamp({ sql }: Database, poolId: string | null): Promise<string> {
  const rows = poolId
    ? await sql<{ stamp: string }[]>`select version::text as stamp from pools where id = ${poolId}`
    : await sql<{ stamp: string }[]>`
        select count(*) || ':' || coalesce(sum(version), 0) || ':' || count(*) filter (where state = 'draft') as stamp
        from pools`
  return rows[0]?.stamp ?? ''
}
