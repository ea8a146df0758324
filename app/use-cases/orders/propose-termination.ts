import type { ProposeTermination } from '#app/contracts/agreements.ts'
import { ORDER_LIFECYCLE } from '#app/domain/orders/order-lifecycle.ts'
import { splitFunds } from '#app/domain/orders/order-split.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { bargainFenOf } from '#db/stores/order-funds.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { makeProposal } from './make-proposal.ts'
import { replayOf } from './replay-of.ts'

/**
 * 协议解除: a side proposes to end a living order, naming the buyer's part of what the escrow holds for it now;
 * the rest would be the supplier's. Refused: ORDER_NOT_FOUND, ORDER_STATE (ended, or in a dispute),
 * AWARD_NOT_EFFECTIVE, AMOUNT_EXCEEDS_HELD.
 */
export async function proposeTermination(
  ctx: Ctx,
  input: ProposeTermination,
): Promise<Result<OrderAnswer & { proposalId: string }>> {
  return inTransaction(ctx, 'order.dispute', (act) =>
    onceOnly(act, replayOf('propose-termination', input), async () => {
      const locked = await lockOrderFor(act, input.orderId, 'either')
      if (!locked.ok) return locked
      const { order, pool } = locked.value
      const { id: orderId, state } = order
      const isLiving = nextState(ORDER_LIFECYCLE, state, 'terminate') !== null
      if (!isLiving || state === 'disputed') return refuse('ORDER_STATE', { state })
      if (pool.state !== 'fulfilling') return refuse('AWARD_NOT_EFFECTIVE')
      const heldFen = await bargainFenOf(act.tx, orderId)
      if (!splitFunds(heldFen, input.toBuyerFen)) {
        return refuse('AMOUNT_EXCEEDS_HELD', { heldFen: Number(heldFen) })
      }
      const asked = { amountFen: input.toBuyerFen, heldFen }
      const proposalId = await makeProposal(act, order, 'termination', asked)
      return accept({ orderId, state, proposalId })
    }),
  )
}
