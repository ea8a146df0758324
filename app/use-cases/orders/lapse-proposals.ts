import type { OrderRow } from '#db/stores/orders.ts'
import { closeProposal, openProposalsOf } from '#db/stores/proposals.ts'
import type { Act } from '../use-case.ts'
import { lapseAmendment } from './lapse-amendment.ts'

/** With the order's end there is nothing left to agree on, nor to sign. */
export async function lapseProposals(act: Act, order: OrderRow): Promise<void> {
  for (const proposal of await openProposalsOf(act.tx, order.id)) {
    await closeProposal(act.tx, act, order.poolId, proposal, 'lapse')
  }
  await lapseAmendment(act, order)
}
