import type { AcceptProposal } from '#app/contracts/agreements.ts'
import { splitFunds } from '#app/domain/orders/order-split.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { bargainFenOf } from '#db/stores/order-funds.ts'
import { closeProposal } from '#db/stores/proposals.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { closeOrder } from './close-order.ts'
import { findProposal } from './find-proposal.ts'
import { gatherFunds } from './gather-funds.ts'
import { lapseClaims } from './lapse-claims.ts'
import { lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { payShares } from './pay-shares.ts'
import { replayOf } from './replay-of.ts'
import { tellSides } from './tell-sides.ts'
import { terminateOrder } from './terminate-order.ts'

/**
 * The other side agrees to end the order: what the escrow holds is split as proposed, to the fen. Refused:
 * ORDER_NOT_FOUND, ORDER_STATE in a dispute, PROPOSAL_NOT_FOUND, PROPOSAL_CHANGED (another amount is proposed
 * now, or other money is held than was when it was proposed).
 */
export async function acceptTermination(ctx: Ctx, input: AcceptProposal): Promise<Result<OrderAnswer>> {
  return inTransaction(ctx, 'order.dispute', (act) =>
    onceOnly(act, replayOf('accept-termination', input), async () => {
      const { tx } = act
      const locked = await lockOrderFor(act, input.orderId, 'either')
      if (!locked.ok) return locked
      const { order } = locked.value
      if (order.state === 'disputed') return refuse('ORDER_STATE', { state: order.state })
      const found = await findProposal(act, order, 'termination', input.amountFen)
      if (!found.ok) return found
      const heldFen = await bargainFenOf(tx, order.id)
      const split = splitFunds(heldFen, found.value.amountFen)
      if (!split || heldFen !== found.value.heldFen) return refuse('PROPOSAL_CHANGED')

      const event = `agreed:${found.value.id}`
      await closeProposal(tx, act, order.poolId, found.value, 'accept')
      await lapseClaims(act, order)
      const ended = await terminateOrder(act, order, 'mutual')
      await gatherFunds(act, ended, event)
      await payShares(act, ended, split, event)
      await closeOrder(act, ended)
      await tellSides(act, order, 'other', 'proposal_accepted', found.value.id)
      return accept({ orderId: order.id, state: ended.state })
    }),
  )
}
