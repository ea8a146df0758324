import type { DueSubject } from '#app/contracts/orders.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { markTestOrder } from '#db/stores/test-orders.ts'
import type { DueAnswer } from '../orders/lock-order-for.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor } from './lock-test-order-for.ts'
import { moveTestOrder } from './move-test-order.ts'
import { unwindTestOrder } from './unwind-test-order.ts'

/**
 * 到期未付 (deadline `test.fee_due`): an accepted order whose fee is not held by now is cancelled. Nothing
 * happens when it is held, or when testing has begun.
 */
export function lapseUnpaidTest(ctx: Ctx, { subjectId }: DueSubject): Promise<Result<DueAnswer>> {
  return inTransaction<DueAnswer>(ctx, 'clock.act', async (act) => {
    const locked = await lockTestOrderFor(act, subjectId, 'clock')
    const isDue = locked.ok && (await claimDeadline(act.tx, act.now, 'test.fee_due', subjectId))
    if (!isDue || locked.value.feeHeldAt !== null) return accept({ hasActed: false })
    const moved = await moveTestOrder(act, locked.value, 'cancel', 'fee_not_paid')
    if (!moved.ok) return accept({ hasActed: false })
    await markTestOrder(act.tx, act.now, subjectId, { reason: 'fee_not_paid' })
    await unwindTestOrder(act, locked.value)
    return accept({ hasActed: true })
  })
}
