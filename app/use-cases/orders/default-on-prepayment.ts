import type { DueSubject } from '#app/contracts/orders.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline, setDeadline } from '#db/outbox.ts'
import { isMoneyOnItsWay } from '#db/stores/payments.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { endByBuyerDefault } from './end-by-buyer-default.ts'
import { type DueAnswer, lockOrderFor } from './lock-order-for.ts'

/**
 * The prepayment's last day is over (deadline `order.prepayment_due`): an order whose prepayment is not held
 * ends by the buyer's default. While the bank is still at it, or the award may still be void, the clock looks
 * again a day later; a dispute stops it.
 */
export async function defaultOnPrepayment(ctx: Ctx, { subjectId }: DueSubject): Promise<Result<DueAnswer>> {
  return inTransaction<DueAnswer>(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const locked = await lockOrderFor(act, subjectId, 'clock')
    if (!locked.ok) return accept({ hasActed: false })
    const { order, pool } = locked.value
    if (!(await claimDeadline(tx, now, 'order.prepayment_due', subjectId))) return accept({ hasActed: false })
    if (order.state !== 'awaiting_prepayment') return accept({ hasActed: false })
    if (pool.state !== 'fulfilling' || (await isMoneyOnItsWay(tx, order.id))) {
      await setDeadline(tx, now, 'order.prepayment_due', subjectId, addDays(now, 1))
      return accept({ hasActed: false })
    }
    await endByBuyerDefault(act, order)
    return accept({ hasActed: true })
  })
}
