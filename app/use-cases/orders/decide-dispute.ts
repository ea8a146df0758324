import type { DecideDispute } from '#app/contracts/disputes.ts'
import { splitFunds, totalFunds } from '#app/domain/orders/order-split.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { loadTradeTerms } from '#db/stores/pools.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockDispute } from './lock-dispute.ts'
import type { OrderAnswer } from './lock-order-for.ts'
import { postDecision } from './post-decision.ts'
import { replayOf } from './replay-of.ts'
import { ruleOnDispute } from './rule-on-dispute.ts'

export interface DecisionAnswer extends OrderAnswer {
  readonly disputeId: string
  readonly toBuyerFen: number
  readonly toSupplierFen: number
  /** Until when the ruling may be appealed; null: it is posted and final. */
  readonly appealUntil: string | null
}

/**
 * 裁决: the operator splits what is frozen, all of it; the buyer's part goes back, the rest to the supplier,
 * and the order ends. Where the pool grants days for an appeal the first ruling waits for them; after an
 * appeal, or without such days, it is posted at once and final. Refused: ORDER_NOT_FOUND, NOT_PERMITTED (also
 * to an operator who is a side of the trade), DISPUTE_NOT_FOUND, DISPUTE_DECIDED, DECISION_INVALID outside
 * 0 … what is frozen.
 */
export async function decideDispute(ctx: Ctx, input: DecideDispute): Promise<Result<DecisionAnswer>> {
  return inTransaction(ctx, 'order.decide', (act) =>
    onceOnly(act, replayOf('decide-dispute', input), async () => {
      const locked = await lockDispute(act, input.orderId, 'operator')
      if (!locked.ok) return locked
      const { order, dispute } = locked.value
      if (dispute.state === 'ruled') return refuse('DISPUTE_DECIDED')
      const frozenFen = totalFunds(dispute)
      const split = splitFunds(frozenFen, input.toBuyerFen)
      if (!split) return refuse('DECISION_INVALID', { frozenFen: Number(frozenFen) })

      const terms = await loadTradeTerms(act.tx, order.poolId)
      const appealDays = dispute.state === 'open' ? (terms?.appealDays ?? 0) : 0
      const ruling = { ...split, reason: input.reason ?? null }
      const appealUntil = appealDays > 0 ? await ruleOnDispute(act, order, dispute, ruling, appealDays) : null
      const { state } = appealUntil ? order : await postDecision(act, order, dispute, ruling)
      return accept({
        orderId: order.id,
        state,
        disputeId: dispute.id,
        toBuyerFen: Number(split.toBuyerFen),
        toSupplierFen: Number(split.toSupplierFen),
        appealUntil: appealUntil?.toISOString() ?? null,
      })
    }),
  )
}
