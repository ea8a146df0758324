import { moveContract, proposedContractOf } from '#db/stores/contracts.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'

/** A version of the contract that one side alone has signed is no longer there to be signed. */
export async function lapseAmendment(act: Act, order: OrderRow): Promise<void> {
  const contract = await proposedContractOf(act.tx, order.id)
  if (contract) await moveContract(act.tx, act, order.poolId, contract, 'lapse')
}
