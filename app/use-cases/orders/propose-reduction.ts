import type { ProposeReduction } from '#app/contracts/agreements.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { reducibleOf } from '#db/stores/order-funds.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { makeProposal } from './make-proposal.ts'
import { replayOf } from './replay-of.ts'

const REDUCIBLE = ['in_production', 'awaiting_balance', 'shipping', 'delivered', 'accepted', 'in_warranty']

/**
 * 协议减价: a side proposes that so much of the price goes back to the buyer, out of the balance that is still
 * held and then the retention. Refused: ORDER_NOT_FOUND, ORDER_STATE, AMOUNT_EXCEEDS_HELD.
 */
export async function proposeReduction(
  ctx: Ctx,
  input: ProposeReduction,
): Promise<Result<OrderAnswer & { proposalId: string }>> {
  return inTransaction(ctx, 'order.dispute', (act) =>
    onceOnly(act, replayOf('propose-reduction', input), async () => {
      const locked = await lockOrderFor(act, input.orderId, 'either')
      if (!locked.ok) return locked
      const { order } = locked.value
      const { id: orderId, state } = order
      if (!REDUCIBLE.includes(state)) return refuse('ORDER_STATE', { state })
      const { totalFen } = await reducibleOf(act.tx, order)
      if (input.amountFen > totalFen) return refuse('AMOUNT_EXCEEDS_HELD', { heldFen: Number(totalFen) })
      const asked = { amountFen: input.amountFen, heldFen: null }
      const proposalId = await makeProposal(act, order, 'reduction', asked)
      return accept({ orderId, state, proposalId })
    }),
  )
}
