import type { DueSubject } from '#app/contracts/orders.ts'
import { outstandingOf } from '#app/domain/orders/deliveries.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline, setDeadline } from '#db/outbox.ts'
import { orderOfShipment, shipmentsOf } from '#db/stores/orders.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { acceptSets } from './accept-sets.ts'
import { closeDelivery } from './close-delivery.ts'
import { type DueAnswer, lockOrderFor } from './lock-order-for.ts'

/**
 * 到期自动验收 (deadline `shipment.accept`): what is neither accepted nor rejected of a shipment counts as
 * accepted. During a dispute the clock does not accept; it looks again a day later.
 */
export async function acceptByClock(ctx: Ctx, { subjectId }: DueSubject): Promise<Result<DueAnswer>> {
  return inTransaction<DueAnswer>(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const locked = await lockOrderFor(act, (await orderOfShipment(tx, subjectId)) ?? '', 'clock')
    if (!locked.ok) return accept({ hasActed: false })
    const { order } = locked.value
    if (!(await claimDeadline(tx, now, 'shipment.accept', subjectId))) return accept({ hasActed: false })

    if (order.state === 'disputed') {
      await setDeadline(tx, now, 'shipment.accept', subjectId, addDays(now, 1))
      return accept({ hasActed: false })
    }
    const shipments = await shipmentsOf(tx, order.id)
    const due = shipments.find((shipment) => shipment.id === subjectId)
    const quantity = due ? outstandingOf(due) : 0
    const isUnderWay = order.state === 'shipping' || order.state === 'delivered'
    if (!isUnderWay || quantity === 0) return accept({ hasActed: false })

    const parts = [{ shipmentId: subjectId, quantity }]
    await closeDelivery(act, await acceptSets(act, order, shipments, parts, 'clock'))
    return accept({ hasActed: true })
  })
}
