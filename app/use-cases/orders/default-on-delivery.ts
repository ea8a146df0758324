import type { DueSubject } from '#app/contracts/orders.ts'
import { outstandingOf } from '#app/domain/orders/deliveries.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline, setDeadline } from '#db/outbox.ts'
import { shipmentsOf } from '#db/stores/orders.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { endBySupplierDefault } from './end-by-supplier-default.ts'
import { type DueAnswer, lockOrderFor } from './lock-order-for.ts'

const OWED = ['in_production', 'awaiting_balance', 'shipping', 'delivered']

/**
 * The delivery's days of grace are over (deadline `order.delivery_default`): an order of which sets are still
 * owed ends by the supplier's default. While sets wait for their acceptance, or the balance is not held, the
 * clock looks again a day later; a dispute stops it.
 */
export async function defaultOnDelivery(ctx: Ctx, { subjectId }: DueSubject): Promise<Result<DueAnswer>> {
  return inTransaction<DueAnswer>(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const locked = await lockOrderFor(act, subjectId, 'clock')
    if (!locked.ok) return accept({ hasActed: false })
    const { order, pool } = locked.value
    if (!(await claimDeadline(tx, now, 'order.delivery_default', subjectId)))
      return accept({ hasActed: false })
    if (!OWED.includes(order.state) || order.acceptedQuantity === order.quantity)
      return accept({ hasActed: false })
    const isJudged = (await shipmentsOf(tx, order.id)).every((shipment) => outstandingOf(shipment) === 0)
    if (pool.state !== 'fulfilling' || order.balanceHeldAt === null || !isJudged) {
      await setDeadline(tx, now, 'order.delivery_default', subjectId, addDays(now, 1))
      return accept({ hasActed: false })
    }
    await endBySupplierDefault(act, order)
    return accept({ hasActed: true })
  })
}
