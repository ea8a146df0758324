import type { DueSubject } from '#app/contracts/orders.ts'
import { splitFunds, totalFunds } from '#app/domain/orders/order-split.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { livingDisputeOf, orderOfDispute } from '#db/stores/disputes.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { type DueAnswer, lockOrderFor } from './lock-order-for.ts'
import { postDecision } from './post-decision.ts'

/**
 * The window for an appeal is over (deadline `dispute.appeal`): a ruling that nobody appealed is posted and
 * final. Money that came for the order meanwhile is the supplier's part, as the ruling fixed the buyer's.
 */
export async function postRuling(ctx: Ctx, { subjectId }: DueSubject): Promise<Result<DueAnswer>> {
  return inTransaction<DueAnswer>(ctx, 'clock.act', async (act) => {
    const locked = await lockOrderFor(act, (await orderOfDispute(act.tx, subjectId)) ?? '', 'clock')
    if (!locked.ok) return accept({ hasActed: false })
    const { order } = locked.value
    if (!(await claimDeadline(act.tx, act.now, 'dispute.appeal', subjectId))) {
      return accept({ hasActed: false })
    }
    const dispute = await livingDisputeOf(act.tx, order.id)
    if (dispute?.id !== subjectId || dispute.state !== 'ruled') return accept({ hasActed: false })
    const split = splitFunds(totalFunds(dispute), dispute.toBuyerFen ?? 0n)
    if (!split) throw new Error(`dispute ${subjectId}: less is frozen than was ruled`)
    await postDecision(act, order, dispute, { ...split, reason: dispute.decisionReason })
    return accept({ hasActed: true })
  })
}
