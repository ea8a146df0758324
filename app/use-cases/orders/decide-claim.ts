import type { DecideClaim } from '#app/contracts/claims.ts'
import { splitFunds } from '#app/domain/orders/order-split.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { closeClaim } from './close-claim.ts'
import { lockClaim } from './lock-claim.ts'
import type { OrderAnswer } from './lock-order-for.ts'
import { replayOf } from './replay-of.ts'
import { settleWarranty } from './settle-warranty.ts'

/**
 * The operator decides a contested claim: the buyer's part of it goes back, the rest is retention again. The
 * order goes on. Refused: ORDER_NOT_FOUND, NOT_PERMITTED (also to a side of the trade), CLAIM_NOT_FOUND,
 * CLAIM_NOT_CONTESTED while the supplier may still answer, DECISION_INVALID outside 0 … what is claimed.
 */
export async function decideClaim(ctx: Ctx, input: DecideClaim): Promise<Result<OrderAnswer>> {
  return inTransaction(ctx, 'order.decide', (act) =>
    onceOnly(act, replayOf('decide-claim', input), async () => {
      const locked = await lockClaim(act, input, 'operator')
      if (!locked.ok) return locked
      const { order, claim } = locked.value
      if (claim.state !== 'contested') return refuse('CLAIM_NOT_CONTESTED')
      const split = splitFunds(claim.amountFen, input.toBuyerFen)
      if (!split) return refuse('DECISION_INVALID', { frozenFen: Number(claim.amountFen) })
      await closeClaim(act, order, claim, { event: 'decide', toBuyerFen: split.toBuyerFen })
      const { state } = await settleWarranty(act, order)
      return accept({ orderId: order.id, state })
    }),
  )
}
