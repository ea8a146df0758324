import type { StartPool } from '#app/contracts/demands.ts'
import type { SpecConstraint } from '#app/domain/demands/constraint.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { insertPool } from '#db/stores/pools.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { startJoining } from '../pools/start-joining.ts'
import type { Act } from '../use-case.ts'

/** Days and shares as DOMAIN 9 has them by default. */
const DEFAULTS = {
  signDays: 7,
  acceptDays: 10,
  warrantyDays: 365,
  terms: [3000, 6000, 1000],
  feeBasisPoints: 0,
  appealDays: 7,
} as const

/** Writes the pool of a proposal with the common spec as its baseline, and opens it. Answers its id. */
export async function openProposedPool(
  act: Act,
  asked: StartPool,
  proposal: { readonly category: string; readonly common: readonly SpecConstraint[] },
): Promise<string> {
  const { tx, now, actor } = act
  const organiserId = actor.kind === 'person' ? actor.organisationId : ''
  const { title, cluster, visibility, joinClosesAt, offersCloseAt, minQuantity, depositBasisPoints } = asked
  const id = act.ids.next('pool')
  await insertPool(tx, now, {
    ...DEFAULTS,
    ...{ id, title, cluster, visibility, organiserId, joinClosesAt, offersCloseAt },
    ...{ minQuantity, depositBasisPoints, capQuantity: null, bondBasisPoints: 0, referencePriceFen: null },
    categorySlug: proposal.category,
    counties: [],
    opening: 'demand_led',
    joinOpensAt: now,
  })
  await tx.sql`
    update pools set baseline_spec = ${JSON.stringify({ constraints: proposal.common })}::jsonb where id = ${id}`
  await recordTrail(tx, act, [
    { machine: 'pool', subjectId: id, poolId: id, event: 'draft', fromState: null, toState: 'draft' },
  ])
  const pool = await lockPool(tx, id)
  if (!pool) throw new Error(`pool ${id} is not where it was written`)
  await startJoining(act, pool)
  return id
}
