import type { OrderAction } from '#app/contracts/disputes.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { moveDispute } from '#db/stores/disputes.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockDispute } from './lock-dispute.ts'
import type { OrderAnswer } from './lock-order-for.ts'
import { replayOf } from './replay-of.ts'
import { resumeOrder } from './resume-order.ts'
import { tellSides } from './tell-sides.ts'

/**
 * 撤回争议, by the firm that opened it, before it was ruled on: the money goes back where it was and the order
 * goes on. Refused: ORDER_NOT_FOUND, DISPUTE_NOT_FOUND, DISPUTE_DECIDED, NOT_PERMITTED to the other side.
 */
export async function withdrawDispute(ctx: Ctx, input: OrderAction): Promise<Result<OrderAnswer>> {
  return inTransaction(ctx, 'order.dispute', (act) =>
    onceOnly(act, replayOf('withdraw-dispute', input), async () => {
      const locked = await lockDispute(act, input.orderId, 'either')
      if (!locked.ok) return locked
      const { order, dispute } = locked.value
      const isOpener = act.actor.kind === 'person' && act.actor.organisationId === dispute.openedBy
      if (!isOpener) return refuse('NOT_PERMITTED')
      if (dispute.state !== 'open') return refuse('DISPUTE_DECIDED')

      await moveDispute(act.tx, act, dispute, 'withdraw')
      const { state } = await resumeOrder(act, order, dispute)
      await tellSides(act, order, 'other', 'dispute_withdrawn', dispute.id)
      return accept({ orderId: order.id, state })
    }),
  )
}
