import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { withDeposit } from '#app/domain/pools/commitment-moves.ts'
import {
  type CommitmentRow,
  type LockedPool,
  livingCommitmentOf,
  movePoolCounters,
  saveCommitments,
} from '#db/stores/commitments.ts'
import type { PaymentRow } from '#db/stores/payments.ts'
import { recordTrail } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'
import { payBack } from './pay-back.ts'

/**
 * A deposit has arrived (its journal is posted). Before the joining deadline it brings what is wanted into
 * force; a surplus goes back. From the deadline on, also while the lock is still to come, and for a commitment that
 * is gone, the whole of it goes back.
 */
export async function depositHeld(act: Act, pool: LockedPool, payment: PaymentRow): Promise<void> {
  const commitment = await livingCommitmentOf(act.tx, payment.commitmentId)
  const isInTime = pool.state === 'open' && act.now < pool.joinClosesAt
  if (!commitment || !isInTime) return refund(act, payment, payment.amountFen)
  const heldFen = commitment.depositHeldFen + payment.amountFen
  const moved = withDeposit(commitment, heldFen, commitment.inFlightFen)
  const { depositHeldFen } = moved
  const after: CommitmentRow = { ...commitment, ...figuresOf(moved), depositHeldFen }
  await saveCommitments(act.tx, act.now, [after])
  const wasActive = commitment.state === 'active'
  if (after.state !== commitment.state || after.quantity !== commitment.quantity) {
    const active = after.quantity - commitment.quantity
    await recordTrail(act.tx, act, [
      {
        machine: 'commitment',
        subjectId: after.id,
        poolId: pool.id,
        event: 'deposit_held',
        fromState: commitment.state,
        toState: after.state,
        facts: { county: after.county, change: active, total: pool.activeQuantity + active },
      },
    ])
    await movePoolCounters(act.tx, pool.id, { reserved: 0, active, firms: wasActive ? 0 : 1, changes: 1 })
  }
  await refund(act, payment, moved.refundFen)
}

function figuresOf({
  state,
  quantity,
  wantedQuantity,
  reservedQuantity,
  depositDueFen,
}: ReturnType<typeof withDeposit>) {
  return { state, quantity, wantedQuantity, reservedQuantity, depositDueFen }
}

async function refund(act: Act, payment: PaymentRow, amountFen: bigint): Promise<void> {
  const { commitmentId, organisationId, poolId } = payment
  if (!commitmentId) throw new Error(`deposit ${payment.id} names no commitment`)
  await payBack(act, {
    purpose: 'refund',
    from: account('deposit', commitmentId, poolId),
    organisationId,
    amountFen,
    poolId,
    commitmentId,
    idempotencyKey: `deposit-surplus:${payment.id}`,
  })
}
