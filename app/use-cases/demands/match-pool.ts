import type { SpecConstraint } from '#app/domain/demands/constraint.ts'
import { mergeConstraints } from '#app/domain/demands/merge-constraints.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { openDemandsOf } from '#db/stores/demands.ts'
import { insertNotices } from '#db/stores/notices.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

interface OpenedPool {
  readonly category: string
  readonly counties: string[]
  readonly organiserId: string
  readonly baseline: SpecConstraint[]
}

/** A pool has opened: firms whose open demands its baseline can serve are told, unless they are invited anyway. */
export function matchPool(ctx: Ctx, poolId: string): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    const [pool] = await tx.sql<OpenedPool[]>`
      select category_slug as category, counties, organiser_id as "organiserId",
        coalesce(baseline_spec -> 'constraints', '[]'::jsonb) as baseline
      from pools where id = ${poolId} and state = 'open' and join_closes_at > ${now}`
    if (!pool) return accept({ told: 0 })
    let told = 0
    for (const demand of await openDemandsOf(tx.sql, pool.category, now)) {
      const isFor = pool.counties.length === 0 || pool.counties.includes(demand.county)
      const isServed = mergeConstraints(pool.baseline, demand.constraints) !== null
      if (!isFor || !isServed || demand.buyerId === pool.organiserId) continue
      told += await insertNotices(tx, now, {
        kind: 'pool_match',
        firms: [demand.buyerId],
        about: { kind: 'demand', id: demand.id },
        poolId,
        once: `pool-match:${demand.id}:${poolId}`,
      })
    }
    return accept({ told })
  })
}
