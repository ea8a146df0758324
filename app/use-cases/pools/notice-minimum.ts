import { accept } from '#app/domain/shared/outcome.ts'
import { noticePool } from '../notices/notice-pool.ts'
import type { Ctx, Result } from '../use-case.ts'

/** Members learn, once, that the pool has reached its minimum (成团): asked after every move. */
export async function noticeMinimum(ctx: Ctx, poolId: string): Promise<Result<{ told: number }>> {
  const rows = await ctx.database.sql`
    select 1 from pools where id = ${poolId} and state = 'open' and active_quantity >= min_quantity
      and not exists (select 1 from notices where pool_id = ${poolId} and kind = 'minimum_reached')`
  if (rows.length === 0) return accept({ told: 0 })
  return noticePool(ctx, { poolId, kind: 'minimum_reached', messageId: `minimum:${poolId}` })
}
