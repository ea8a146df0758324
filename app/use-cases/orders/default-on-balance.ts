import type { DueSubject } from '#app/contracts/orders.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline, setDeadline } from '#db/outbox.ts'
import { isMoneyOnItsWay } from '#db/stores/payments.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { endByBuyerDefault } from './end-by-buyer-default.ts'
import { type DueAnswer, lockOrderFor } from './lock-order-for.ts'

/**
 * The balance's days of grace are over (deadline `order.balance_default`): an order whose balance is not held
 * ends by the buyer's default. While the bank is still at it, or the award may still be void, the clock looks
 * again a day later; a dispute stops it.
 */
export async function defaultOnBalance(ctx: Ctx, { subjectId }: DueSubject): Promise<Result<DueAnswer>> {
  return inTransaction<DueAnswer>(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const locked = await lockOrderFor(act, subjectId, 'clock')
    if (!locked.ok) return accept({ hasActed: false })
    const { order, pool } = locked.value
    if (!(await claimDeadline(tx, now, 'order.balance_default', subjectId)))
      return accept({ hasActed: false })
    const isWaiting = order.state === 'in_production' || order.state === 'awaiting_balance'
    if (!isWaiting || order.balanceHeldAt !== null) return accept({ hasActed: false })
    if (pool.state !== 'fulfilling' || (await isMoneyOnItsWay(tx, order.id))) {
      await setDeadline(tx, now, 'order.balance_default', subjectId, addDays(now, 1))
      return accept({ hasActed: false })
    }
    await endByBuyerDefault(act, order)
    return accept({ hasActed: true })
  })
}
