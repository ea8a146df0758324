import type { PoolCard } from '#app/contracts/views/pools.ts'
import type { Sql } from '#db/client.ts'
import type { PoolRow } from './pool-rows.ts'
import { cardOf } from './pulse.ts'
import { publicLadders } from './visible-offers.ts'

/** Cards of pools in the given order, with two more queries however many pools there are. */
export async function cardsOf(
  sql: Sql,
  pools: readonly PoolRow[],
  organisationId: string | null,
  now: Date,
): Promise<PoolCard[]> {
  const ids = pools.map((pool) => pool.id)
  const [ladders, joined] = await Promise.all([
    publicLadders(sql, ids, now),
    organisationId && ids.length > 0 ? joinedPools(sql, ids, organisationId) : new Set<string>(),
  ])
  return pools.map((pool) => {
    const own = ladders.filter((ladder) => ladder.poolId === pool.id)
    const isSealed = pool.visibility === 'sealed' && now < pool.offersCloseAt
    return cardOf(pool, own, { offers: isSealed ? null : own.length, isJoinedByMe: joined.has(pool.id) })
  })
}

async function joinedPools(sql: Sql, ids: readonly string[], organisationId: string): Promise<Set<string>> {
  const rows = await sql<{ poolId: string }[]>`
    select pool_id as "poolId" from commitments
    where organisation_id = ${organisationId} and pool_id = any (${[...ids]})
      and state in ('pending_deposit', 'active', 'awarded')`
  return new Set(rows.map((row) => row.poolId))
}
