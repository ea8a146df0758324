import {
  type LockedPool,
  livingCommitmentOf,
  movePoolCounters,
  saveCommitments,
} from '#db/stores/commitments.ts'
import type { PaymentRow } from '#db/stores/payments.ts'
import type { Act } from '../use-case.ts'

/** The bank refused a deposit: the place it held for what is not in force is free for others. */
export async function depositRefused(act: Act, pool: LockedPool, payment: PaymentRow): Promise<void> {
  const commitment = await livingCommitmentOf(act.tx, payment.commitmentId)
  if (!commitment || pool.state !== 'open') return
  const freed = commitment.reservedQuantity - commitment.quantity
  if (freed === 0) return
  await saveCommitments(act.tx, act.now, [{ ...commitment, reservedQuantity: commitment.quantity }])
  await movePoolCounters(act.tx, pool.id, { reserved: -freed, active: 0, firms: 0, changes: 1 })
}
