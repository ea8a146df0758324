import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type DisputeRow, latestDisputeOf, livingDisputeOf } from '#db/stores/disputes.ts'
import type { Act, Result } from '../use-case.ts'
import { type LockedOrder, lockOrderFor } from './lock-order-for.ts'

export interface LockedDispute extends LockedOrder {
  readonly dispute: DisputeRow
}

/** Locks pool, order and its open dispute. DISPUTE_DECIDED once it was decided, DISPUTE_NOT_FOUND without one. */
export async function lockDispute(
  act: Act,
  orderId: string,
  side: 'either' | 'operator',
): Promise<Result<LockedDispute>> {
  const locked = await lockOrderFor(act, orderId, side)
  if (!locked.ok) return locked
  const dispute = await livingDisputeOf(act.tx, orderId)
  if (dispute) return accept({ ...locked.value, dispute })
  const last = await latestDisputeOf(act.tx, orderId)
  return refuse(last?.state === 'decided' ? 'DISPUTE_DECIDED' : 'DISPUTE_NOT_FOUND')
}
