import { DEMAND_LIFECYCLE } from '#app/domain/demands/demand-lifecycle.ts'
import { dayEndsAt } from '#app/domain/demands/match-demand.ts'
import { setDeadline, tell } from '#db/outbox.ts'
import { moveState } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'

/** A draft becomes open: it is matched from now on, and ends by itself when its last day of delivery has passed. */
export async function openForMatching(
  act: Act,
  demand: { readonly id: string; readonly latestDeliveryOn: string | null },
): Promise<void> {
  const { tx, now } = act
  const { id, latestDeliveryOn } = demand
  await moveState(tx, act, {
    lifecycle: DEMAND_LIFECYCLE,
    id,
    poolId: null,
    from: 'draft',
    event: 'publish',
  })
  if (latestDeliveryOn !== null) await setDeadline(tx, now, 'demand.expire', id, dayEndsAt(latestDeliveryOn))
  await tell(tx, now, [{ topic: 'demand.changed', key: id, payload: { demandId: id } }])
}
