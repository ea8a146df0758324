import type { Invite } from '#app/contracts/demands.ts'
import type { SpecConstraint } from '#app/domain/demands/constraint.ts'
import { mergeConstraints, oneEach } from '#app/domain/demands/merge-constraints.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { lockOpenDemands, openDemandsOf } from '#db/stores/demands.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { inviteDemands } from './invite-demands.ts'

/**
 * An organiser asks the firms whose open demands its pool's baseline can serve; each once. Refused:
 * POOL_NOT_FOUND (also for another firm's), POOL_CLOSED, NOTHING_TO_DO when there is nobody new to ask.
 */
export function inviteToPool(ctx: Ctx, input: Invite): Promise<Result<{ invited: number }>> {
  return inTransaction(ctx, 'pool.organise', async (act) => {
    const { tx, now, actor } = act
    const pool = await lockPool(tx, input.poolId)
    if (!pool || actor.kind !== 'person' || pool.organiserId !== actor.organisationId) {
      return refuse('POOL_NOT_FOUND')
    }
    if (pool.state !== 'open' || pool.joinClosesAt <= now) return refuse('POOL_CLOSED')
    await lockOpenDemands(tx, pool.categorySlug)
    const [row] = await tx.sql<{ counties: string[]; baseline: SpecConstraint[] }[]>`
      select counties, coalesce(baseline_spec -> 'constraints', '[]'::jsonb) as baseline
      from pools where id = ${pool.id}`
    const { counties, baseline } = row ?? { counties: [], baseline: [] }
    const open = await openDemandsOf(tx.sql, pool.categorySlug, now)
    const fitting = open.filter(
      ({ county, constraints }) =>
        (counties.length === 0 || counties.includes(county)) &&
        mergeConstraints(baseline, constraints) !== null,
    )
    const asked = { poolId: pool.id, invitedBy: actor.organisationId }
    const invited = await inviteDemands(act, asked, oneEach(fitting))
    return invited === 0 ? refuse('NOTHING_TO_DO') : accept({ invited })
  })
}
