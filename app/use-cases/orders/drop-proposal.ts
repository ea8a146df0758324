import type { DropProposal } from '#app/contracts/agreements.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { moveContract, proposedContractOf } from '#db/stores/contracts.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { closeProposal, openProposalsOf } from '#db/stores/proposals.ts'
import { onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { replayOf } from './replay-of.ts'
import { tellSides } from './tell-sides.ts'

/**
 * A proposal is dropped: withdrawn by the side that made it, or declined by the other. Refused:
 * ORDER_NOT_FOUND, PROPOSAL_NOT_FOUND.
 */
export async function dropProposal(ctx: Ctx, input: DropProposal): Promise<Result<OrderAnswer>> {
  return inTransaction(ctx, 'order.dispute', (act) =>
    onceOnly(act, replayOf('drop-proposal', input), async () => {
      const locked = await lockOrderFor(act, input.orderId, 'either')
      if (!locked.ok) return locked
      const { order } = locked.value
      const dropped = await dropIt(act, order, input.kind)
      if (dropped === null) return refuse('PROPOSAL_NOT_FOUND')
      await tellSides(act, order, 'other', 'proposal_dropped', dropped, { kind: input.kind })
      return accept({ orderId: order.id, state: order.state })
    }),
  )
}

/** What was dropped, by name; null when nothing waited. The first contract is signed or it lapses by the clock. */
async function dropIt(act: Act, order: OrderRow, kind: DropProposal['kind']): Promise<string | null> {
  const { tx } = act
  if (kind === 'amendment') {
    const contract = await proposedContractOf(tx, order.id)
    if (!contract || contract.version === 1) return null
    await moveContract(tx, act, order.poolId, contract, 'lapse')
    return `${order.id}:v${contract.version}`
  }
  const proposal = (await openProposalsOf(tx, order.id)).find((one) => one.kind === kind)
  if (!proposal) return null
  await closeProposal(tx, act, order.poolId, proposal, 'decline')
  return proposal.id
}
