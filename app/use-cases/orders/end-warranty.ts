import type { DueSubject } from '#app/contracts/orders.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { markAcceptance, orderOfAcceptance } from '#db/stores/orders.ts'
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
    if (order.state === 'terminated') return accept({ hasActed: false })

    await markAcceptance(tx, subjectId, 'warrantyEndedAt', now)
    await noteOrder(act, order, 'warranty_ended', { acceptanceId: subjectId })
    await settleWarranty(act, order)
    return accept({ hasActed: true })
  })
}
