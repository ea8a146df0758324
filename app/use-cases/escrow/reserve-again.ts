import { accept, refuse } from '#app/domain/shared/outcome.ts'
import {
  type LockedPool,
  livingCommitmentOf,
  movePoolCounters,
  saveCommitments,
} from '#db/stores/commitments.ts'
import type { PaymentRow } from '#db/stores/payments.ts'
import type { Act, Result } from '../use-case.ts'

/** Another try at a refused deposit takes the place again, if it is still there. */
export async function reserveAgain(act: Act, pool: LockedPool, payment: PaymentRow): Promise<Result<null>> {
  const commitment = await livingCommitmentOf(act.tx, payment.commitmentId)
  if (!commitment) return refuse('NOT_JOINED')
  if (pool.state !== 'open' || act.now >= pool.joinClosesAt) return refuse('POOL_CLOSED')
  const missing = Math.max(commitment.quantity, commitment.wantedQuantity) - commitment.reservedQuantity
  if (missing === 0) return accept(null)
  const left = pool.capQuantity === null ? missing : pool.capQuantity - pool.reservedQuantity
  if (missing > left) return refuse('CAP_EXCEEDED', { cap: pool.capQuantity, left: Math.max(0, left) })
  const reservedQuantity = commitment.reservedQuantity + missing
  await saveCommitments(act.tx, act.now, [{ ...commitment, reservedQuantity }])
  await movePoolCounters(act.tx, pool.id, { reserved: missing, active: 0, firms: 0, changes: 1 })
  return accept(null)
}
