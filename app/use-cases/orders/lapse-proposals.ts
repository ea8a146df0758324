import { moveContract, proposedContractOf } from '#db/stores/contracts.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { closeProposal, openProposalsOf } from '#db/stores/proposals.ts'
import type { Act } from '../use-case.ts'

/** With the order's end there is nothing left to agree on, nor to sign. */
export async function lapseProposals(act: Act, order: OrderRow): Promise<void> {
  for (const proposal of await openProposalsOf(act.tx, order.id)) {
    await closeProposal(act.tx, act, order.poolId, proposal, 'lapse')
  }
  const contract = await proposedContractOf(act.tx, order.id)
  if (contract) await moveContract(act.tx, act, order.poolId, contract, 'lapse')
}
