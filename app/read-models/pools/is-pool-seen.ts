import type { Database } from '#db/client.ts'
import { isSeenBy } from './pool-rows.ts'

/** Whether a firm (or a visitor: null) may see that this pool is there. */
export async function isPoolSeen(
  { sql }: Database,
  poolId: string,
  organisationId: string | null,
): Promise<boolean> {
  const rows = await sql`select 1 from pools p where p.id = ${poolId} and ${isSeenBy(sql, organisationId)}`
  return rows.length === 1
}
