import type { ProposalKind } from '#app/domain/orders/proposal-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { openProposalsOf, type ProposalRow } from '#db/stores/proposals.ts'
import type { Act, Result } from '../use-case.ts'

/**
 * The other side's proposal that the actor agrees to, by its very amount. PROPOSAL_NOT_FOUND when there is
 * none, or only one's own; PROPOSAL_CHANGED when another amount is proposed now.
 */
export async function findProposal(
  act: Act,
  order: OrderRow,
  kind: ProposalKind,
  amountFen: bigint,
): Promise<Result<ProposalRow>> {
  const open = await openProposalsOf(act.tx, order.id)
  const mine = act.actor.kind === 'person' ? act.actor.organisationId : ''
  const found = open.find((one) => one.kind === kind && one.proposedBy !== mine)
  if (!found) return refuse('PROPOSAL_NOT_FOUND')
  return found.amountFen === amountFen ? accept(found) : refuse('PROPOSAL_CHANGED')
}
