import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { COMMITMENT_LIFECYCLE, type CommitmentEvent } from '#app/domain/pools/commitment-lifecycle.ts'
import type { CommitmentRow } from '#db/stores/commitments.ts'
import { cancelOpenDeposits } from '#db/stores/payments.ts'
import { moveState } from '#db/stores/trail.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'

/**
 * Lets members go: each leaves by the given event, keeps its quantity readable, and gets its deposit back at
 * once and whole. Deposit still at the bank comes back when the bank has spoken.
 */
export async function releaseMembers(
  act: Act,
  members: readonly CommitmentRow[],
  event: Extract<CommitmentEvent, 'leave_unserved' | 'drop' | 'withdraw'>,
  reason: string,
): Promise<void> {
  await cancelOpenDeposits(
    act.tx,
    act.now,
    members.map((member) => member.id),
  )
  for (const member of members) {
    await moveState(act.tx, act, {
      lifecycle: COMMITMENT_LIFECYCLE,
      id: member.id,
      poolId: member.poolId,
      from: member.state,
      event,
      reason,
    })
    await act.tx.sql`
      update commitments set deposit_held_fen = 0, deposit_due_fen = 0, updated_at = ${act.now}
      where id = ${member.id}`
    await payBack(act, {
      purpose: 'refund',
      from: account('deposit', member.id, member.poolId),
      organisationId: member.organisationId,
      amountFen: member.depositHeldFen,
      poolId: member.poolId,
      commitmentId: member.id,
      idempotencyKey: `deposit-returned:${member.id}:${event}`,
    })
  }
}
