import type { DueSubject } from '#app/contracts/orders.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import type { DueAnswer } from '../orders/lock-order-for.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor } from './lock-test-order-for.ts'
import { moveTestOrder } from './move-test-order.ts'
import { payLab } from './pay-lab.ts'

/**
 * 异议期满 (deadline `test.close`): a reported order to which nobody objected closes, and the lab is paid.
 * Nothing happens when it is closed or being amended.
 */
export function closeTestByClock(ctx: Ctx, { subjectId }: DueSubject): Promise<Result<DueAnswer>> {
  return inTransaction<DueAnswer>(ctx, 'clock.act', async (act) => {
    const locked = await lockTestOrderFor(act, subjectId, 'clock')
    const isDue = locked.ok && (await claimDeadline(act.tx, act.now, 'test.close', subjectId))
    if (!isDue || locked.value.state !== 'reported') return accept({ hasActed: false })
    const moved = await moveTestOrder(act, locked.value, 'close')
    if (moved.ok) await payLab(act, locked.value)
    return accept({ hasActed: moved.ok })
  })
}
