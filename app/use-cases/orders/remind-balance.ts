import type { DueSubject } from '#app/contracts/orders.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { type DueAnswer, lockOrderFor } from './lock-order-for.ts'
import { moveOrder } from './move-order.ts'

/**
 * The balance is due (deadline `order.balance_due`): goods that are made wait for it. Nothing happens when
 * it is held, or when the order is no longer in production.
 */
export async function remindBalance(ctx: Ctx, { subjectId }: DueSubject): Promise<Result<DueAnswer>> {
  return inTransaction<DueAnswer>(ctx, 'clock.act', async (act) => {
    const locked = await lockOrderFor(act, subjectId, 'clock')
    if (!locked.ok) return accept({ hasActed: false })
    const { order } = locked.value
    if (!(await claimDeadline(act.tx, act.now, 'order.balance_due', subjectId)))
      return accept({ hasActed: false })
    if (order.state !== 'in_production' || order.balanceHeldAt !== null) return accept({ hasActed: false })
    await moveOrder(act, order, ['finish_production'])
    return accept({ hasActed: true })
  })
}
