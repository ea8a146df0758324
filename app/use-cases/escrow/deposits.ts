import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { withDeposit } from '#app/domain/pools/commitment-moves.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import {
  type CommitmentRow,
  findCommitment,
  type LockedPool,
  livingCommitments,
  movePoolCounters,
  saveCommitments,
} from '#db/stores/commitments.ts'
import type { PaymentRow } from '#db/stores/payments.ts'
import { recordTrail } from '#db/stores/trail.ts'
import type { Act, Result } from '../use-case.ts'
import { payBack } from './pay-back.ts'

/**
 * A deposit has arrived (its journal is posted). Before the joining deadline it brings what is wanted into
 * force; a surplus goes back. For a commitment that is gone, the whole of it goes back.
 */
export async function depositHeld(act: Act, pool: LockedPool, payment: PaymentRow): Promise<void> {
  const commitment = await findLiving(act, payment)
  if (!commitment) return refund(act, payment, payment.amountFen)
  const inTime = pool.state === 'open' && act.now < pool.joinClosesAt
  const heldFen = commitment.depositHeldFen + payment.amountFen
  const inFlightFen = commitment.inFlightFen
  const moved = inTime
    ? withDeposit(commitment, heldFen, inFlightFen)
    : { ...commitment, depositHeldFen: heldFen, payableFen: 0n, refundFen: 0n }
  // After lock a raise no longer counts: what came for it is surplus.
  const lateFen = inTime || pool.state === 'open' ? 0n : payment.amountFen
  const after: CommitmentRow = {
    ...commitment,
    ...figuresOf(moved),
    depositHeldFen: moved.depositHeldFen - lateFen,
  }
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
  await refund(act, payment, moved.refundFen + lateFen)
}

/** The bank refused a deposit: the place it held for what is not in force is free for others. */
export async function depositRefused(act: Act, pool: LockedPool, payment: PaymentRow): Promise<void> {
  const commitment = await findLiving(act, payment)
  if (!commitment || pool.state !== 'open') return
  const freed = commitment.reservedQuantity - commitment.quantity
  if (freed === 0) return
  await saveCommitments(act.tx, act.now, [{ ...commitment, reservedQuantity: commitment.quantity }])
  await movePoolCounters(act.tx, pool.id, { reserved: -freed, active: 0, firms: 0, changes: 1 })
}

/** Another try at a refused deposit takes the place again, if it is still there. */
export async function reserveAgain(act: Act, pool: LockedPool, payment: PaymentRow): Promise<Result<null>> {
  const commitment = await findLiving(act, payment)
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

async function findLiving(act: Act, payment: PaymentRow): Promise<CommitmentRow | null> {
  const found = payment.commitmentId ? await findCommitment(act.tx, payment.commitmentId) : null
  if (!found) return null
  const living = await livingCommitments(act.tx, found.poolId, [found.organisationId])
  return living.find((row) => row.id === found.id) ?? null
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
