import type { StartPool } from '#app/contracts/demands.ts'
import type { GroupProposal } from '#app/domain/demands/merge-constraints.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type LockedDemand, lockDemand, lockOpenDemands, openDemandsOf } from '#db/stores/demands.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { findGroup } from './find-group.ts'
import { inviteDemands } from './invite-demands.ts'
import { openProposedPool } from './open-proposed-pool.ts'

/**
 * A buyer makes a pool of the demands compatible with its own, the operator of those compatible with anybody's
 * (DOMAIN 5): it opens at once with their common spec, and every firm of the group is invited. Two who do it at
 * once do it one after the other: the second meets demands that are invited already. Refused:
 * DEMAND_NOT_FOUND, DEMAND_STATE, GROUP_GONE, GROUP_CHANGED (not what was read), DEADLINE_IN_PAST.
 */
export function startPool(ctx: Ctx, input: StartPool): Promise<Result<{ poolId: string }>> {
  return inTransaction(ctx, 'demand.pool', (act) => {
    const replay = input.idempotencyKey
      ? { key: input.idempotencyKey, fingerprint: fingerprintOf('start-pool', input) }
      : null
    return onceOnly(act, replay, () => start(act, input))
  })
}

async function start(act: Act, input: StartPool): Promise<Result<{ poolId: string }>> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const demand = await lockDemand(tx, input.demandId)
  const isMine = demand?.buyerId === actor.organisationId
  if (!demand || !(isMine || actor.capabilities.includes('operator'))) return refuse('DEMAND_NOT_FOUND')
  if (demand.state !== 'open') return refuse('DEMAND_STATE', { state: demand.state })
  if (input.joinClosesAt <= now || input.offersCloseAt <= now) return refuse('DEADLINE_IN_PAST')
  const { categorySlug: category } = demand
  await lockOpenDemands(tx, category)
  const group = await findGroup(act, category, demand.id)
  if (!group) return refuse('GROUP_GONE')
  if (!isAsSeen(group, input)) return refuse('GROUP_CHANGED', { quantity: group.quantity })
  const poolId = await openProposedPool(act, input, { category, common: group.common })
  await inviteDemands(act, { poolId, invitedBy: actor.organisationId }, [
    ...group.members,
    await asOpen(act, demand),
  ])
  return accept({ poolId })
}

function isAsSeen(group: GroupProposal, { seenFirms, seenQuantity }: StartPool): boolean {
  return group.members.length === seenFirms && group.quantity === seenQuantity
}

async function asOpen({ tx, now }: Act, { id, categorySlug }: LockedDemand) {
  const own = (await openDemandsOf(tx.sql, categorySlug, now)).find((open) => open.id === id)
  if (!own) throw new Error(`demand ${id} left while it was locked`)
  return own
}
