import type { AcceptProposal } from '#app/contracts/agreements.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { reducibleOf } from '#db/stores/order-funds.ts'
import { closeProposal } from '#db/stores/proposals.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { findProposal } from './find-proposal.ts'
import { lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { reducePrice } from './reduce-price.ts'
import { replayOf } from './replay-of.ts'
import { tellSides } from './tell-sides.ts'

/**
 * The other side agrees to a reduction: the amount goes back to the buyer at once. Refused: ORDER_NOT_FOUND,
 * ORDER_STATE in a dispute, PROPOSAL_NOT_FOUND, PROPOSAL_CHANGED, AMOUNT_EXCEEDS_HELD when less is held by now.
 */
export async function acceptReduction(ctx: Ctx, input: AcceptProposal): Promise<Result<OrderAnswer>> {
  return inTransaction(ctx, 'order.dispute', (act) =>
    onceOnly(act, replayOf('accept-reduction', input), async () => {
      const locked = await lockOrderFor(act, input.orderId, 'either')
      if (!locked.ok) return locked
      const { order } = locked.value
      if (order.state === 'disputed') return refuse('ORDER_STATE', { state: order.state })
      const found = await findProposal(act, order, 'reduction', input.amountFen)
      if (!found.ok) return found
      const reducible = await reducibleOf(act.tx, order)
      if (input.amountFen > reducible.totalFen) {
        return refuse('AMOUNT_EXCEEDS_HELD', { heldFen: Number(reducible.totalFen) })
      }
      await closeProposal(act.tx, act, order.poolId, found.value, 'accept')
      const { state } = await reducePrice(act, order, reducible, found.value)
      await tellSides(act, order, 'other', 'proposal_accepted', found.value.id)
      return accept({ orderId: order.id, state })
    }),
  )
}
