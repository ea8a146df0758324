import { type CommitmentRow, saveCommitments } from '#db/stores/commitments.ts'
import { cancelOpenDeposits } from '#db/stores/payments.ts'
import type { Act } from '../use-case.ts'

/** A raise without its deposit lapses: the commitment binds at the quantity that is covered. */
export async function bindMembers(act: Act, members: readonly CommitmentRow[]): Promise<void> {
  const lapsed = members.filter((member) => member.wantedQuantity > member.quantity)
  await cancelOpenDeposits(
    act.tx,
    act.now,
    lapsed.map((member) => member.id),
  )
  await saveCommitments(
    act.tx,
    act.now,
    lapsed.map((member) => ({
      ...member,
      wantedQuantity: member.quantity,
      reservedQuantity: member.quantity,
      depositDueFen: member.depositHeldFen,
    })),
  )
}
