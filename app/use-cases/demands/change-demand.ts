import type { ChangeDemand } from '#app/contracts/demands.ts'
import { dayEndsAt } from '#app/domain/demands/match-demand.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { dropDeadline, setDeadline, tell } from '#db/outbox.ts'
import { rewriteDemand } from '#db/stores/demands.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { judgeWishes } from './judge-wishes.ts'
import { lockOwnDemand } from './lock-own-demand.ts'

/**
 * A buyer changes what it asks for, as long as it has joined no pool with it. Refused: DEMAND_NOT_FOUND,
 * DEMAND_STATE, DEMAND_CHANGED (a colleague was quicker), SPECS_INVALID, DEADLINE_IN_PAST.
 */
export function changeDemand(ctx: Ctx, input: ChangeDemand): Promise<Result<{ demandId: string }>> {
  return inTransaction(ctx, 'demand.state', (act) => {
    const replay = input.idempotencyKey
      ? { key: input.idempotencyKey, fingerprint: fingerprintOf('change-demand', input) }
      : null
    return onceOnly(act, replay, () => change(act, input))
  })
}

async function change(act: Act, input: ChangeDemand): Promise<Result<{ demandId: string }>> {
  const { tx, now } = act
  const { demandId: id, version, idempotencyKey: _, ...wishes } = input
  const demand = await lockOwnDemand(act, id)
  if (!demand) return refuse('DEMAND_NOT_FOUND')
  const { state } = demand
  if (state !== 'draft' && state !== 'open') return refuse('DEMAND_STATE', { state })
  if (demand.version !== version) return refuse('DEMAND_CHANGED')
  const judged = await judgeWishes(act, demand.categorySlug, wishes)
  if (!judged.ok) return judged
  await rewriteDemand(tx, now, { ...wishes, id })
  // What was asked for before and after is the firm's own: the trail says only that it changed.
  await recordTrail(tx, act, [
    { machine: 'demand', subjectId: id, poolId: null, event: 'change', fromState: state, toState: state },
  ])
  if (state === 'draft') return accept({ demandId: id })
  if (wishes.latestDeliveryOn === null) await dropDeadline(tx, now, 'demand.expire', id)
  else await setDeadline(tx, now, 'demand.expire', id, dayEndsAt(wishes.latestDeliveryOn))
  await tell(tx, now, [{ topic: 'demand.changed', key: id, payload: { demandId: id } }])
  return accept({ demandId: id })
}
