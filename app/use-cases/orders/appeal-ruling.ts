import type { AppealRuling } from '#app/contracts/disputes.ts'
import { isPast } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { dropDeadline } from '#db/outbox.ts'
import { moveDispute } from '#db/stores/disputes.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockDispute } from './lock-dispute.ts'
import type { OrderAnswer } from './lock-order-for.ts'
import { replayOf } from './replay-of.ts'
import { tellSides } from './tell-sides.ts'

/**
 * 申诉, by either side, once, before the window closes: the operator decides again, and then for good.
 * Refused: ORDER_NOT_FOUND, DISPUTE_NOT_FOUND, DISPUTE_DECIDED, APPEAL_CLOSED (no ruling yet, appealed
 * already, or the window is over).
 */
export async function appealRuling(ctx: Ctx, input: AppealRuling): Promise<Result<OrderAnswer>> {
  return inTransaction(ctx, 'order.dispute', (act) =>
    onceOnly(act, replayOf('appeal-ruling', input), async () => {
      const locked = await lockDispute(act, input.orderId, 'either')
      if (!locked.ok) return locked
      const { order, dispute } = locked.value
      const { appealUntil } = dispute
      if (dispute.state !== 'ruled' || appealUntil === null || isPast(appealUntil, act.now)) {
        return refuse('APPEAL_CLOSED')
      }
      await moveDispute(act.tx, act, dispute, 'appeal', {
        appealedBy: act.actor.kind === 'person' ? act.actor.organisationId : null,
        appealReason: input.reason,
        appealedAt: act.now,
      })
      await dropDeadline(act.tx, act.now, 'dispute.appeal', dispute.id)
      await tellSides(act, order, 'other', 'dispute_appealed', dispute.id)
      return accept({ orderId: order.id, state: order.state })
    }),
  )
}
