import type { PoolSnapshot } from '#app/contracts/live.ts'
import type { Database } from '#db/client.ts'
import { type PoolRow, poolColumns, poolSource } from './pool-rows.ts'
import { pulseOf } from './pulse.ts'
import { publicLadders } from './visible-offers.ts'

/** The pool as anybody may see it, for live pages; null when there is none, or only a draft. */
export async function loadPoolSnapshot(
  { sql }: Database,
  poolId: string,
  now: Date,
): Promise<PoolSnapshot | null> {
  const [pools, ladders] = await Promise.all([
    sql<PoolRow[]>`
      select ${poolColumns(sql)} from ${poolSource(sql)} where p.id = ${poolId} and p.state <> 'draft'`,
    publicLadders(sql, [poolId], now),
  ])
  const pool = pools[0]
  if (!pool) return null
  return {
    ...pulseOf(pool, ladders),
    referencePriceFen: Number(pool.referencePriceFen),
    serverAt: now.toISOString(),
  }
}
