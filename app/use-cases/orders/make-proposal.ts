import type { ProposalKind } from '#app/domain/orders/proposal-lifecycle.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { closeProposal, insertProposal, openProposalsOf } from '#db/stores/proposals.ts'
import type { Act } from '../use-case.ts'
import { tellSides } from './tell-sides.ts'

/** Writes a side's proposal; one of the same kind that still waits, whoever made it, is replaced. */
export async function makeProposal(
  act: Act,
  order: OrderRow,
  kind: ProposalKind,
  asked: { readonly amountFen: bigint; readonly heldFen: bigint | null },
): Promise<string> {
  const { tx, now, actor } = act
  for (const before of await openProposalsOf(tx, order.id)) {
    if (before.kind === kind) await closeProposal(tx, act, order.poolId, before, 'replace')
  }
  const id = act.ids.next('prp')
  const proposedBy = actor.kind === 'person' ? actor.organisationId : ''
  const of = { orderId: order.id, kind, proposedBy, proposedAt: now, state: 'open' as const }
  await insertProposal(tx, act, order.poolId, { ...of, ...asked, id })
  await tellSides(act, order, 'other', 'proposal_made', id, { kind })
  return id
}
