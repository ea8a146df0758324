import type { DueSubject } from '#app/contracts/orders.ts'
import { RETENTION_GRACE_DAYS } from '#app/domain/orders/order-money.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline, setDeadline } from '#db/outbox.ts'
import { acceptancesOf, markAcceptance, orderOfAcceptance } from '#db/stores/orders.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { type DueAnswer, lockOrderFor } from './lock-order-for.ts'
import { noteOrder } from './note-order.ts'
import { settleWarranty } from './settle-warranty.ts'

/**
 * 质保期满 (deadline `acceptance.warranty`): the retention of these sets goes to the supplier, at once when it
 * is held, else as soon as it is; the last one completes the order. A dispute keeps the retention frozen.
 */
export async function endWarranty(ctx: Ctx, { subjectId }: DueSubject): Promise<Result<DueAnswer>> {
  return inTransaction<DueAnswer>(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const locked = await lockOrderFor(act, (await orderOfAcceptance(tx, subjectId)) ?? '', 'clock')
    if (!locked.ok) return accept({ hasActed: false })
    const { order } = locked.value
    if (!(await claimDeadline(tx, now, 'acceptance.warranty', subjectId))) return accept({ hasActed: false })
    const isWarranted = order.terminationReason === 'supplier_default'
    if (order.state === 'terminated' && !isWarranted) return accept({ hasActed: false })

    await markAcceptance(tx, subjectId, 'warrantyEndedAt', now)
    await noteOrder(act, order, 'warranty_ended', { acceptanceId: subjectId })
    await settleWarranty(act, order)
    const isUnpaid = (await acceptancesOf(tx, order.id)).some((one) => one.retentionHeldAt === null)
    if (isUnpaid) {
      await setDeadline(tx, now, 'order.retention_default', order.id, addDays(now, RETENTION_GRACE_DAYS))
    }
    return accept({ hasActed: true })
  })
}
