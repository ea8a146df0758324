import type { DecideDispute } from '#app/contracts/disputes.ts'
import { splitFunds, totalFunds } from '#app/domain/orders/order-split.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { closeDispute } from '#db/stores/disputes.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { closeOrder } from './close-order.ts'
import { lockDispute } from './lock-dispute.ts'
import type { OrderAnswer } from './lock-order-for.ts'
import { payShares } from './pay-shares.ts'
import { replayOf } from './replay-of.ts'
import { terminateOrder } from './terminate-order.ts'

export interface DecisionAnswer extends OrderAnswer {
  readonly disputeId: string
  readonly toBuyerFen: number
  readonly toSupplierFen: number
}

/**
 * 裁决: the operator splits what is frozen, all of it; the buyer's part goes back, the rest to the supplier,
 * and the order ends. Posted and final. Refused: ORDER_NOT_FOUND, NOT_PERMITTED (also to an operator who is
 * a side of the trade), DISPUTE_NOT_FOUND, DISPUTE_DECIDED, DECISION_INVALID outside 0 … what is frozen.
 */
export async function decideDispute(ctx: Ctx, input: DecideDispute): Promise<Result<DecisionAnswer>> {
  return inTransaction(ctx, 'order.decide', (act) =>
    onceOnly(act, replayOf('decide-dispute', input), async () => {
      const locked = await lockDispute(act, input.orderId, 'operator')
      if (!locked.ok) return locked
      const { order, dispute } = locked.value
      const frozenFen = totalFunds(dispute)
      const split = splitFunds(frozenFen, input.toBuyerFen)
      if (!split) return refuse('DECISION_INVALID', { frozenFen: Number(frozenFen) })

      await closeDispute(act.tx, act, dispute, 'decide', { ...split, decisionReason: input.reason ?? null })
      const ended = await terminateOrder(act, order, 'mutual')
      await payShares(act, ended, split, `decided:${dispute.id}`)
      await closeOrder(act, ended)
      const { toBuyerFen, toSupplierFen } = split
      return accept({
        orderId: order.id,
        state: ended.state,
        disputeId: dispute.id,
        toBuyerFen: Number(toBuyerFen),
        toSupplierFen: Number(toSupplierFen),
      })
    }),
  )
}
